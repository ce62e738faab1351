package org.genera.api.data;

import java.util.BitSet;

/**
 * Images of one size.
 *
 * @param rows the number of images
 * @param pixels image after image, each channel by channel and row by row; unsigned bytes
 * @param missing the rows without an image (their pixels are zero)
 */
public record ImageVector(int rows, byte[] pixels, BitSet missing) implements ColumnVector {

  /** Checks that the pixels divide evenly among the rows. */
  public ImageVector {
    if (rows < 0 || (rows == 0 ? pixels.length != 0 : pixels.length % rows != 0)) {
      throw new IllegalArgumentException(pixels.length + " pixels do not make " + rows + " images");
    }
  }

  @Override
  public int size() {
    return rows;
  }

  @Override
  public boolean isMissing(int row) {
    return missing.get(row);
  }

  @Override
  public ImageVector pick(int[] picked) {
    int size = rows == 0 ? 0 : pixels.length / rows;
    byte[] copy = new byte[Math.multiplyExact(size, picked.length)];
    BitSet gone = new BitSet();
    for (int i = 0; i < picked.length; i++) {
      System.arraycopy(pixels, picked[i] * size, copy, i * size, size);
      gone.set(i, missing.get(picked[i]));
    }
    return new ImageVector(picked.length, copy, gone);
  }
}
