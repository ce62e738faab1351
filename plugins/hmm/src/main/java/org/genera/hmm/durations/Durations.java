package org.genera.hmm.durations;

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
   * What they are, and the mean of each state.
   *
   * @param names of the states
   * @return a line
   */
  public String describe(List<String> names) {
    StringBuilder line =
        new StringBuilder(model() + ", at most " + longest + " steps; in the mean");
    for (int i = 0; i < names.size(); i++) {
      line.append(i == 0 ? " " : ", ").append(names.get(i)).append(": ");
      line.append(Math.rint(mean(i) * 100) / 100);
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
