/** Latent variables: their prior p(z), their posteriors q(z | x), and how they look as columns. */
package org.genera.vae.latent;
