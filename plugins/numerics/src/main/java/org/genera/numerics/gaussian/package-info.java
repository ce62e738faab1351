/**
 * Gaussians and mixtures of them: densities of tiles of rows, expected moments with missing cells,
 * the M-step, floors of covariances.
 */
package org.genera.numerics.gaussian;
