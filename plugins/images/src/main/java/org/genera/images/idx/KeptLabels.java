package org.genera.images.idx;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.CategoryVector;
import org.genera.api.engine.RandomStream;

/**
 * Some labels out of many, the others being missing, as if nobody had looked at those rows: as many
 * of each class as can be, by chance.
 *
 * @param count how many labels are kept
 * @param seed decides which
 */
record KeptLabels(int count, long seed) {

  private static final String PURPOSE = "idx-labels";

  /**
   * The codes that are kept.
   *
   * @param codes the class of each row, or {@link CategoryVector#MISSING}
   * @param classes how many classes there are
   * @throws GeneraException {@link StandardError#INVALID_OPTION} if there are fewer labels
   */
  int[] of(int[] codes, int classes) {
    int[] kept = new int[codes.length];
    Arrays.fill(kept, CategoryVector.MISSING);
    int[][] rows = new int[classes][];
    for (int y = 0; y < classes; y++) {
      int level = y;
      rows[y] = IntStream.range(0, codes.length).filter(row -> codes[row] == level).toArray();
      shuffle(rows[y], RandomStream.of(seed, PURPOSE, y));
    }
    int left = count;
    for (int place = 0; left > 0; place++) {
      int before = left;
      for (int y = 0; y < classes && left > 0; y++) {
        if (place < rows[y].length) {
          kept[rows[y][place]] = y;
          left--;
        }
      }
      if (left == before) {
        throw new GeneraException(
            StandardError.INVALID_OPTION,
            "Option 'labels' asks for "
                + count
                + " labels, but there are only "
                + (count - left)
                + ".");
      }
    }
    return kept;
  }

  private static void shuffle(int[] rows, RandomStream random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
  }
}
