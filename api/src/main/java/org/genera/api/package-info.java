/**
 * Errors, cancellation, progress and the context of a run: what every part of the contract uses.
 */
package org.genera.api;
