package org.genera.hmm.structure;

import static org.genera.hmm.structure.Structure.FREE;

import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.option.Options;

/** Which transitions a chain has by its shape alone. */
final class Topology {

  static final String FULL = "full";
  static final String LEFT_TO_RIGHT = "left-to-right";
  static final String BANDED = "banded";

  private static final int DEFAULT_BAND = 1;

  private Topology() {}

  /** The structure of some states that the options name. */
  static Structure of(int states, Options options) {
    String topology = options.get(StructureOptions.TOPOLOGY);
    double[] ends = Structure.frees(options.get(StructureOptions.ENDS) ? states : 0);
    if (topology.equals(FULL)) {
      refuseBand(options);
      Structure free = Structure.free(states);
      return new Structure(free.start(), free.transitions(), ends);
    }
    int band = options.find(StructureOptions.BAND).orElse(DEFAULT_BAND);
    boolean forward = topology.equals(LEFT_TO_RIGHT);
    double[] start = new double[states];
    Arrays.fill(start, forward ? 0 : FREE);
    start[0] = forward ? 1 : FREE;
    double[] transitions = new double[states * states];
    for (int i = 0; i < states; i++) {
      int first = forward ? i : Math.max(0, i - band);
      int last = (int) Math.min(states - 1L, (long) i + band);
      Arrays.fill(transitions, i * states + first, i * states + last + 1, FREE);
    }
    return new Structure(start, transitions, ends);
  }

  private static void refuseBand(Options options) {
    if (options.isGiven(StructureOptions.BAND)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'band' has no effect where all transitions are there; add"
              + " topology=left-to-right or topology=banded, or leave it out.");
    }
  }
}
