package org.genera.hmm.structure;

import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.hmm.durations.DurationModel;

/** Takes the transitions of states to themselves away, where durations say how long states last. */
final class Lasting {

  private Lasting() {}

  /**
   * The structure of states with durations. A state that cannot be left keeps its transition to
   * itself, and has no duration.
   *
   * @param structure of the chain
   * @param durations how long states last
   * @param names of the states
   */
  static Structure of(Structure structure, DurationModel durations, List<String> names) {
    if (!durations.isExplicit()) {
      return structure;
    }
    int k = structure.states();
    double[] transitions = structure.transitions().clone();
    boolean any = false;
    for (int i = 0; i < k; i++) {
      double[] row = structure.row(i);
      double stays = row[i];
      row[i] = 0;
      if (isPossible(row)) {
        refuse(stays, row, names.get(i));
        transitions[i * k + i] = 0;
        any = true;
      }
    }
    if (!any) {
      throw invalid(
          "has no effect where no state can be left; ask for more states, or leave it out");
    }
    return new Structure(structure.start(), transitions, structure.ends(), durations);
  }

  private static boolean isPossible(double[] row) {
    for (double entry : row) {
      if (entry != 0) {
        return true;
      }
    }
    return false;
  }

  private static void refuse(double stays, double[] others, String name) {
    if (!Structure.isFree(stays) && stays > 0) {
      throw invalid(
          "says how long state "
              + name
              + " lasts, and so does its transition to itself, which is fixed to "
              + stays
              + "; write 0 there in the transitions file, or leave the option out");
    }
    Optional<String> fault = Structure.fault(others);
    if (fault.isPresent()) {
      throw invalid(
          "leaves state "
              + name
              + " no transition to itself, and so its line of the transitions file is no"
              + " distribution: "
              + fault.get());
    }
  }

  private static GeneraException invalid(String why) {
    return new GeneraException(StandardError.INVALID_OPTION, "Option 'durations' " + why + ".");
  }
}
