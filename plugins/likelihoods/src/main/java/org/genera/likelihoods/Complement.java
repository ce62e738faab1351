package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.option.Option;

/**
 * A score of counts by what the other classes say of them, which evens out classes of uneven size
 * (Rennie, Shih, Teevan and Karger 2003, eq. 6 to 8): - Σ c_t log p_t, where p_t is estimated from
 * all classes but one. It is no likelihood: with log p(y) it ranks classes, and there is nothing to
 * draw from.
 */
final class Complement extends CountType {

  static final LikelihoodType TYPE = new Complement();

  /**
   * Their Table 4, step 7, divides the weights of a class by the sum of their absolute values;
   * times the mean of these sums, so that scores keep their size beside log p(y) and other columns.
   */
  static final Option<Boolean> NORMALISED =
      Option.bool("complement-normalised")
          .orElse(false)
          .describe("weights of a complement likelihood have the same sum in each class");

  private static final String SCORES = "scores";

  @Override
  public String name() {
    return "complement";
  }

  @Override
  public boolean isGenerative() {
    return false;
  }

  @Override
  Estimate estimate(CountLikelihood counted, ClassSums sums, Estimation how) {
    if (!(how.smoothing() > 0)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "A complement likelihood needs smoothing above 0: a term of one class alone would decide"
              + " everything.");
    }
    double[][] scores = scores(TermRates.of(counted.layout(), sums), how.smoothing());
    if (counted.options().get(NORMALISED)) {
      normalise(scores);
    }
    return new Estimate(
        new ComplementFactor(counted.source(), scores), OptionalDouble.empty(), 0, 0);
  }

  private static double[][] scores(TermRates rates, double smoothing) {
    int classes = rates.weights().length;
    double[][] counts = new double[classes][];
    Arrays.setAll(counts, rates::counts);
    double[][] scores = new double[classes][];
    for (int y = 0; y < classes; y++) {
      double[] others = new double[counts[y].length];
      for (int other = 0; other < classes; other++) {
        for (int term = 0; other != y && term < others.length; term++) {
          others[term] += counts[other][term];
        }
      }
      scores[y] =
          Arrays.stream(Dirichlet.mode(others, smoothing)).map(p -> -StrictMath.log(p)).toArray();
    }
    return scores;
  }

  private static void normalise(double[][] scores) {
    double[] sums = Arrays.stream(scores).mapToDouble(Complement::sum).toArray();
    double mean = sum(sums) / sums.length;
    for (int y = 0; y < sums.length; y++) {
      double factor = sums[y] > 0 ? mean / sums[y] : 1;
      double[] ofClass = scores[y];
      Arrays.setAll(ofClass, term -> ofClass[term] * factor);
    }
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  static void write(CountSource source, double[][] scores, TensorWriter tensors) {
    source.write(tensors);
    double[] flat = Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
    tensors.doubles(SCORES, flat, scores.length, source.terms());
  }

  @Override
  public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
    CountSource source = source(columns, tensors);
    int terms = source.terms();
    double[] flat = tensors.doubles(SCORES, score -> score >= 0, classes, terms);
    double[][] scores = new double[classes][];
    Arrays.setAll(scores, y -> Arrays.copyOfRange(flat, y * terms, (y + 1) * terms));
    return new ComplementFactor(source, scores);
  }
}
