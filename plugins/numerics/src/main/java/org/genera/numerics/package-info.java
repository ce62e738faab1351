/** Numerics that families share. */
package org.genera.numerics;
