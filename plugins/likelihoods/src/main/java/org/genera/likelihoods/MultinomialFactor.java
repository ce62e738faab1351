package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;

/**
 * Probabilities of terms for each class, and the distribution of totals. Terms that were given in a
 * conditional are one term more, whose count is fixed. Immutable.
 */
final class MultinomialFactor implements Factor {

  private final CountSource source;
  private final double[][] probabilities;
  private final double[] rest;
  private final long given;
  private final CountTotals totals;
  private final TermLogs logs;

  /**
   * A factor.
   *
   * @param source where counts come from
   * @param probabilities {@code [class][term]}
   * @param rest the probability of what was given before; sums to 1 with the others
   * @param given how often that came
   * @param totals of all, what was given included
   */
  MultinomialFactor(
      CountSource source, double[][] probabilities, double[] rest, long given, CountTotals totals) {
    this.source = source;
    this.probabilities = probabilities;
    this.rest = rest;
    this.given = given;
    this.totals = totals;
    logs = TermLogs.ofProbabilities(probabilities, rest, given);
  }

  int classes() {
    return probabilities.length;
  }

  CountSource source() {
    return source;
  }

  double[] probabilities(int y) {
    return probabilities[y];
  }

  double[] rest() {
    return rest;
  }

  long given() {
    return given;
  }

  CountTotals totals() {
    return totals;
  }

  @Override
  public LikelihoodType type() {
    return Multinomial.TYPE;
  }

  @Override
  public List<Column> columns() {
    return source.columns();
  }

  @Override
  public Scorer scorer(Batch rows) {
    return source.scorer(rows, logs);
  }

  @Override
  public Factor given(Batch row) {
    if (!(source instanceof CountColumns columns)) {
      return this;
    }
    long[][] cells = columns.cells(row);
    columns.requireCounts(cells, row);
    List<Integer> open = new ArrayList<>();
    long known = given;
    for (int j = 0; j < cells.length; j++) {
      if (cells[j][0] == CountColumns.MISSING) {
        open.add(j);
      } else {
        known += cells[j][0];
      }
    }
    return open.size() == cells.length ? this : part(columns, open, true, known);
  }

  @Override
  public Factor marginal(List<Column> kept) {
    if (!(source instanceof CountColumns columns) || kept.size() == columns.terms()) {
      return this;
    }
    return part(columns, kept.stream().map(columns.columns()::indexOf).toList(), false, given);
  }

  /** Some of the terms; the others are known, or left out. */
  private Factor part(CountColumns columns, List<Integer> terms, boolean othersKnown, long known) {
    int classes = probabilities.length;
    double[][] ofPart = new double[classes][terms.size()];
    double[] ofRest = new double[classes];
    double[] shares = new double[classes];
    for (int y = 0; y < classes; y++) {
      double sum = 0;
      for (int i = 0; i < terms.size(); i++) {
        ofPart[y][i] = probabilities[y][terms.get(i)];
        sum += ofPart[y][i];
      }
      ofRest[y] = othersKnown ? Math.max(0, 1 - sum) : rest[y];
      shares[y] = sum + ofRest[y];
      scale(ofPart[y], shares[y]);
      ofRest[y] = shares[y] > 0 ? ofRest[y] / shares[y] : 0;
    }
    CountSource some = new CountColumns(terms.stream().map(columns.columns()::get).toList());
    return new MultinomialFactor(some, ofPart, ofRest, known, totals.thinned(shares));
  }

  private static void scale(double[] values, double sum) {
    int terms = values.length;
    Arrays.setAll(values, i -> sum > 0 ? values[i] / sum : 1.0 / terms);
  }

  /** The probabilities of the terms that cells are made of, for each class; they sum to 1. */
  private double[][] made() {
    boolean[] wanted = source.made();
    double[][] made = new double[classes()][];
    for (int y = 0; y < made.length; y++) {
      double[] of = probabilities[y].clone();
      Arrays.setAll(of, term -> wanted[term] ? of[term] : 0);
      double sum = Arrays.stream(of).sum();
      long count = countOf(wanted);
      Arrays.setAll(of, term -> sum > 0 ? of[term] / sum : wanted[term] ? 1.0 / count : 0);
      made[y] = of;
    }
    return made;
  }

