/** Rows of a table as inputs of a network. */
package org.genera.neural.encoding;
