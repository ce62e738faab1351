package org.genera.csv.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers words from 0 in the order in which they come; looks them up without making strings. */
public final class WordIndex {

  private final List<char[]> words = new ArrayList<>();
  private int[] slots = empty(16);

  /** An index without words. */
  public WordIndex() {}

  /**
   * The number of words.
   *
   * @return zero or more
   */
  public int size() {
    return words.size();
  }

  /**
   * The words.
   *
   * @return one a number
   */
  public List<String> words() {
    return words.stream().map(String::new).toList();
  }

  /**
   * Looks a word up.
   *
   * @param buffer holds the word
   * @param offset where it begins
   * @param length how many characters it has
   * @return its number, or -1 if it is not there
   */
  public int find(char[] buffer, int offset, int length) {
    return slots[slot(buffer, offset, length)];
  }

  /**
   * Adds a word if it is not there.
   *
   * @param buffer holds the word
   * @param offset where it begins
   * @param length how many characters it has
   * @return whether it is new
   */
  public boolean add(char[] buffer, int offset, int length) {
    int slot = slot(buffer, offset, length);
    if (slots[slot] >= 0) {
      return false;
    }
    slots[slot] = words.size();
    words.add(Arrays.copyOfRange(buffer, offset, offset + length));
    if (words.size() * 2 > slots.length) {
      rehash();
    }
    return true;
  }

  // Open addressing: the slot of the word, or the free one where it belongs.
  private int slot(char[] buffer, int offset, int length) {
    int mask = slots.length - 1;
    int slot = Slices.hash(buffer, offset, length) & mask;
    while (slots[slot] >= 0 && !Slices.equal(words.get(slots[slot]), buffer, offset, length)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void rehash() {
    slots = empty(slots.length * 2);
    for (int number = 0; number < words.size(); number++) {
      char[] word = words.get(number);
      slots[slot(word, 0, word.length)] = number;
    }
  }

  private static int[] empty(int size) {
    int[] slots = new int[size];
    Arrays.fill(slots, -1);
    return slots;
  }
}
