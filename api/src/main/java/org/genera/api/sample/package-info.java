/** Samplers: ways to draw rows from a model. */
package org.genera.api.sample;
