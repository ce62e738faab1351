/**
 * Model files: one safetensors file each, whose metadata hold what the model knows of itself and
 * whose last tensor is a checksum.
 */
package org.genera.core.file;
