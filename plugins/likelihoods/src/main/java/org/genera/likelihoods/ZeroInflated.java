package org.genera.likelihoods;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
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
      return ZeroInflatedFactor.of(this, others.readFactor(columns, classes, tensors), zeros);
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
    Factor factor = ZeroInflatedFactor.of(type, ofOthers.factor(), zeros);
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
}
