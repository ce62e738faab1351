package org.genera.naivebayes.likelihood;

import java.util.Arrays;
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
 * A probability for each level and class: (n + α) / Σ (n + α), the mode under a symmetric Dirichlet
 * prior with parameters 1 + α (Murphy 2012, eq. 3.47).
 *
 * @param column a category or a boolean
 * @param levels how many levels it has
 * @param weightExponent the binary exponent of the largest weight
 */
record Categorical(Column column, int levels, int weightExponent) implements Likelihood {

  static final LikelihoodType TYPE = new Type();

  private static final class Type implements LikelihoodType {
    @Override
    public String name() {
      return "categorical";
    }

    @Override
    public Optional<String> lacks(Column column) {
      return levels(column) > 0 ? Optional.empty() : Optional.of("levels");
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      Column column = columns.get(0);
      return new Categorical(column, levels(column), head.weightExponent());
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      Column column = columns.get(0);
      int exponent = TensorReader.exponent(tensors.longs("exponent", 1)[0]);
      return new Categorical(column, levels(column), exponent);
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      int levels = levels(columns.get(0));
      double[] flat = tensors.distributions("probabilities", classes, levels);
      double[][] probabilities = new double[classes][];
      for (int y = 0; y < classes; y++) {
        probabilities[y] = Arrays.copyOfRange(flat, y * levels, (y + 1) * levels);
      }
      return new Fitted(columns.get(0), probabilities);
    }
  }

  private static int levels(Column column) {
    if (column.type() instanceof ColumnType.Category category) {
      return category.levels().size();
    }
    return column.type() instanceof ColumnType.Bool ? 2 : 0;
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
    return levels * LevelTally.LIMBS;
  }

  @Override
  public Tally tally() {
    LevelTally tally = new LevelTally(levels, weightExponent);
    return (block, shares, sums) ->
        tally.add(Cells.codes(column, block).orElseThrow(), shares, sums);
  }

  @Override
  public double count(ClassSums sums) {
    double count = 0;
    for (int y = 0; y < sums.classes(); y++) {
      count += Arrays.stream(LevelTally.counts(sums, y, levels, weightExponent)).sum();
    }
    return count;
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    double[][] probabilities = new double[sums.classes()][];
    double logLikelihood = 0;
    for (int y = 0; y < probabilities.length; y++) {
      double[] counts = LevelTally.counts(sums, y, levels, weightExponent);
      probabilities[y] = smoothed(counts, how.smoothing());
      for (int level = 0; level < levels; level++) {
        if (counts[level] > 0) {
          logLikelihood += counts[level] * StrictMath.log(probabilities[y][level]);
        }
      }
    }
    return new Estimate(new Fitted(column, probabilities), OptionalDouble.of(logLikelihood), 0);
  }

  private static double[] smoothed(double[] counts, double alpha) {
    double total = Arrays.stream(counts).sum() + alpha * counts.length;
    return Arrays.stream(counts)
        .map(count -> total > 0 ? (count + alpha) / total : 1.0 / counts.length)
        .toArray();
  }

  @Override
  public void write(TensorWriter tensors) {
    tensors.longs("exponent", new long[] {weightExponent}, 1);
  }

  private record Fitted(Column column, double[][] probabilities) implements Factor {

    @Override
    public LikelihoodType type() {
      return TYPE;
    }

    @Override
    public List<Column> columns() {
      return List.of(column);
    }

    @Override
    public Scorer scorer(Batch rows) {
      return Cells.codes(column, rows)
          .map(codes -> (Scorer) new TableScorer(codes, logs()))
          .orElse(Scorer.NONE);
    }

    private double[][] logs() {
      double[][] logs = new double[probabilities.length][];
      Arrays.setAll(logs, y -> Arrays.stream(probabilities[y]).map(StrictMath::log).toArray());
      return logs;
    }

    @Override
    public List<ColumnVector> draw(int[] classes, RandomStream random) {
      double[][] cumulative = new double[probabilities.length][];
      Arrays.setAll(cumulative, y -> cumulative(probabilities[y]));
      int[] codes = new int[classes.length];
      for (int row = 0; row < codes.length; row++) {
        codes[row] = random.nextIndex(cumulative[classes[row]]);
      }
      return List.of(Cells.vector(column, codes));
    }

    private static double[] cumulative(double[] probabilities) {
      double[] sums = probabilities.clone();
      for (int level = 1; level < sums.length; level++) {
        sums[level] += sums[level - 1];
      }
      return sums;
    }

    @Override
    public List<ColumnVector> means(double[][] shares) {
      return modes(shares);
    }

    @Override
    public List<ColumnVector> modes(double[][] shares) {
      int[] codes = new int[shares.length];
      for (int row = 0; row < codes.length; row++) {
        codes[row] = likeliest(shares[row]);
      }
      return List.of(Cells.vector(column, codes));
    }

    private int likeliest(double[] shares) {
      int best = 0;
      double most = -1;
      for (int level = 0; level < probabilities[0].length; level++) {
        double sum = 0;
        for (int y = 0; y < shares.length; y++) {
          sum += shares[y] * probabilities[y][level];
        }
        if (sum > most) {
          most = sum;
          best = level;
        }
      }
      return best;
    }

    @Override
    public long parameters(int classes) {
      return (long) classes * (probabilities[0].length - 1);
    }

    @Override
    public double logPrior(Estimation how) {
      double sum = 0;
      for (double[] ofClass : probabilities) {
        for (double p : ofClass) {
          sum += how.smoothing() > 0 ? how.smoothing() * StrictMath.log(p) : 0;
        }
      }
      return sum;
    }

    @Override
    public void write(TensorWriter tensors) {
      double[] flat = Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).toArray();
      tensors.doubles("probabilities", flat, probabilities.length, probabilities[0].length);
    }
  }
}
