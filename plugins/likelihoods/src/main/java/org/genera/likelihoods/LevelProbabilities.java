package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;

/**
 * The probability of each level in each class.
 *
 * @param type categorical or Bernoulli
 * @param column the column
 * @param probabilities {@code [class][level]}
 * @param others {@code [class]}: of a level that the column does not have, as if it had it too
 * @param seen which levels had a row
 * @param unseen what becomes of the others
 */
record LevelProbabilities(
    LikelihoodType type,
    Column column,
    double[][] probabilities,
    double[] others,
    boolean[] seen,
    Unseen unseen)
    implements Factor, LevelFactor {

  static Factor read(
      LikelihoodType type, Column column, int classes, int levels, TensorReader tensors) {
    double[] flat = tensors.distributions("probabilities", classes, levels);
    double[][] probabilities = new double[classes][];
    for (int y = 0; y < classes; y++) {
      probabilities[y] = Arrays.copyOfRange(flat, y * levels, (y + 1) * levels);
    }
    long[] marks = tensors.longs("seen", levels);
    boolean[] seen = new boolean[levels];
    for (int level = 0; level < levels; level++) {
      seen[level] = marks[level] == 1;
    }
    return new LevelProbabilities(
        type,
        column,
        probabilities,
        tensors.doubles("others", other -> other >= 0 && other <= 1, classes),
        seen,
        Unseen.of(tensors.text("unseen")));
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public double probability(int y, int level) {
    return probabilities[y][level];
  }

  @Override
  public Scorer scorer(Batch rows) {
    return Cells.codes(column, rows).map(codes -> scorer(rows, codes)).orElse(Scorer.NONE);
  }

  private Scorer scorer(Batch rows, int[] codes) {
    if (unseen == Unseen.ERROR) {
      requireSeen(rows, codes);
    }
    boolean levels = column.type() instanceof ColumnType.Category;
    return levels
        ? new TableScorer(codes, logs(), Arrays.stream(others).map(StrictMath::log).toArray())
        : new TableScorer(codes, logs());
  }

  private void requireSeen(Batch rows, int[] codes) {
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] >= 0 && !seen[codes[row]]) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "Row "
                + (rows.firstRow() + row + 1)
                + ", column '"
                + column.name()
                + "': no training row has "
                + level(codes[row])
                + "; train with unseen=smoothed or unseen=ignored, or mark the cell as missing.");
      }
    }
  }

  private String level(int code) {
    return column.type() instanceof ColumnType.Category category
        ? "the level '" + category.levels().get(code) + "'"
        : "the value " + code;
  }

  private double[][] logs() {
    double[][] logs = new double[probabilities.length][seen.length];
    for (int y = 0; y < logs.length; y++) {
      for (int level = 0; level < seen.length; level++) {
        boolean counts = seen[level] || unseen != Unseen.IGNORED;
        logs[y][level] = counts ? StrictMath.log(probabilities[y][level]) : 0;
      }
    }
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

  /** Of a category the mode, of numbers the nearest to the mean, which is the mode as well. */
  @Override
  public List<ColumnVector> means(double[][] shares) {
    return modes(shares);
  }

  @Override
  public List<ColumnVector> modes(double[][] shares) {
    int[] codes = new int[shares.length];
    Arrays.fill(codes, CategoryVector.MISSING);
    for (int row = 0; row < codes.length; row++) {
      codes[row] = likeliest(shares[row]);
    }
    return List.of(Cells.vector(column, codes));
  }

  private int likeliest(double[] shares) {
    int best = 0;
    double most = -1;
    for (int level = 0; level < seen.length; level++) {
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
    return (long) classes * (seen.length - 1);
  }

  @Override
  public void write(TensorWriter tensors) {
    double[] flat = Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).toArray();
    tensors.doubles("probabilities", flat, probabilities.length, seen.length);
    tensors.doubles("others", others, others.length);
    long[] marks = new long[seen.length];
    Arrays.setAll(marks, level -> seen[level] ? 1 : 0);
    tensors.longs("seen", marks, seen.length);
    tensors.text("unseen", unseen.word());
  }
}
