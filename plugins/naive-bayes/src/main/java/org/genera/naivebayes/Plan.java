package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.option.Options;
import org.genera.likelihoods.ClassSums;
import org.genera.likelihoods.Estimate;
import org.genera.likelihoods.Estimation;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Likelihood;
import org.genera.numerics.FixedPointSum;

/**
 * What is counted of the data, in the order of the statistics vector: the log-likelihood and the
 * weight of the rows that went into it, the weight of each class and of the rows without a class,
 * then each likelihood's part.
 *
 * @param classes the number of classes
 * @param weightExponent the binary exponent of the largest weight
 * @param likelihoods one a factor
 */
record Plan(int classes, int weightExponent, List<Likelihood> likelihoods) {

  static final int LOG_LIKELIHOOD = 0;
  static final int WEIGHT = 1;
  private static final int CLASS_COUNTS = 2;
  private static final int LIMBS = 3;

  /** The length of the statistics vector. */
  int length() {
    return from(likelihoods.size());
  }

  private int from(int factor) {
    int from = CLASS_COUNTS + (classes + 1) * LIMBS;
    for (int j = 0; j < factor; j++) {
      from = Math.addExact(from, Math.multiplyExact(classes, likelihoods.get(j).length()));
    }
    return from;
  }

  /** Whether all likelihoods are distributions, so that rows have a likelihood. */
  boolean isGenerative() {
    return likelihoods.stream().allMatch(likelihood -> likelihood.type().isGenerative());
  }

  /** A factor's part of a statistics vector. */
  ClassSums sums(int factor, double[] statistics) {
    return new ClassSums(statistics, from(factor), classes, likelihoods.get(factor).length());
  }

  /** Adds weight to a class, or to what has none. */
  void addWeight(int y, double weight, double[] statistics) {
    int place = y < 0 ? classes : y;
    counts().add(weight, statistics, CLASS_COUNTS + place * LIMBS);
  }

  /** The weight of each class. */
  double[] classWeights(double[] statistics) {
    double[] weights = new double[classes];
    Arrays.setAll(weights, y -> counts().total(statistics, CLASS_COUNTS + y * LIMBS));
    return weights;
  }

  /** The weight of the rows without a class. */
  double unknownWeight(double[] statistics) {
    return counts().total(statistics, CLASS_COUNTS + classes * LIMBS);
  }

  private FixedPointSum counts() {
    return FixedPointSum.of(weightExponent, LIMBS);
  }

  /**
   * The most probable parameters given counts; a class with a single number in a column borrows the
   * others' variance.
   */
  Fit estimate(double[] statistics, Options options) {
    return estimate(statistics, estimation(statistics, options, true));
  }

  /** The most probable parameters given statistics, the M step of EM. */
  Fit maximise(double[] statistics, Options options) {
    return estimate(statistics, estimation(statistics, options, false));
  }

  private Fit estimate(double[] statistics, Estimation how) {
    double[] weights = classWeights(statistics);
    double total = Arrays.stream(weights).sum();
    double logLikelihood = 0;
    for (int y = 0; y < classes; y++) {
      double share = total > 0 ? weights[y] / total : 1.0 / classes;
      logLikelihood += weights[y] > 0 ? weights[y] * StrictMath.log(share) : 0;
      weights[y] = share;
    }
    List<Factor> factors = new ArrayList<>();
    Map<String, Integer> floored = new LinkedHashMap<>();
    double logPrior = 0;
    for (int j = 0; j < likelihoods.size(); j++) {
      Estimate estimate = likelihoods.get(j).estimate(sums(j, statistics), how);
      factors.add(estimate.factor());
      if (estimate.floored() > 0) {
        floored.put(estimate.factor().columns().get(0).name(), estimate.floored());
      }
      logPrior += estimate.logPrior();
      logLikelihood += estimate.logLikelihood().orElse(Double.NaN);
    }
    OptionalDouble known =
        Double.isNaN(logLikelihood) ? OptionalDouble.empty() : OptionalDouble.of(logLikelihood);
    return new Fit(weights, factors, known, logPrior, floored);
  }

  private Estimation estimation(double[] statistics, Options options, boolean borrowing) {
    double added = 0;
    double share = options.find(NaiveBayesOptions.VARIANCE_SMOOTHING).orElse(0.0);
    for (int j = 0; j < likelihoods.size() && share > 0; j++) {
      added = Math.max(added, share * likelihoods.get(j).variance(sums(j, statistics)));
    }
    return new Estimation(
        options.get(NaiveBayesOptions.SMOOTHING), varianceFloor(options), added, borrowing);
  }

  /** Who adds to variances, and does not say otherwise, wants no floor. */
  private static double varianceFloor(Options options) {
    boolean replaced =
        options.isGiven(NaiveBayesOptions.VARIANCE_SMOOTHING)
            && !options.isGiven(NaiveBayesOptions.VARIANCE_FLOOR);
    return replaced ? 0 : options.get(NaiveBayesOptions.VARIANCE_FLOOR);
  }

  /**
   * Parameters.
   *
   * @param weights p(y)
   * @param factors p(x | y)
   * @param logLikelihood of the rows with a class, where the statistics tell it
   * @param logPrior of the parameters, up to a constant
   * @param floored how many variances were held at the floor, by the column whose they are
   */
  record Fit(
      double[] weights,
      List<Factor> factors,
      OptionalDouble logLikelihood,
      double logPrior,
      Map<String, Integer> floored) {

    /** Parameters of a model that was trained before. */
    static Fit of(double[] weights, List<Factor> factors) {
      return new Fit(weights, factors, OptionalDouble.empty(), 0, Map.of());
    }

    long parameters() {
      return Plan.parameters(weights, factors);
    }
  }

  /** The number of free parameters of the classes that were seen. */
  static long parameters(double[] weights, List<Factor> factors) {
    int seen = (int) Arrays.stream(weights).filter(weight -> weight > 0).count();
    return seen - 1 + factors.stream().mapToLong(factor -> factor.parameters(seen)).sum();
  }
}
