package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.LogSumExp;
import org.genera.numerics.VectorMath;

/**
 * A density that is linear between the nodes of a grid, and a wide Gaussian, for each class.
 *
 * @param column the column
 * @param grid the nodes
 * @param masses {@code [class][node]}: the weight of the triangle about each node
 * @param bandwidths of the kernels, one a class
 * @param spread the share of the Gaussian in each class
 * @param centre its mean
 * @param width its standard deviation
 */
record KernelDensity(
    Column column,
    KernelGrid grid,
    double[][] masses,
    double[] bandwidths,
    double[] spread,
    double centre,
    double width)
    implements Factor {

  private static final double SQRT_2_PI = Math.sqrt(2 * StrictMath.PI);

  /** Lesser densities may have underflowed: log 1e-280. */
  private static final double LEAST_LOG = -644;

  /** Masses below this share of the largest are no support. */
  private static final double SUPPORT = 1e-4;

  static Factor read(Column column, int classes, TensorReader tensors) {
    int nodes = KernelGrid.NODES;
    double[] flat = tensors.distributions("masses", classes, nodes);
    double[][] masses = new double[classes][];
    for (int y = 0; y < classes; y++) {
      masses[y] = Arrays.copyOfRange(flat, y * nodes, (y + 1) * nodes);
    }
    double[] tail = tensors.doubles("spread-gaussian", 2);
    if (!(tail[1] > 0)) {
      throw TensorReader.invalid("the width of a Gaussian is not positive");
    }
    return new KernelDensity(
        column,
        KernelGrid.read(tensors),
        masses,
        tensors.doubles("bandwidths", h -> h > 0, classes),
        tensors.doubles("spread", p -> p >= 0 && p <= 1, classes),
        tail[0],
        tail[1]);
  }

  @Override
  public LikelihoodType type() {
    return Kernel.TYPE;
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public Scorer scorer(Batch rows) {
    return Cells.numbers(column, rows).map(x -> (Scorer) new GridScorer(x)).orElse(Scorer.NONE);
  }

  /** The density at each node, with zeros around: node g is at place g + 1. */
  private double[] heights(int y) {
    double[] heights = new double[KernelGrid.NODES + 3];
    for (int g = 0; g < KernelGrid.NODES; g++) {
      heights[g + 1] = (1 - spread[y]) * masses[y][g] / grid.step();
    }
    return heights;
  }

  /** The log-density without underflow, of any distance from the centre. */
  private double logSum(double height, double z, int y) {
    double logGaussian = StrictMath.log(spread[y]) - StrictMath.log(width * SQRT_2_PI);
    return LogSumExp.of(StrictMath.log(height), logGaussian - 0.5 * z * z);
  }

  /** Interpolates between nodes. Not thread-safe. */
  private final class GridScorer implements Scorer {
    private final double[] x;
    private final double[][] heights = new double[masses.length][];
    private int[] places = {};
    private double[] fractions = {};
    private double[] gaussian = {};
    private double[] density = {};
    private double[] scratch = {};

    GridScorer(double[] x) {
      this.x = x;
      Arrays.setAll(heights, KernelDensity.this::heights);
    }

    @Override
    public void add(int from, int to, double[][] logs) {
      int rows = to - from;
      if (places.length < rows) {
        places = new int[rows];
        fractions = new double[rows];
        gaussian = new double[rows];
        density = new double[rows];
        scratch = new double[rows];
      }
      locate(from, rows);
      for (int y = 0; y < logs.length; y++) {
        interpolate(heights[y], spread[y], rows);
        VectorMath.log(density, scratch, rows);
        for (int i = 0; i < rows; i++) {
          if (places[i] >= 0) {
            logs[y][i] += density[i] > LEAST_LOG ? density[i] : farLog(i, x[from + i], y);
          }
        }
      }
    }

    private double farLog(int i, double value, int y) {
      double t = fractions[i];
      double height = (1 - t) * heights[y][places[i]] + t * heights[y][places[i] + 1];
      return logSum(height, (value - centre) / width, y);
    }

    private void locate(int from, int rows) {
      for (int i = 0; i < rows; i++) {
        double value = x[from + i];
        double place =
            Math.max(0, Math.min(KernelGrid.NODES + 1, (value - grid.low()) / grid.step() + 1));
        boolean missing = Double.isNaN(value);
        places[i] = missing ? -1 : (int) place;
        fractions[i] = missing ? 0 : place - places[i];
        double z = missing ? 0 : (value - centre) / width;
        gaussian[i] = Math.max(-1e6, -0.5 * z * z);
      }
      VectorMath.exp(gaussian, scratch, rows);
    }

    private void interpolate(double[] heights, double spread, int rows) {
      double factor = spread / (width * SQRT_2_PI);
      for (int i = 0; i < rows; i++) {
        int place = Math.max(0, places[i]);
        double t = fractions[i];
        density[i] = (1 - t) * heights[place] + t * heights[place + 1] + factor * gaussian[i];
      }
    }
  }

  @Override
  public List<ColumnVector> draw(int[] classes, RandomStream random) {
    double[][] cumulative = new double[masses.length][];
    for (int y = 0; y < masses.length; y++) {
      cumulative[y] = masses[y].clone();
      for (int g = 1; g < cumulative[y].length; g++) {
        cumulative[y][g] += cumulative[y][g - 1];
      }
    }
    double[] values = new double[classes.length];
    for (int row = 0; row < values.length; row++) {
      int y = classes[row];
      if (random.nextDouble() < spread[y]) {
        values[row] = centre + width * random.nextGaussian();
      } else {
        double triangle = random.nextDouble() + random.nextDouble() - 1;
        values[row] = grid.node(random.nextIndex(cumulative[y])) + grid.step() * triangle;
      }
    }
    return List.of(Cells.vector(column, values));
  }

  @Override
  public List<ColumnVector> means(double[][] shares) {
    double[] means = new double[masses.length];
    for (int y = 0; y < means.length; y++) {
      means[y] = (1 - spread[y]) * grid.mean(masses[y]) + spread[y] * centre;
    }
    return List.of(Cells.vector(column, Cells.mixed(shares, means)));
  }

  @Override
  public List<ColumnVector> modes(double[][] shares) {
    double[] values = new double[shares.length];
    double[][] heights = new double[masses.length][];
    Arrays.setAll(heights, this::heights);
    for (int row = 0; row < values.length; row++) {
      double[] share = shares[row];
      ModeSearch search = new ModeSearch((x, logs) -> logDensities(x, heights, logs), share);
      double best = grid.node(0);
      double highest = Double.NEGATIVE_INFINITY;
      for (int g = 0; g < KernelGrid.NODES; g++) {
        double height = search.log(grid.node(g));
        if (height > highest) {
          highest = height;
          best = grid.node(g);
        }
      }
      values[row] = search.climb(best, 1e-3 * grid.step());
    }
    return List.of(Cells.vector(column, values));
  }

  private void logDensities(double x, double[][] heights, double[] logs) {
    double place = Math.max(0, Math.min(KernelGrid.NODES + 1, (x - grid.low()) / grid.step() + 1));
    int at = (int) place;
    double t = place - at;
    double z = (x - centre) / width;
    double gaussian = StrictMath.exp(-0.5 * z * z) / (width * SQRT_2_PI);
    for (int y = 0; y < logs.length; y++) {
      double height = (1 - t) * heights[y][at] + t * heights[y][at + 1];
      double log = StrictMath.log(height + spread[y] * gaussian);
      logs[y] = log > LEAST_LOG ? log : logSum(height, z, y);
    }
  }

  /** Effective degrees of freedom: the length of the support over √(2π) bandwidths. */
  @Override
  public long parameters(int classes) {
    double sum = 0;
    for (int y = 0; y < masses.length; y++) {
      double least = SUPPORT * Arrays.stream(masses[y]).max().orElse(0);
      long support = Arrays.stream(masses[y]).filter(mass -> mass > least).count();
      sum += support * grid.step() / (SQRT_2_PI * bandwidths[y]);
    }
    return (long) Math.ceil(sum * classes / masses.length);
  }

  @Override
  public void write(TensorWriter tensors) {
    double[] flat = Arrays.stream(masses).flatMapToDouble(Arrays::stream).toArray();
    tensors.doubles("masses", flat, masses.length, KernelGrid.NODES);
    tensors.doubles("bandwidths", bandwidths, bandwidths.length);
    tensors.doubles("spread", spread, spread.length);
    tensors.doubles("spread-gaussian", new double[] {centre, width}, 2);
    grid.write(tensors);
  }
}
