package org.genera.images.idx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.genera.api.data.CategoryVector;

/**
 * The classes of images.
 *
 * @param name of the file
 * @param codes the level of each image, or {@link CategoryVector#MISSING}
 * @param levels those that occur, in order
 */
record IdxLabels(String name, int[] codes, List<String> levels) {

  private static final int VALUES = 256;

  /**
   * Reads all labels.
   *
   * @param none the value that stands for no label
   * @param kept which labels are kept; all by default
   */
  static IdxLabels of(IdxFile file, IdxFile images, OptionalInt none, Optional<KeptLabels> kept) {
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
    none.ifPresent(value -> present[value] = false);
    int[] code = new int[VALUES];
    Arrays.fill(code, CategoryVector.MISSING);
    List<String> levels = new ArrayList<>();
    for (int value = 0; value < VALUES; value++) {
      if (present[value]) {
        code[value] = levels.size();
        levels.add(Integer.toString(value));
      }
    }
    int[] codes = new int[values.length];
    for (int row = 0; row < values.length; row++) {
      codes[row] = code[values[row] & 0xff];
    }
    return new IdxLabels(
        file.name(), kept.map(some -> some.of(codes, levels.size())).orElse(codes), levels);
  }

  /** Codes of some consecutive images. */
  int[] codes(long first, int rows) {
    return Arrays.copyOfRange(codes, (int) first, (int) first + rows);
  }
}