  private static long countOf(boolean[] wanted) {
    long count = 0;
    for (boolean is : wanted) {
      count += is ? 1 : 0;
    }
    return count;
  }

  /** The totals of the terms that cells are made of, given what is known. */
  private CountTotals madeTotals() {
    boolean[] wanted = source.made();
    double[] shares = new double[classes()];
    for (int y = 0; y < shares.length; y++) {
      double sum = 0;
      for (int term = 0; term < wanted.length; term++) {
        sum += wanted[term] ? probabilities[y][term] : 0;
      }
      shares[y] = rest[y] < 1 ? Math.min(1, sum / (1 - rest[y])) : 1;
    }
    return totals.given(rest, given).thinned(shares);
  }

  @Override
  public List<ColumnVector> draw(int[] classes, RandomStream random) {
    double[][] made = made();
    CountTotals totalsMade = madeTotals();
    MultinomialDraw[] draws = new MultinomialDraw[made.length];
    Arrays.setAll(draws, y -> new MultinomialDraw(made[y]));
    double[] counts = new double[classes.length];
    for (int row = 0; row < counts.length; row++) {
      counts[row] = totalsMade.draw(classes[row], random);
    }
    return source.draw(draws, classes, counts, random);
  }

  /** Expected counts; for a text, its most probable words at the expected length. */
  @Override
  public List<ColumnVector> means(double[][] shares) {
    double[][] made = made();
    CountTotals totalsMade = madeTotals();
    double[][] counts = new double[shares.length][source.terms()];
    for (int row = 0; row < counts.length; row++) {
      for (int y = 0; y < made.length; y++) {
        double weight = shares[row][y] * totalsMade.means()[y];
        for (int term = 0; weight > 0 && term < made[y].length; term++) {
          counts[row][term] += weight * made[y][term];
        }
      }
      if (source instanceof TextTerms) {
        double length = Math.rint(Arrays.stream(counts[row]).sum());
        counts[row] = MultinomialMode.of(length, counts[row]);
      }
    }
    return source.of(counts);
  }

  /** The best of the classes' own modes; for a text what {@link #means} gives. */
  @Override
  public List<ColumnVector> modes(double[][] shares) {
    if (source instanceof TextTerms) {
      return means(shares);
    }
    double[][] made = made();
    CountTotals totalsMade = madeTotals();
    double[][] candidates = new double[made.length][];
    Arrays.setAll(candidates, y -> MultinomialMode.of(totalsMade.mode(y), made[y]));
    double[][] logs = new double[made.length][made.length];
    for (int candidate = 0; candidate < made.length; candidate++) {
      for (int y = 0; y < made.length; y++) {
        logs[candidate][y] = log(candidates[candidate], y, made[y], totalsMade);
      }
    }
    double[][] counts = new double[shares.length][];
    Arrays.setAll(counts, row -> candidates[best(logs, shares[row])].clone());
    return source.of(counts);
  }

  private static double log(double[] counts, int y, double[] made, CountTotals totals) {
    double n = Arrays.stream(counts).sum();
    double log = totals.log(y, n) + LogFactorial.of((long) n);
    for (int term = 0; term < counts.length; term++) {
      if (counts[term] > 0) {
        log += counts[term] * StrictMath.log(made[term]) - LogFactorial.of((long) counts[term]);
      }
    }
    return log;
  }

  private static int best(double[][] logs, double[] shares) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int candidate = 0; candidate < logs.length; candidate++) {
      double[] joint = new double[shares.length];
      for (int y = 0; y < joint.length; y++) {
        joint[y] = logs[candidate][y] + StrictMath.log(shares[y]);
      }
      double height = shares[candidate] > 0 ? org.genera.numerics.LogSumExp.of(joint) : highest;
      if (height > highest) {
        highest = height;
        best = candidate;
      }
    }
    return best;
  }

  @Override
  public long parameters(int classes) {
    return (long) classes * (source.terms() - 1);
  }

  @Override
  public void write(TensorWriter tensors) {
    Multinomial.write(this, tensors);
  }
}
