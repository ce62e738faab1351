package org.genera.hmm.durations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The M-step of durations: the most probable ones given how often each state was left, and how
 * often it went on, at each age.
 *
 * @param durations of all states
 * @param logPrior their prior's logarithm, up to a constant
 */
public record DurationEstimate(Durations durations, double logPrior) {

  /**
   * Estimates.
   *
   * @param model kind of distribution
   * @param counts left, {@code [state][age - 1]}, then stayed, likewise
   * @param from where they begin
   * @param alpha durations of each length that are given beside those counted; a negative binomial
   *     is given none
   * @param lasting which states have a duration; the others last a step, and then again
   * @return durations
   */
  public static DurationEstimate of(
      DurationModel model, double[] counts, int from, double alpha, boolean[] lasting) {
    int longest = model.longest();
    double[] all = new double[lasting.length * longest];
    List<NegativeBinomial> shapes = new ArrayList<>();
    double logPrior = 0;
    boolean parametric = model.kind() == DurationModel.Kind.NEGATIVE_BINOMIAL;
    for (int i = 0; i < lasting.length; i++) {
      AgeCounts own = counts(counts, from + i * longest, all.length, longest);
      double[] probabilities = new double[longest];
      probabilities[0] = 1;
      if (parametric) {
        NegativeBinomial shape =
            lasting[i] ? NegativeBinomialFit.of(known(own)) : NegativeBinomial.SHORTEST;
        shapes.add(shape);
        probabilities = lasting[i] ? shape.truncated(longest) : probabilities;
      } else if (lasting[i]) {
        probabilities = mode(known(own.plus(alpha)));
        logPrior += logPrior(probabilities, alpha);
      }
      System.arraycopy(probabilities, 0, all, i * longest, longest);
    }
    Optional<List<NegativeBinomial>> found =
        parametric ? Optional.of(List.copyOf(shapes)) : Optional.empty();
    return new DurationEstimate(Durations.of(longest, all, found), logPrior);
  }

  private static AgeCounts counts(double[] counts, int from, int toStayed, int longest) {
    return new AgeCounts(
        Arrays.copyOfRange(counts, from, from + longest),
        Arrays.copyOfRange(counts, from + toStayed, from + toStayed + longest));
  }

  /** Where nothing is known, all durations are alike. */
  private static AgeCounts known(AgeCounts counts) {
    return counts.isEmpty() ? counts.plus(1) : counts;
  }

  /**
   * The rate of leaving at each age is how often the state was left of how often it was there,
   * which is the maximum with durations cut off too (Kaplan and Meier 1958). At an age that was
   * never reached it is 1.
   */
  private static double[] mode(AgeCounts counts) {
    double[] p = new double[counts.longest()];
    double asLong = 1;
    for (int i = 0; i < p.length; i++) {
      double there = counts.left()[i] + counts.stayed()[i];
      boolean known = i < p.length - 1 && there > 0;
      p[i] = known ? asLong * (counts.left()[i] / there) : asLong;
      asLong = known ? asLong * (counts.stayed()[i] / there) : 0;
    }
    return p;
  }

  private static double logPrior(double[] probabilities, double alpha) {
    double sum = 0;
    for (double p : probabilities) {
      sum += alpha > 0 && p > 0 ? alpha * StrictMath.log(p) : 0;
    }
    return sum;
  }
}
