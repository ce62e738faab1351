package org.genera.hmm.durations;

import java.util.List;
import org.genera.api.option.Option;

/** The options that say how long states last. */
public final class DurationOptions {

  static final String GEOMETRIC = "geometric";
  static final String NON_PARAMETRIC = "non-parametric";
  static final String NEGATIVE_BINOMIAL = "negative-binomial";

  /** What distribution durations have. */
  public static final Option<String> DURATIONS =
      Option.choice("durations", GEOMETRIC, NON_PARAMETRIC, NEGATIVE_BINOMIAL)
          .orElse(GEOMETRIC)
          .describe("how long states last: by a transition to themselves, or p(duration | state)");

  /** The longest of them. */
  public static final Option<Integer> MAX_DURATION =
      Option.integer("max-duration")
          .min(2)
          .max(10_000)
          .describe(
              "non-parametric, negative-binomial: steps that a state lasts at most; by default "
                  + DurationModel.DEFAULT_LONGEST);

  /** All of them. */
  public static final List<Option<?>> ALL = List.of(DURATIONS, MAX_DURATION);

  private DurationOptions() {}
}
