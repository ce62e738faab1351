package org.genera.hmm.structure;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Refuses chains in which a state is never reached, or the end not from all states. */
final class Reachability {

  private final Structure structure;
  private final List<String> names;

  Reachability(Structure structure, List<String> names) {
    this.structure = structure;
    this.names = names;
  }

  void require() {
    refuse(
        closure(structure.start(), false),
        "can never be reached: no path of transitions leads there from a start. Allow one, or ask"
            + " for fewer states.");
    if (structure.hasEnds()) {
      refuse(
          closure(structure.ends(), true),
          "can never be left for the end of a series. Allow a transition that leads on, or an end.");
    }
  }

  private void refuse(boolean[] reached, String why) {
    List<String> lost = new ArrayList<>();
    for (int i = 0; i < reached.length; i++) {
      if (!reached[i]) {
        lost.add(names.get(i));
      }
    }
    if (!lost.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          (lost.size() == 1 ? "State " : "Each of the states ")
              + String.join(", ", lost)
              + " "
              + why);
    }
  }

  /** What can be reached from the possible ones of some entries, forward or backward. */
  private boolean[] closure(double[] entries, boolean backward) {
    int k = structure.states();
    boolean[] reached = new boolean[k];
    int[] stack = new int[k];
    int size = 0;
    for (int i = 0; i < k; i++) {
      if (entries[i] != 0) {
        reached[i] = true;
        stack[size++] = i;
      }
    }
    while (size > 0) {
      int from = stack[--size];
      for (int to = 0; to < k; to++) {
        double entry = structure.transitions()[backward ? to * k + from : from * k + to];
        if (entry != 0 && !reached[to]) {
          reached[to] = true;
          stack[size++] = to;
        }
      }
    }
    return reached;
  }
}
