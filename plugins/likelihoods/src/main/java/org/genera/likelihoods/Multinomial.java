package org.genera.likelihoods;

import java.util.List;
import java.util.OptionalDouble;
import org.genera.api.data.Column;

/**
 * p(counts | n, class) = n! Π p_t^c_t / c_t! with the probabilities of terms under symmetric
 * Dirichlet priors (Manning, Raghavan and Schütze 2008, eq. 13.7); the total n is given. Where
 * counts are missing it is the likelihood of the observed ones given their own total, which a
 * multinomial's parts have exactly.
 */
final class Multinomial extends CountType {

  static final LikelihoodType TYPE = new Multinomial();

  private static final String PROBABILITIES = "probabilities";
  private static final String MEANS = "means";
  private static final String DISPERSIONS = "dispersions";
  private static final String GIVEN = "given";

  @Override
  public String name() {
    return "multinomial";
  }

  @Override
  Estimate estimate(CountLikelihood counted, ClassSums sums, Estimation how) {
    TermRates rates = TermRates.of(counted.layout(), sums);
    int classes = sums.classes();
    double[][] probabilities = new double[classes][];
    double[] means = new double[classes];
    double[] dispersions = new double[classes];
    double logLikelihood = rates.complete() ? 0 : Double.NaN;
    double logPrior = 0;
    for (int y = 0; y < classes; y++) {
      double[] counts = rates.counts(y);
      probabilities[y] = Dirichlet.mode(counts, how.smoothing());
      means[y] = rates.total(y);
      dispersions[y] = counted.layout().overdispersion(sums, y);
      logLikelihood += Dirichlet.logLikelihood(counts, probabilities[y]);
      logLikelihood += counted.layout().logCoefficients(sums, y);
      logPrior += Dirichlet.logPrior(probabilities[y], how.smoothing());
    }
    MultinomialFactor factor =
        new MultinomialFactor(
            counted.source(),
            probabilities,
            new double[classes],
            0,
            new CountTotals(means, dispersions));
    OptionalDouble known =
        rates.complete() ? OptionalDouble.of(logLikelihood) : OptionalDouble.empty();
    return new Estimate(factor, known, logPrior, 0);
  }

  /** The last probability of each class is that of what was given before. */
  static void write(MultinomialFactor factor, TensorWriter tensors) {
    int classes = factor.classes();
    int terms = factor.source().terms();
    double[] flat = new double[classes * (terms + 1)];
    for (int y = 0; y < classes; y++) {
      System.arraycopy(factor.probabilities(y), 0, flat, y * (terms + 1), terms);
      flat[y * (terms + 1) + terms] = factor.rest()[y];
    }
    factor.source().write(tensors);
    tensors.doubles(PROBABILITIES, flat, classes, terms + 1);
    tensors.doubles(MEANS, factor.totals().means(), classes);
    tensors.doubles(DISPERSIONS, factor.totals().dispersions(), classes);
    tensors.longs(GIVEN, new long[] {factor.given()}, 1);
  }

  @Override
  public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
    CountSource source = source(columns, tensors);
    int terms = source.terms();
    double[] flat = tensors.distributions(PROBABILITIES, classes, terms + 1);
    double[][] probabilities = new double[classes][terms];
    double[] rest = new double[classes];
    for (int y = 0; y < classes; y++) {
      System.arraycopy(flat, y * (terms + 1), probabilities[y], 0, terms);
      rest[y] = flat[y * (terms + 1) + terms];
    }
    long given = tensors.longs(GIVEN, 1)[0];
    if (given < 0) {
      throw TensorReader.invalid("a count is negative");
    }
    CountTotals totals =
        new CountTotals(
            tensors.doubles(MEANS, mean -> mean >= 0, classes),
            tensors.doubles(DISPERSIONS, dispersion -> dispersion >= 0, classes));
    return new MultinomialFactor(source, probabilities, rest, given, totals);
  }
}
