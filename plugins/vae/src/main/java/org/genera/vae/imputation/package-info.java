/** What follows from a part of a row: proposals of latent variables, and fills of gaps. */
package org.genera.vae.imputation;
