package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.LogSumExp;
import org.genera.numerics.gaussian.ConditionalGaussian;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.MixtureMode;
import org.genera.numerics.gaussian.MixtureSampler;
import org.genera.numerics.gaussian.PartialRow;

/** The parameters of Gaussians, or mixtures of as many of them, of each class. */
class GaussianGroupFactor implements Factor {

  private final GaussianGroup.Type type;
  private final List<Column> columns;
  private final int classes;
  private final Mixture mixture;
  private final MixtureDensity density;

  private GaussianGroupFactor(
      GaussianGroup.Type type, List<Column> columns, int classes, Mixture mixture) {
    this.type = type;
    this.columns = columns;
    this.classes = classes;
    this.mixture = mixture;
    density = new MixtureDensity(mixture);
  }

  /**
   * A factor.
   *
   * @param mixture the components of all classes, as many of each, class by class; the weights of
   *     each class sum to 1 / classes
   */
  static GaussianGroupFactor of(
      GaussianGroup.Type type, List<Column> columns, int classes, Mixture mixture) {
    return columns.size() == 1
        ? new Single(type, columns, classes, mixture)
        : new GaussianGroupFactor(type, columns, classes, mixture);
  }

  /** That of one column. */
  private static final class Single extends GaussianGroupFactor implements NumericFactor {

    Single(GaussianGroup.Type type, List<Column> columns, int classes, Mixture mixture) {
      super(type, columns, classes, mixture);
    }

    @Override
    public double mean(int y) {
      return mean(y, 0);
    }

    @Override
    public double cumulative(int y, double x) {
      Mixture of = mixture();
      double sum = 0;
      for (int c : componentsOf(y)) {
        double z = (x - of.mean(c, 0)) / Math.sqrt(2 * of.variance(c, 0));
        sum += weight(c) * 0.5 * Erf.erfc(-z);
      }
      return sum;
    }
  }

  final Mixture mixture() {
    return mixture;
  }

  final int[] componentsOf(int y) {
    int m = mixture.components() / classes;
    return IntStream.range(y * m, (y + 1) * m).toArray();
  }

  /** p(component | class). */
  final double weight(int component) {
    return classes * mixture.weights()[component];
  }

  final double mean(int y, int column) {
    double mean = 0;
    for (int c : componentsOf(y)) {
      mean += weight(c) * mixture.mean(c, column);
    }
    return mean;
  }

  @Override
  public LikelihoodType type() {
    return type;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Scorer scorer(Batch rows) {
    return columns.stream().anyMatch(column -> Cells.find(column, rows).isPresent())
        ? new GaussianGroupScorer(GroupCells.of(columns, rows), density, classes)
        : Scorer.NONE;
  }

  @Override
  public Factor given(Batch row) {
    double[] values = GroupCells.row(GroupCells.of(columns, row), 0);
    PartialRow.Pattern pattern = new PartialRow(mixture).pattern(values);
    if (pattern.observed().length == 0 || pattern.missing().length == 0) {
      return this;
    }
    int k = mixture.components();
    int open = pattern.missing().length;
    double[] observed = pattern.values(values);
    double[] weights = new double[k];
    double[] means = new double[k * open];
    for (int c = 0; c < k; c++) {
      ConditionalGaussian component = pattern.components().get(c);
      weights[c] = StrictMath.log(mixture.weights()[c]) + component.logDensity(observed);
      System.arraycopy(component.mean(observed), 0, means, c * open, open);
    }
    normalise(weights);
    Mixture form = new Mixture(mixture.type(), weights, means, new double[0]);
    double[] covariances = form.packed(open, c -> pattern.components().get(c).covariance());
    List<Column> left = Arrays.stream(pattern.missing()).mapToObj(columns::get).toList();
    return of(type, left, classes, new Mixture(mixture.type(), weights, means, covariances));
  }

  /** Logarithms become shares, whose sum is the same in each class. */
  private void normalise(double[] logs) {
    int m = logs.length / classes;
    for (int y = 0; y < classes; y++) {
      double[] own = Arrays.copyOfRange(logs, y * m, (y + 1) * m);
      if (LogSumExp.normalise(own) == Double.NEGATIVE_INFINITY) {
        Arrays.fill(own, 1.0 / m);
      }
      for (int c = 0; c < m; c++) {
        logs[y * m + c] = own[c] / classes;
      }
    }
  }

  @Override
  public Factor marginal(List<Column> kept) {
    int[] positions = kept.stream().mapToInt(columns::indexOf).toArray();
    return of(type, kept, classes, mixture.marginal(positions));
  }

  @Override
  public List<ColumnVector> draw(int[] rows, RandomStream random) {
    MixtureSampler[] samplers = new MixtureSampler[classes];
    Arrays.setAll(samplers, y -> new MixtureSampler(mixture.select(componentsOf(y))));
    double[][] values = new double[rows.length][columns.size()];
    for (int row = 0; row < rows.length; row++) {
      samplers[rows[row]].draw(random, values[row]);
    }
    return vectors(values);
  }

  private List<ColumnVector> vectors(double[][] values) {
    List<ColumnVector> vectors = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      int place = j;
      double[] column = Arrays.stream(values).mapToDouble(row -> row[place]).toArray();
      vectors.add(Cells.vector(columns.get(j), column));
    }
    return vectors;
  }

  @Override
  public List<ColumnVector> means(double[][] shares) {
    double[][] values = new double[shares.length][columns.size()];
    for (int row = 0; row < shares.length; row++) {
      for (int y = 0; y < classes; y++) {
        for (int j = 0; j < columns.size(); j++) {
          values[row][j] += shares[row][y] * mean(y, j);
        }
      }
    }
    return vectors(values);
  }

  @Override
  public List<ColumnVector> modes(double[][] shares) {
    double[][] values = new double[shares.length][];
    for (int row = 0; row < shares.length; row++) {
      double[] weights = new double[mixture.components()];
      for (int y = 0; y < classes; y++) {
        for (int c : componentsOf(y)) {
          weights[c] = shares[row][y] * weight(c);
        }
      }
      int[] possible = IntStream.range(0, weights.length).filter(c -> weights[c] > 0).toArray();
      Mixture mixed = new Mixture(mixture.type(), weights, mixture.means(), mixture.covariances());
      values[row] = new MixtureMode(mixed.select(possible)).find();
    }
    return vectors(values);
  }

  @Override
  public long parameters(int seen) {
    long m = mixture.components() / classes;
    long k = seen * m;
    int d = columns.size();
    return k - seen + k * d + mixture.type().parameters(k, d);
  }

  @Override
  public void write(TensorWriter tensors) {
    GaussianGroupTensors.write(mixture, classes, tensors);
  }
}
