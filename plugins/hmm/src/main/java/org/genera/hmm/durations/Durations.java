package org.genera.hmm.durations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long states last, and so with what probability a state of some age, in steps, is left: p(left
 * | age) = p(duration = age) / p(duration ≥ age).
 *
 * @param longest duration D
 * @param probabilities p(duration | state), {@code [state * longest + duration - 1]}
 * @param shapes of negative binomials, if they are some, one a state
 * @param leaving p(left after a step | state, age), {@code [state * longest + age - 1]}; 1 at the
 *     age D
 * @param staying 1 - leaving
 */
public record Durations(
    int longest,
    double[] probabilities,
    Optional<List<NegativeBinomial>> shapes,
    double[] leaving,
    double[] staying) {

  /** Durations at the limit that are worth a word. */
  private static final double HEAPED = 0.1;

  /**
   * Durations of given probabilities.
   *
   * @param longest duration
   * @param probabilities p(duration | state), {@code [state * longest + duration - 1]}
   * @param shapes of negative binomials, if they are some
   * @return durations
   */
  public static Durations of(
      int longest, double[] probabilities, Optional<List<NegativeBinomial>> shapes) {
    double[] leaving = new double[probabilities.length];
    double[] staying = new double[probabilities.length];
    double longer = 0;
    for (int i = probabilities.length - 1; i >= 0; i--) {
      longer = (i + 1) % longest == 0 ? 0 : longer;
      double asLong = longer + probabilities[i];
      leaving[i] = longer > 0 ? probabilities[i] / asLong : 1;
      staying[i] = longer > 0 ? longer / asLong : 0;
      longer = asLong;
    }
    return new Durations(longest, probabilities, shapes, leaving, staying);
  }

  /**
   * What kind of distribution they have.
   *
   * @return one that is not geometric
   */
  public DurationModel model() {
    return new DurationModel(
        shapes.isPresent()
            ? DurationModel.Kind.NEGATIVE_BINOMIAL
            : DurationModel.Kind.NON_PARAMETRIC,
        longest);
  }

  /**
   * The mean duration of a state.
   *
   * @param state a state
   * @return steps
   */
  public double mean(int state) {
    double sum = 0;
    for (int d = 1; d <= longest; d++) {
      sum += d * probabilities[state * longest + d - 1];
    }
    return sum;
  }

  /**
   * Which states last as long as is allowed so often that they may last longer.
   *
   * @return a sentence each
   */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    for (int i = 0; i < probabilities.length / longest; i++) {
      double[] own = of(i);
      double most = own[longest - 1];
      if (most > HEAPED && most > 2 * Arrays.stream(own, 0, longest - 1).max().orElse(0)) {
        doubts.add(
            "State "
                + (i + 1)
                + " lasts "
                + longest
                + " steps, which is the most that max-duration allows, in "
                + Math.round(100 * most)
                + " % of its durations; raise max-duration if it can last longer.");
      }
    }
    return doubts;
  }

  /**
   * What they are, and the mean of each state.
   *
   * @param names of the states
   * @param lasting which states have a duration: those that can be left
   * @return a line
   */
  public String describe(List<String> names, boolean[] lasting) {
    StringBuilder line =
        new StringBuilder(model() + ", at most " + longest + " steps; in the mean");
    for (int i = 0; i < names.size(); i++) {
      line.append(i == 0 ? " " : ", ").append(names.get(i)).append(": ");
      line.append(lasting[i] ? Double.toString(Math.rint(mean(i) * 100) / 100) : "is not left");
    }
    return line.toString();
  }

  /**
   * p(duration) of a state.
   *
   * @param state a state
   * @return a copy, from the duration 1 on
   */
  public double[] of(int state) {
    return Arrays.copyOfRange(probabilities, state * longest, (state + 1) * longest);
  }
}
