/** Rows to learn from, and what is learned from them. */
package org.genera.vae.training;
