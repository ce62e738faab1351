package org.genera.likelihoods;

import java.util.Arrays;
import org.genera.numerics.FixedPointSum;

/**
 * What is counted of terms for each class: how often each came; for columns also the weight of the
 * cells that miss beside observed ones; then of the rows their weight, and of those without a
 * missing cell their weight and the sums of their totals, of the squares of these, and of the
 * logarithms of the multinomial coefficients.
 *
 * @param terms how many there are
 * @param cells whether each term is a column of its own, and cells can miss
 * @param weighted whether counts come with weights, so that they need a grid; sums of whole numbers
 *     are exact
 * @param weightExponent the binary exponent of the largest weight
 */
record CountSums(int terms, boolean cells, boolean weighted, int weightExponent) {

  private static final int LIMBS = 3;
  private static final int LONG_LIMBS = 4;

  /** Totals may be larger than 1 by this power of two, and their squares by twice that. */
  private static final int ROOM = 16;

  private static final int ROWS = 0;
  private static final int COMPLETE = LIMBS;
  private static final int FIRST = 2 * LIMBS;
  private static final int SECOND = 3 * LIMBS;
  private static final int COEFFICIENTS = SECOND + LONG_LIMBS;
  private static final int REST = COEFFICIENTS + LONG_LIMBS;

  /** How many numbers a class takes. */
  int length() {
    return Math.addExact(missing(), (cells ? terms * LIMBS : 0) + REST);
  }

  /** The place of a term's count. */
  int place(int term) {
    return weighted ? term * LIMBS : term;
  }

  private int missing() {
    return Math.multiplyExact(terms, weighted ? LIMBS : 1);
  }

  private int rest() {
    return length() - REST;
  }

  private FixedPointSum weights() {
    return FixedPointSum.of(weightExponent, LIMBS);
  }

  private FixedPointSum totals() {
    return FixedPointSum.of(weightExponent + ROOM, LIMBS);
  }

  private FixedPointSum large() {
    return FixedPointSum.of(weightExponent + 2 * ROOM, LONG_LIMBS);
  }

  /** Adds to sums. Not thread-safe. */
  static final class Adder {
    private final CountSums layout;
    private final FixedPointSum weights;
    private final FixedPointSum totals;
    private final FixedPointSum large;

    Adder(CountSums layout) {
      this.layout = layout;
      weights = layout.weights();
      totals = layout.totals();
      large = layout.large();
    }

    /** Adds to a term's count. */
    void count(int term, double sum, double[] values, int at) {
      if (layout.weighted) {
        totals.add(sum, values, at + layout.place(term));
      } else {
        values[at + term] += sum;
      }
    }

    /** Adds to the weight of a term's missing cells. */
    void missing(int term, double weight, double[] values, int at) {
      weights.add(weight, values, at + layout.missing() + term * LIMBS);
    }

    /** Adds what is known of rows as a whole: {@link RowTotals#sums}. */
    void rows(double[] sums, double[] values, int at) {
      int rest = at + layout.rest();
      weights.add(sums[0], values, rest + ROWS);
      weights.add(sums[1], values, rest + COMPLETE);
      totals.add(sums[2], values, rest + FIRST);
      large.add(sums[3], values, rest + SECOND);
      large.add(sums[4], values, rest + COEFFICIENTS);
    }

    /** Takes Σ log c! of some columns from the coefficients, where rows have left it out. */
    void logFactorials(double sum, double[] values, int at) {
      large.add(-sum, values, at + layout.rest() + COEFFICIENTS);
    }
  }

  /** How often each term came in a class. */
  double[] counts(ClassSums sums, int y) {
    double[] counts = new double[terms];
    FixedPointSum layout = totals();
    for (int term = 0; term < terms; term++) {
      int at = sums.at(y) + place(term);
      counts[term] = weighted ? layout.total(sums.values(), at) : sums.values()[at];
    }
    return counts;
  }

  /** The weight of each term's missing cells beside observed ones in a class. */
  double[] missing(ClassSums sums, int y) {
    double[] missing = new double[terms];
    if (cells) {
      Arrays.setAll(
          missing, term -> weights().total(sums.values(), sums.at(y) + missing() + term * LIMBS));
    }
    return missing;
  }

  /** The weight of the rows in which anything is observed. */
  double rows(ClassSums sums, int y) {
    return weights().total(sums.values(), sums.at(y) + rest() + ROWS);
  }

  /** The sum over complete rows of the logarithm of the multinomial coefficient. */
  double logCoefficients(ClassSums sums, int y) {
    return large().total(sums.values(), sums.at(y) + rest() + COEFFICIENTS);
  }

  /** Variance of the totals of complete rows over their squared mean, less what is Poisson's. */
  double overdispersion(ClassSums sums, int y) {
    int at = sums.at(y) + rest();
    double weight = weights().total(sums.values(), at + COMPLETE);
    double mean = totals().total(sums.values(), at + FIRST) / weight;
    double variance = large().total(sums.values(), at + SECOND) / weight - mean * mean;
    return mean > 0 ? Math.max(0, (variance - mean) / (mean * mean)) : 0;
  }

  /** Reads {@link #write}. */
  static CountSums read(int terms, boolean cells, TensorReader tensors) {
    long[] layout = tensors.longs("layout", 2);
    return new CountSums(terms, cells, layout[0] != 0, TensorReader.exponent(layout[1]));
  }

  void write(TensorWriter tensors) {
    tensors.longs("layout", new long[] {weighted ? 1 : 0, weightExponent}, 2);
  }
}
