/** Arrays of bytes as the MNIST database is stored in: the format {@code idx}. */
package org.genera.images.idx;
