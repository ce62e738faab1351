package org.genera.likelihoods;

import java.util.Arrays;

/**
 * How often terms come in a row of each class on average. Where cells are missing, over the rows in
 * which the term's own cell is observed: maximum likelihood if totals are Poisson, and consistent
 * whatever they are if cells are missing at random.
 *
 * @param weights of the rows of each class
 * @param rates {@code [class][term]}
 * @param complete whether no cell was missing
 */
record TermRates(double[] weights, double[][] rates, boolean complete) {

  static TermRates of(CountSums layout, ClassSums sums) {
    int classes = sums.classes();
    double[] weights = new double[classes];
    double[][] counts = new double[classes][];
    double[][] observed = new double[classes][];
    boolean complete = true;
    for (int y = 0; y < classes; y++) {
      double weight = layout.rows(sums, y);
      weights[y] = weight;
      counts[y] = layout.counts(sums, y);
      double[] missing = layout.missing(sums, y);
      complete &= Arrays.stream(missing).allMatch(of -> of == 0);
      observed[y] = Arrays.stream(missing).map(of -> weight - of).toArray();
    }
    return new TermRates(weights, rates(counts, observed), complete);
  }

  /** A class without an observed cell of a term has the rate of all classes. */
  private static double[][] rates(double[][] counts, double[][] observed) {
    double[][] rates = new double[counts.length][counts[0].length];
    for (int term = 0; term < counts[0].length; term++) {
      double count = 0;
      double weight = 0;
      for (int y = 0; y < counts.length; y++) {
        count += counts[y][term];
        weight += observed[y][term];
      }
      double pooled = weight > 0 ? count / weight : 0;
      for (int y = 0; y < counts.length; y++) {
        rates[y][term] = observed[y][term] > 0 ? counts[y][term] / observed[y][term] : pooled;
      }
    }
    return rates;
  }

  /** The counts of a class, what is missing filled by the rates. */
  double[] counts(int y) {
    return Arrays.stream(rates[y]).map(rate -> rate * weights[y]).toArray();
  }

  double total(int y) {
    return Arrays.stream(rates[y]).sum();
  }
}
