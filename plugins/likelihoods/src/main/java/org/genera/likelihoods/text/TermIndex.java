package org.genera.likelihoods.text;

import java.util.Arrays;

/**
 * Numbers terms in the order in which they come: a hash table with open addresses over one array of
 * chars. Safe to read from many threads while nobody adds.
 */
final class TermIndex {

  private char[] pool = new char[256];

  /** Where terms end in the pool; term i begins where the one before ends. */
  private int[] ends = new int[64];

  private int[] hashes = new int[64];

  /** 1 + the number of a term, 0 for an empty slot. */
  private int[] slots = new int[128];

  private int size;

  int size() {
    return size;
  }

  /** All chars of all terms. */
  int chars() {
    return size == 0 ? 0 : ends[size - 1];
  }

  String term(int id) {
    int from = start(id);
    return new String(pool, from, ends[id] - from);
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  /** A term's number, -1 if it has none. */
  int find(char[] chars, int from, int to) {
    return slots[slot(chars, from, to, hash(chars, from, to))] - 1;
  }

  /** A term's number; the next free one if it is new. */
  int put(char[] chars, int from, int to) {
    int hash = hash(chars, from, to);
    int slot = slot(chars, from, to, hash);
    if (slots[slot] > 0) {
      return slots[slot] - 1;
    }
    reserve(to - from);
    System.arraycopy(chars, from, pool, chars(), to - from);
    ends[size] = chars() + to - from;
    hashes[size] = hash;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private int slot(char[] chars, int from, int to, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0 && !is(slots[slot] - 1, chars, from, to, hash)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean is(int id, char[] chars, int from, int to, int hash) {
    return hashes[id] == hash && Arrays.equals(pool, start(id), ends[id], chars, from, to);
  }

  private static int hash(char[] chars, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + chars[i];
    }
    hash *= 0x9e3779b9;
    return hash ^ hash >>> 15;
  }

  private void reserve(int more) {
    int needed = Math.addExact(chars(), more);
    if (needed > pool.length) {
      pool = Arrays.copyOf(pool, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * needed));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = hashes[id] & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = id + 1;
    }
  }
}
