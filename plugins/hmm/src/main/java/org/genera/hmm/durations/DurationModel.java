package org.genera.hmm.durations;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.option.Options;

/**
 * What kind of distribution the durations of states have.
 *
 * @param kind of distribution
 * @param longest how many steps a state lasts at most; 0 where durations are geometric
 */
public record DurationModel(Kind kind, int longest) {

  static final int DEFAULT_LONGEST = 50;

  /** A kind of distribution. */
  public enum Kind {
    /** That of a transition to the state itself, without a limit. */
    GEOMETRIC,
    /** A probability of each duration. */
    NON_PARAMETRIC,
    /** Negative binomial, truncated to the durations that there are. */
    NEGATIVE_BINOMIAL
  }

  /** Durations by transitions of states to themselves. */
  public static final DurationModel GEOMETRIC = new DurationModel(Kind.GEOMETRIC, 0);

  /**
   * What the options say.
   *
   * @param options the family's options
   * @return the kind and its limit
   * @throws GeneraException for a limit without effect
   */
  public static DurationModel of(Options options) {
    String durations = options.get(DurationOptions.DURATIONS);
    if (durations.equals(DurationOptions.GEOMETRIC)) {
      if (options.isGiven(DurationOptions.MAX_DURATION)) {
        throw new GeneraException(
            StandardError.INVALID_OPTION,
            "Option 'max-duration' has no effect on geometric durations; add"
                + " durations=non-parametric or durations=negative-binomial, or leave it out.");
      }
      return GEOMETRIC;
    }
    int longest = options.find(DurationOptions.MAX_DURATION).orElse(DEFAULT_LONGEST);
    return new DurationModel(
        durations.equals(DurationOptions.NON_PARAMETRIC)
            ? Kind.NON_PARAMETRIC
            : Kind.NEGATIVE_BINOMIAL,
        longest);
  }

  /**
   * Whether states have a distribution of durations, and no transition to themselves.
   *
   * @return false where durations are geometric
   */
  public boolean isExplicit() {
    return kind != Kind.GEOMETRIC;
  }

  /**
   * How many free parameters the durations of a state have.
   *
   * @return zero or more
   */
  public long parameters() {
    return switch (kind) {
      case GEOMETRIC -> 0;
      case NON_PARAMETRIC -> longest - 1L;
      case NEGATIVE_BINOMIAL -> 2;
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case GEOMETRIC -> DurationOptions.GEOMETRIC;
      case NON_PARAMETRIC -> DurationOptions.NON_PARAMETRIC;
      case NEGATIVE_BINOMIAL -> DurationOptions.NEGATIVE_BINOMIAL;
    };
  }
}
