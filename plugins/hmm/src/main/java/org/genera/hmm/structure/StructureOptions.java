package org.genera.hmm.structure;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.genera.api.option.Option;
import org.genera.hmm.durations.DurationOptions;

/**
 * The options that say which states can follow each other, which emit alike and how long they last.
 */
public final class StructureOptions {

  /** Which transitions there are. */
  public static final Option<String> TOPOLOGY =
      Option.choice("topology", Topology.FULL, Topology.LEFT_TO_RIGHT, Topology.BANDED)
          .orElse(Topology.FULL)
          .describe("which transitions there are: all, forward from state 1, or to near states");

  /** How far a transition reaches. */
  public static final Option<Integer> BAND =
      Option.integer("band")
          .min(1)
          .describe(
              "left-to-right, banded: how many states on a transition can lead; by default 1");

  /** What a state is given for staying. */
  public static final Option<Double> STICKINESS =
      Option.real("stickiness")
          .min(0)
          .orElse(0.0)
          .describe("steps that staying in a state is given beside those counted (Dirichlet)");

  /** Which states emit alike. */
  public static final Option<List<Integer>> TIED =
      Option.integers("tied")
          .min(1)
          .describe("states that share an emission: a number for each state, such as 1,1,2,2");

  /** What the user knows of the chain. */
  public static final Option<Path> TRANSITIONS_FILE =
      Option.path("transitions-file")
          .describe(
              "csv of start and transitions: a number is fixed, 0 forbidden, empty or ? free");

  /** Whether the chain ends series. */
  public static final Option<Boolean> ENDS =
      Option.bool("ends")
          .orElse(false)
          .describe("whether p(end | state) is learnt, so that lengths are the chain's");

  /** All of them. */
  public static final List<Option<?>> ALL =
      Stream.concat(
              Stream.<Option<?>>of(TOPOLOGY, BAND, STICKINESS, TIED, ENDS, TRANSITIONS_FILE),
              DurationOptions.ALL.stream())
          .toList();

  private StructureOptions() {}
}
