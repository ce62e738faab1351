package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Options;

/**
 * A kernel density for each class: cells are counted at the nearest nodes of a grid, the counts are
 * smoothed by a Gaussian (Silverman 1982, 1986), whose bandwidth is Silverman's 0.9 min(s, IQR /
 * 1.34) n^(-1/5) (eq. 3.31), and the density is linear between nodes. So that no number is
 * impossible, α of n + α rows are spread by a Gaussian about the column's mean that is twice as
 * wide as the column.
 *
 * @param column a real, integer or date-time column
 * @param grid where cells are counted
 * @param weightExponent the binary exponent of the largest weight
 */
record Kernel(Column column, KernelGrid grid, int weightExponent) implements Likelihood {

  static final LikelihoodType TYPE = new Type();

  private static final double NORMAL_IQR = 1.34;
  private static final double SILVERMAN = 0.9;

  /** Cells of whole numbers are spread at least this far. */
  private static final double LEAST_FOR_INTEGERS = 0.5;

  private static final class Type implements LikelihoodType {
    @Override
    public String name() {
      return "kernel";
    }

    @Override
    public boolean needsRange() {
      return true;
    }

    @Override
    public Optional<String> lacks(Column column) {
      boolean fits = column.type().isNumeric() && !(column.type() instanceof ColumnType.Bool);
      return fits ? Optional.empty() : Optional.of("real or whole numbers or date-times");
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      Column column = columns.get(0);
      return new Kernel(column, KernelGrid.over(head.range(column)), head.weightExponent());
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      int exponent = TensorReader.exponent(tensors.longs("exponent", 1)[0]);
      return new Kernel(columns.get(0), KernelGrid.read(tensors), exponent);
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      return KernelDensity.read(columns.get(0), classes, tensors);
    }
  }

  @Override
  public LikelihoodType type() {
    return TYPE;
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public int length() {
    return KernelGrid.NODES * LevelTally.LIMBS;
  }

  @Override
  public Tally tally() {
    LevelTally tally = new LevelTally(KernelGrid.NODES, weightExponent, 0);
    return (block, shares, sums) -> {
      double[] x = Cells.numbers(column, block).orElseThrow();
      Cells.requireModerate(x, column, block.firstRow());
      tally.add(grid.nearest(x), shares, sums);
    };
  }

  @Override
  public double count(ClassSums sums) {
    return Arrays.stream(total(sums)).sum();
  }

  private double[] total(ClassSums sums) {
    double[] total = new double[KernelGrid.NODES];
    for (int y = 0; y < sums.classes(); y++) {
      double[] counts = counts(sums, y);
      Arrays.setAll(total, node -> total[node] + counts[node]);
    }
    return total;
  }

  private double[] counts(ClassSums sums, int y) {
    return LevelTally.counts(sums, y, KernelGrid.NODES, weightExponent, 0);
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    double[] total = total(sums);
    double[][] masses = new double[sums.classes()][];
    double[] bandwidths = new double[masses.length];
    double[] spread = new double[masses.length];
    for (int y = 0; y < masses.length; y++) {
      double[] counts = counts(sums, y);
      double count = Arrays.stream(counts).sum();
      double[] own = count > 0 ? counts : total;
      double rows = Arrays.stream(own).sum();
      bandwidths[y] = bandwidth(own, rows);
      masses[y] = grid.smoothed(own, bandwidths[y]);
      spread[y] = rows + how.smoothing() > 0 ? how.smoothing() / (rows + how.smoothing()) : 1;
    }
    double deviation = Math.max(grid.step(), grid.deviation(total));
    Factor factor =
        new KernelDensity(
            column, grid, masses, bandwidths, spread, grid.mean(total), 2 * deviation);
    return new Estimate(factor, OptionalDouble.empty(), 0, 0);
  }

  private double bandwidth(double[] counts, double rows) {
    double deviation = grid.deviation(counts);
    double range = grid.quantile(counts, 0.75) - grid.quantile(counts, 0.25);
    double scale = range > 0 ? Math.min(deviation, range / NORMAL_IQR) : deviation;
    double least = column.type() instanceof ColumnType.Whole ? LEAST_FOR_INTEGERS : 0;
    double silverman = rows > 0 ? SILVERMAN * scale * StrictMath.pow(rows, -0.2) : 0;
    return Math.max(Math.max(least, grid.step()), silverman);
  }

  @Override
  public void write(TensorWriter tensors) {
    grid.write(tensors);
    tensors.longs("exponent", new long[] {weightExponent}, 1);
  }
}
