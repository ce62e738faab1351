/** Variational autoencoders. */
package org.genera.vae;
