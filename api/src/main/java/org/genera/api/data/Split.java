package org.genera.api.data;

/**
 * A run of consecutive rows that can be read apart from the others. Every split but the last holds
 * whole blocks.
 *
 * @param index the split's number, from 0
 * @param firstRow its first row, from 0
 * @param rows how many rows it has; {@link #UNKNOWN} where only reading tells (then it is the only
 *     split)
 */
public record Split(int index, long firstRow, long rows) {

  /** The mark of an unknown number of rows. */
  public static final long UNKNOWN = -1;
}
