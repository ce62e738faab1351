package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.numerics.VectorMath;

/**
 * What a class says of counts c: log n! - Σ log c! + Σ c log p, all relative to what some of the
 * terms say alone where others are missing; or, for a score that is no likelihood, Σ c s.
 * Immutable.
 */
final class TermLogs {

  private final int classes;

  /** {@code [class][term]}. */
  private final double[][] probabilities;

  /** The probability of terms that were given before, for each class. */
  private final double[] rest;

  /** How often these came. */
  private final long given;

  private final boolean likelihood;

  /** {@code [term * classes + class]}. */
  private final double[] logs;

  private final boolean finite;

  private TermLogs(
      double[][] probabilities, double[] rest, long given, boolean likelihood, double[] logs) {
    classes = probabilities.length;
    this.probabilities = probabilities;
    this.rest = rest;
    this.given = given;
    this.likelihood = likelihood;
    this.logs = logs;
    finite = Arrays.stream(logs).allMatch(log -> log > Double.NEGATIVE_INFINITY);
  }

  /** Logarithms of probabilities. */
  static TermLogs ofProbabilities(double[][] probabilities, double[] rest, long given) {
    double[] logs = byTerm(probabilities);
    VectorMath.log(logs, new double[logs.length], logs.length);
    return new TermLogs(probabilities, rest, given, true, logs);
  }

  /** Scores that stand for logarithms. */
  static TermLogs ofScores(double[][] scores) {
    return new TermLogs(scores, new double[scores.length], 0, false, byTerm(scores));
  }

  private static double[] byTerm(double[][] byClass) {
    int terms = byClass[0].length;
    double[] flat = new double[Math.multiplyExact(terms, byClass.length)];
    for (int y = 0; y < byClass.length; y++) {
      for (int term = 0; term < terms; term++) {
        flat[term * byClass.length + y] = byClass[y][term];
      }
    }
    return flat;
  }

  int classes() {
    return classes;
  }

  /** Whether coefficients count. */
  boolean isLikelihood() {
    return likelihood;
  }

  /** Whether every term can come in every class, and none was given before. */
  boolean isPlain() {
    return finite && given == 0;
  }

  double log(int term, int y) {
    return logs[term * classes + y];
  }

  /** Adds the logarithms of some counts to those of all classes. */
  void add(int term, double count, double[] sums) {
    int at = term * classes;
    if (count > 0) {
      for (int y = 0; y < classes; y++) {
        sums[y] += count * logs[at + y];
      }
    }
  }

  /**
   * Log-likelihoods of counts of which some may be missing: those of the observed ones given their
   * own total, to which what was given before belongs.
   *
   * @param counts one a term, negative where it is missing
   * @param sums a number for each class, which is replaced
   */
  void of(long[] counts, double[] sums) {
    Arrays.fill(sums, 0);
    double logCoefficient = -LogFactorial.of(given);
    long total = given;
    int observed = 0;
    for (int term = 0; term < counts.length; term++) {
      if (counts[term] >= 0) {
        observed++;
        total += counts[term];
        logCoefficient -= LogFactorial.of(counts[term]);
        add(term, counts[term], sums);
      }
    }
    if (likelihood) {
      finish(counts, observed, total, logCoefficient + LogFactorial.of(total), sums);
    }
  }

  private void finish(
      long[] counts, int observed, long total, double logCoefficient, double[] sums) {
    for (int y = 0; y < classes; y++) {
      if (observed == 0 || sums[y] == Double.NEGATIVE_INFINITY) {
        continue;
      }
      sums[y] += logCoefficient + (given > 0 ? given * StrictMath.log(rest[y]) : 0);
      if (observed < counts.length && total > 0) {
        sums[y] -= total * StrictMath.log(share(counts, y));
      }
      if (Double.isNaN(sums[y])) {
        sums[y] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  /** The probability of what is observed or was given before. */
  private double share(long[] counts, int y) {
    double share = rest[y];
    for (int term = 0; term < counts.length; term++) {
      share += counts[term] >= 0 ? probabilities[y][term] : 0;
    }
    return share;
  }
}
