package org.genera.csv;

/**
 * How rows are cut into cells.
 *
 * @param separator what stands between cells
 * @param quote what cells may be quoted with
 */
record Dialect(Separator separator, Quote quote) {}
