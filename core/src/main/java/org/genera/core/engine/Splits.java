package org.genera.core.engine;

import java.util.List;
import java.util.OptionalLong;
import org.genera.api.data.Dataset;
import org.genera.api.data.Split;

/** What can be said of splits before they are read. */
final class Splits {

  private Splits() {}

  static OptionalLong rows(List<Split> splits, Dataset data) {
    if (splits.isEmpty()) {
      return OptionalLong.of(0);
    }
    Split last = splits.get(splits.size() - 1);
    return last.rows() == Split.UNKNOWN
        ? data.rows()
        : OptionalLong.of(last.firstRow() + last.rows());
  }

  static boolean areSingleBlocks(List<Split> splits, int blockRows) {
    return splits.stream()
        .allMatch(split -> split.rows() != Split.UNKNOWN && split.rows() <= blockRows);
  }

  /** As many workers as there are threads, but no more than blocks. */
  static int workers(List<Split> splits, int blockRows, int threads) {
    if (splits.isEmpty()) {
      return 0;
    }
    Split last = splits.get(splits.size() - 1);
    if (last.rows() == Split.UNKNOWN) {
      return threads;
    }
    long before = last.firstRow() / blockRows;
    return (int) Math.min(threads, before + (last.rows() + blockRows - 1) / blockRows);
  }
}
