package org.genera.hmm;

import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.engine.RandomStream;

/** Draws sequences of phases that are as long as the chain makes them. */
final class EndingPaths {

  /** Far longer than anyone wants a series that was to end by itself. */
  private static final int LONGEST = 10_000_000;

  private final Chain.Draws chain;
  private final RandomStream random;
  private final int[] offsets;
  private int[] phases = new int[1 << 8];
  private int size;

  EndingPaths(Chain.Draws chain, int rows, RandomStream random) {
    this.chain = chain;
    this.random = random;
    offsets = new int[rows + 1];
  }

  /** A path from its first phase to its end. */
  void add(int row) {
    if (!add(row, chain.first(random), LONGEST)) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "A series of more than "
              + LONGEST
              + " steps was drawn, for the model hardly lets series end; train without ends=true, or"
              + " on series that end.");
    }
  }

  /** How a path goes on after a phase, for so many steps at most. */
  void addAfter(int row, int last, int limit) {
    offsets[row + 1] = size;
    if (!chain.ends(last, random)) {
      add(row, chain.next(last, random), limit);
    }
  }

  /** A path of so many steps at most; whether it came to its end. */
  boolean add(int row, int first, int limit) {
    int phase = first;
    boolean ended = false;
    while (!ended && size - offsets[row] < limit) {
      if (size == phases.length) {
        phases = Arrays.copyOf(phases, Math.multiplyExact(size, 2));
      }
      phases[size++] = phase;
      ended = chain.ends(phase, random);
      phase = ended ? phase : chain.next(phase, random);
    }
    offsets[row + 1] = size;
    return ended;
  }

  /** Where each path begins, and the end of the last. */
  int[] offsets() {
    return offsets;
  }

  int[] phases() {
    return Arrays.copyOf(phases, size);
  }
}
