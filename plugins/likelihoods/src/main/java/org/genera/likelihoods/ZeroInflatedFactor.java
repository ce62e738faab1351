package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;

/** The probability of zero in each class, and what is said of other cells. */
class ZeroInflatedFactor implements Factor {

  private final LikelihoodType type;
  private final Factor others;
  private final double[] zeros;

  private ZeroInflatedFactor(LikelihoodType type, Factor others, double[] zeros) {
    this.type = type;
    this.others = others;
    this.zeros = zeros;
  }

  /**
   * A factor.
   *
   * @param type with which others
   * @param others of cells that are not zero
   * @param zeros the probability of zero in each class
   */
  static Factor of(LikelihoodType type, Factor others, double[] zeros) {
    return others instanceof NumericFactor numbers
        ? new Numbers(type, others, numbers, zeros)
        : new ZeroInflatedFactor(type, others, zeros);
  }

  /** That of others whose mean and distribution function are known. */
  private static final class Numbers extends ZeroInflatedFactor implements NumericFactor {
    private final NumericFactor numbers;
    private final double[] zeros;

    Numbers(LikelihoodType type, Factor others, NumericFactor numbers, double[] zeros) {
      super(type, others, zeros);
      this.numbers = numbers;
      this.zeros = zeros;
    }

    @Override
    public double mean(int y) {
      return (1 - zeros[y]) * numbers.mean(y);
    }

    @Override
    public double cumulative(int y, double x) {
      return (x >= 0 ? zeros[y] : 0) + (1 - zeros[y]) * numbers.cumulative(y, x);
    }
  }

  @Override
  public LikelihoodType type() {
    return type;
  }

  private static final double HALF = 0.5;

  private Column column() {
    return others.columns().get(0);
  }

  @Override
  public List<Column> columns() {
    return others.columns();
  }

  @Override
  public Scorer scorer(Batch rows) {
    return Cells.numbers(column(), rows).map(x -> scorer(x, rows)).orElse(Scorer.NONE);
  }

  private Scorer scorer(double[] x, Batch rows) {
    Scorer ofOthers = others.scorer(Cells.withoutZeros(rows, column()));
    double[][] logs = new double[zeros.length][];
    for (int y = 0; y < zeros.length; y++) {
      logs[y] = new double[] {StrictMath.log1p(-zeros[y]), StrictMath.log(zeros[y])};
    }
    Scorer outcomes = new TableScorer(Cells.isZero(x), logs);
    return (from, to, tile) -> {
      ofOthers.add(from, to, tile);
      outcomes.add(from, to, tile);
    };
  }

  @Override
  public List<ColumnVector> draw(int[] classes, RandomStream random) {
    boolean[] zero = new boolean[classes.length];
    for (int row = 0; row < zero.length; row++) {
      zero[row] = random.nextDouble() < zeros[classes[row]];
    }
    return withZeros(others.draw(classes, random), zero);
  }

  private List<ColumnVector> withZeros(List<ColumnVector> vectors, boolean[] zero) {
    return List.of(Cells.withZeros(column(), vectors.get(0), zero));
  }

  @Override
  public List<ColumnVector> means(double[][] shares) {
    return others.means(shared(shares));
  }

  /** Shares of the classes, each times the probability that a cell is not zero. */
  private double[][] shared(double[][] shares) {
    List<double[]> shared = new ArrayList<>();
    for (double[] row : shares) {
      double[] others = row.clone();
      for (int y = 0; y < others.length; y++) {
        others[y] *= 1 - zeros[y];
      }
      shared.add(others);
    }
    return shared.toArray(new double[0][]);
  }

  /** Zero where it has half of the probability; else the mode of the others. */
  @Override
  public List<ColumnVector> modes(double[][] shares) {
    boolean[] zero = new boolean[shares.length];
    for (int row = 0; row < zero.length; row++) {
      double sum = 0;
      for (int y = 0; y < zeros.length; y++) {
        sum += shares[row][y] * zeros[y];
      }
      zero[row] = sum >= HALF;
    }
    return withZeros(others.modes(shared(shares)), zero);
  }

  @Override
  public long parameters(int classes) {
    return classes + others.parameters(classes);
  }

  @Override
  public void write(TensorWriter tensors) {
    others.write(tensors);
    tensors.doubles("zeros", zeros, zeros.length);
  }
}
