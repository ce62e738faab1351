package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;

/**
 * Zero has a probability of its own in each class, (n₀ + α) / (n + 2α); cells that are not zero
 * have another likelihood, for which zeros are missing.
 *
 * @param type this likelihood's
 * @param others the likelihood of cells that are not zero
 * @param weightExponent the binary exponent of the largest weight
 */
record ZeroInflated(LikelihoodType type, Likelihood others, int weightExponent)
    implements Likelihood {

  static final LikelihoodType LOG_NORMAL = new Type(LogNormal.TYPE);
  static final LikelihoodType KERNEL = new Type(Kernel.TYPE);

  private static final int OUTCOMES = 2;

  private record Type(LikelihoodType others) implements LikelihoodType {
    @Override
    public String name() {
      return "zero-inflated-" + others.name();
    }

    @Override
    public Optional<String> lacks(Column column) {
      boolean fits =
          column.type() instanceof ColumnType.Real || column.type() instanceof ColumnType.Whole;
      return fits ? Optional.empty() : Optional.of("real or whole numbers");
    }

    @Override
    public boolean needsRange() {
      return others.needsRange();
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      Head without = head.withRows(Cells.withoutZeros(head.rows(), columns.get(0)));
      return new ZeroInflated(this, others.of(columns, without, options), head.weightExponent());
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      int exponent = TensorReader.exponent(tensors.longs("zero-exponent", 1)[0]);
      return new ZeroInflated(
          this, others.readLikelihood(columns, classes, tensors, options), exponent);
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      double[] zeros = tensors.doubles("zeros", p -> p >= 0 && p <= 1, classes);
      return new ZeroInflatedFactor(this, others.readFactor(columns, classes, tensors), zeros);
    }
  }

  private Column column() {
    return others.columns().get(0);
  }

  @Override
  public List<Column> columns() {
    return others.columns();
  }

  @Override
  public int length() {
    return others.length() + OUTCOMES * LevelTally.LIMBS;
  }

  @Override
  public Tally tally() {
    Tally ofOthers = others.tally();
    LevelTally outcomes = new LevelTally(OUTCOMES, weightExponent, others.length());
    return (block, shares, sums) -> {
      ofOthers.add(Cells.withoutZeros(block, column()), shares, sums);
      outcomes.add(Cells.isZero(Cells.numbers(column(), block).orElseThrow()), shares, sums);
    };
  }

  /** The weight of zeros and of other cells in a class. */
  private double[] counts(ClassSums sums, int y) {
    double[] counts = LevelTally.counts(sums, y, OUTCOMES, weightExponent, others.length());
    return new double[] {counts[1], counts[0]};
  }

  @Override
  public double count(ClassSums sums) {
    double count = 0;
    for (int y = 0; y < sums.classes(); y++) {
      double[] counts = counts(sums, y);
      count += counts[0] + counts[1];
    }
    return count;
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    Estimate ofOthers = others.estimate(sums, how);
    double[] zeros = new double[sums.classes()];
    double logLikelihood = ofOthers.logLikelihood().orElse(Double.NaN);
    double logPrior = ofOthers.logPrior();
    for (int y = 0; y < zeros.length; y++) {
      double[] counts = counts(sums, y);
      double[] split = Dirichlet.mode(counts, how.smoothing());
      logLikelihood += Dirichlet.logLikelihood(counts, split);
      logPrior += Dirichlet.logPrior(split, how.smoothing());
      zeros[y] = split[0];
    }
    Factor factor = new ZeroInflatedFactor(type, ofOthers.factor(), zeros);
    return new Estimate(
        factor,
        Double.isNaN(logLikelihood) ? OptionalDouble.empty() : OptionalDouble.of(logLikelihood),
        logPrior,
        ofOthers.floored());
  }

  @Override
  public void write(TensorWriter tensors) {
    others.write(tensors);
    tensors.longs("zero-exponent", new long[] {weightExponent}, 1);
  }

  /**
   * The parameters.
   *
   * @param type with which others
   * @param others of cells that are not zero
   * @param zeros the probability of zero in each class
   */
  private record ZeroInflatedFactor(LikelihoodType type, Factor others, double[] zeros)
      implements Factor {

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
}
