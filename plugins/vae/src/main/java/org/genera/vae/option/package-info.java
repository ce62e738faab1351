/** Options of the family, and which of them can have an effect together. */
package org.genera.vae.option;
