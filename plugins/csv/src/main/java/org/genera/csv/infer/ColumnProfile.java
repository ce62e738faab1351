package org.genera.csv.infer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.csv.table.WordIndex;

/**
 * What one pass over a column leaves behind: counts, and the different texts as long as they are
 * few.
 */
final class ColumnProfile {

  /**
   * Where a text of some kind first came.
   *
   * @param text the text
   * @param line its row's line
   */
  record Place(String text, long line) {}

  private final int maxLevels;
  private final long[] counts = new long[CellKind.values().length];
  private final Map<CellKind, Place> firstPlaces = new EnumMap<>(CellKind.class);
  private final WordIndex distinct = new WordIndex();
  private boolean manyLevels;
  private boolean repeats;
  private boolean blanks;
  private long present;
  private long missing;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private boolean rising = true;

  ColumnProfile(int maxLevels) {
    this.maxLevels = maxLevels;
  }

  void addMissing() {
    missing++;
  }

  void add(CellClassifier classifier, char[] buffer, int offset, int length, long line) {
    CellKind kind = classifier.kind(buffer, offset, length);
    present++;
    if (counts[kind.ordinal()]++ == 0) {
      firstPlaces.put(kind, new Place(new String(buffer, offset, length), line));
    }
    if (kind == CellKind.WHOLE) {
      addWhole(classifier.whole());
    }
    blanks |= kind == CellKind.WORD && !blanks && hasBlank(buffer, offset, length);
    if (!manyLevels) {
      repeats |= !distinct.add(buffer, offset, length);
      manyLevels = distinct.size() > maxLevels;
    }
  }

  private void addWhole(long value) {
    rising &= value > max || counts[CellKind.WHOLE.ordinal()] == 1;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  private static boolean hasBlank(char[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] <= ' ') {
        return true;
      }
    }
    return false;
  }

  long present() {
    return present;
  }

  long missing() {
    return missing;
  }

  long count(CellKind kind) {
    return counts[kind.ordinal()];
  }

  Optional<Place> first(CellKind kind) {
    return Optional.ofNullable(firstPlaces.get(kind));
  }

  /** The smallest and the largest of its whole numbers. */
  long min() {
    return min;
  }

  long max() {
    return max;
  }

  /** Whether there are more different texts than are remembered. */
  boolean hasManyLevels() {
    return manyLevels;
  }

  /** How many different texts there are, as far as they are remembered. */
  int levels() {
    return distinct.size();
  }

  List<String> levelTexts() {
    return distinct.words();
  }

  /** Whether some text contains a blank. */
  boolean hasBlanks() {
    return blanks;
  }

  /** Whether no text was seen twice, as far as they are remembered, or whole numbers only rise. */
  boolean allDiffer() {
    return !repeats || (count(CellKind.WHOLE) == present && rising);
  }
}
