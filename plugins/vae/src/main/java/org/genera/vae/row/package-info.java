/**
 * Rows as cells: their codes, their likelihoods, and what becomes of them before they are looked
 * at.
 */
package org.genera.vae.row;
