package org.genera.hmm.structure;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.hmm.durations.DurationModel;
import org.genera.likelihoods.TensorReader;

/**
 * What is fixed of a chain in its file, where anything is: {@code fixed-start} (states), {@code
 * fixed-transitions} (states x states) and {@code fixed-ends} (states, or none), -1 where an entry
 * is free; {@code tied} (states), the emission of each state from 0.
 */
public final class StructureTensors {

  private static final String START = "fixed-start";
  private static final String TRANSITIONS = "fixed-transitions";
  private static final String ENDS = "fixed-ends";
  private static final String TIED = "tied";

  private StructureTensors() {}

  /**
   * Writes what is not free.
   *
   * @param structure of the chain
   * @param tied which states share an emission
   * @param writer takes tensors
   */
  public static void write(Structure structure, TiedStates tied, ModelArchiveWriter writer) {
    int k = structure.states();
    if (!structure.isFree()) {
      writer.doubles(START, structure.start(), k);
      writer.doubles(TRANSITIONS, structure.transitions(), k, k);
      writer.doubles(ENDS, structure.ends(), structure.ends().length);
    }
    if (tied.isTied()) {
      writer.longs(TIED, Arrays.stream(tied.groups()).asLongStream().toArray(), k);
    }
  }

  /**
   * Reads what is fixed.
   *
   * @param archive a model file
   * @param states how many states
   * @param durations how long they last
   * @return the structure
   */
  public static Structure structure(ModelArchive archive, int states, DurationModel durations) {
    if (!archive.tensors().contains(START) && !durations.isExplicit()) {
      return Structure.free(states);
    }
    double[] ends = archive.doubles(ENDS, -1);
    if (ends.length != 0 && ends.length != states) {
      throw TensorReader.invalid("'" + ENDS + "' has not as many entries as there are states");
    }
    Structure structure =
        new Structure(
            archive.doubles(START, states),
            archive.doubles(TRANSITIONS, states, states),
            ends,
            durations);
    check(structure.start());
    for (int i = 0; i < states; i++) {
      check(structure.row(i));
    }
    return structure;
  }

  private static void check(double[] entries) {
    boolean allowed =
        Arrays.stream(entries)
            .allMatch(entry -> Structure.isFree(entry) || (entry >= 0 && entry <= 1));
    Optional<String> fault =
        allowed ? Structure.fault(entries) : Optional.of("an entry is out of range");
    if (fault.isPresent()) {
      throw TensorReader.invalid("what is fixed is no distribution: " + fault.get());
    }
  }

  /**
   * Reads which states share an emission.
   *
   * @param archive a model file
   * @param states how many states
   * @return the groups
   */
  public static TiedStates tied(ModelArchive archive, int states) {
    if (!archive.tensors().contains(TIED)) {
      return TiedStates.none(states);
    }
    long[] groups = archive.longs(TIED, states);
    boolean[] used = new boolean[states];
    for (long group : groups) {
      if (group < 0 || group >= states) {
        throw TensorReader.invalid("an entry of '" + TIED + "' is out of range");
      }
      used[(int) group] = true;
    }
    TiedStates tied = new TiedStates(Arrays.stream(groups).mapToInt(g -> (int) g).toArray());
    for (int g = 0; g < tied.count(); g++) {
      if (!used[g]) {
        throw TensorReader.invalid("an emission belongs to no state");
      }
    }
    return tied;
  }
}
