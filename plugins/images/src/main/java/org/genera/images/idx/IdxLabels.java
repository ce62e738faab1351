package org.genera.images.idx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The classes of images.
 *
 * @param name of the file
 * @param codes the level of each image
 * @param levels those that occur, in order
 */
record IdxLabels(String name, byte[] codes, List<String> levels) {

  private static final int VALUES = 256;

  /** Reads all labels. */
  static IdxLabels of(IdxFile file, IdxFile images) {
    if (file.shape().length != 1 || file.rows() != images.rows()) {
      throw file.invalid(
          "it holds "
              + Arrays.toString(file.shape())
              + " labels, '"
              + images.name()
              + "' "
              + images.rows()
              + " images");
    }
    byte[] values = file.rows(0, file.rows());
    boolean[] present = new boolean[VALUES];
    for (byte value : values) {
      present[value & 0xff] = true;
    }
    byte[] code = new byte[VALUES];
    List<String> levels = new ArrayList<>();
    for (int value = 0; value < VALUES; value++) {
      if (present[value]) {
        code[value] = (byte) levels.size();
        levels.add(Integer.toString(value));
      }
    }
    for (int row = 0; row < values.length; row++) {
      values[row] = code[values[row] & 0xff];
    }
    return new IdxLabels(file.name(), values, levels);
  }

  /** Codes of some consecutive images. */
  int[] codes(long first, int rows) {
    int[] result = new int[rows];
    for (int row = 0; row < rows; row++) {
      result[row] = codes[(int) first + row] & 0xff;
    }
    return result;
  }
}
