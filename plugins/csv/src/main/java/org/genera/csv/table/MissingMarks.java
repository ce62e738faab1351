package org.genera.csv.table;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The texts that stand for a missing cell. The empty text is always one. */
public final class MissingMarks {

  private final List<char[]> marks;
  private final boolean[] firstLetters = new boolean[128];

  /**
   * The marks beside the empty text.
   *
   * @param texts the marks; case matters
   */
  public MissingMarks(Collection<String> texts) {
    Set<String> distinct = new TreeSet<>(texts);
    distinct.remove("");
    marks = distinct.stream().map(String::toCharArray).toList();
    for (char[] mark : marks) {
      firstLetters[Math.min(127, mark[0])] = true;
    }
  }

  /**
   * Whether a cell is missing.
   *
   * @param buffer holds the cell
   * @param offset where it begins
   * @param length how many characters it has
   * @return true for the empty text and the marks
   */
  public boolean contains(char[] buffer, int offset, int length) {
    if (length == 0) {
      return true;
    }
    if (!firstLetters[Math.min(127, buffer[offset])]) {
      return false;
    }
    for (char[] mark : marks) {
      if (Slices.equal(mark, buffer, offset, length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a text means a missing cell.
   *
   * @param text the text
   * @return true for the empty text and the marks
   */
  public boolean contains(String text) {
    return contains(text.toCharArray(), 0, text.length());
  }
}
