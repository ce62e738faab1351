package org.genera.likelihoods.text;

import java.util.Arrays;

/**
 * How often each known term is in each text, sparse: the terms of text i are at the places {@code
 * starts[i]} to {@code starts[i + 1] - 1}.
 *
 * @param starts where texts begin, and the end
 * @param ids terms, rising within a text
 * @param counts how often each is in the text
 */
public record TermCounts(int[] starts, int[] ids, int[] counts) {

  /**
   * Known terms in a text, repetitions included.
   *
   * @param text its row
   * @return a count
   */
  public long total(int text) {
    long total = 0;
    for (int i = starts[text]; i < starts[text + 1]; i++) {
      total += counts[i];
    }
    return total;
  }

  /** Takes the terms of one text after the other. */
  static final class Builder {
    private final int[] starts;
    private int[] ids = new int[1024];
    private int[] counts = new int[1024];
    private int size;
    private int text;

    Builder(int texts) {
      starts = new int[texts + 1];
    }

    void add(int id) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * size));
        counts = Arrays.copyOf(counts, ids.length);
      }
      ids[size++] = id;
    }

    /** Sorts the text's terms and counts the equal ones. */
    void endText() {
      int from = starts[text];
      Arrays.sort(ids, from, size);
      int last = from;
      for (int i = from; i < size; i++) {
        if (i == from || ids[i] != ids[last - 1]) {
          ids[last] = ids[i];
          counts[last++] = 1;
        } else {
          counts[last - 1]++;
        }
      }
      size = last;
      starts[++text] = size;
    }

    TermCounts build() {
      return new TermCounts(starts, Arrays.copyOf(ids, size), Arrays.copyOf(counts, size));
    }
  }
}
