package org.genera.testkit;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.RealVector;
import org.genera.api.engine.RandomStream;

/**
 * A normalised density for importance sampling (Owen, Monte Carlo theory, chapter 9): a kernel
 * around each of some rows, Student's t with 3 degrees of freedom in each real column, so that its
 * tails are heavier than those of what it stands in for; levels of the row or, sometimes, any.
 */
final class KernelProposal {

  private static final int MOST_KERNELS = 200;
  private static final double OTHER_LEVEL = 0.3;

  private final Batch kernels;
  private final SampleSpace space;
  private final List<String> columns;
  private final double bandwidth;

  /**
   * A proposal.
   *
   * @param data features of rows such as are to be proposed, none missing
   */
  KernelProposal(Batch data) {
    kernels = Rows.first(data, MOST_KERNELS);
    space = new SampleSpace(kernels);
    columns = data.schema().names();
    long reals = columns.stream().filter(space::isReal).count();
    bandwidth = Math.pow(kernels.rows(), -1.0 / (reals + 4));
  }

  /** Whether there is a kernel for each kind of the columns. */
  static boolean covers(Batch data) {
    SampleSpace space = new SampleSpace(data);
    return data.schema().names().stream()
        .allMatch(column -> space.isReal(column) || space.isListed(column));
  }

  Batch sample(int rows, RandomStream random) {
    int[] picked = new int[rows];
    for (int i = 0; i < rows; i++) {
      picked[i] = random.nextInt(kernels.rows());
    }
    Batch drawn = kernels.pick(picked);
    for (String column : columns) {
      drawn = space.isReal(column) ? moved(drawn, column, random) : mixed(drawn, column, random);
    }
    return drawn;
  }

  private Batch moved(Batch rows, String column, RandomStream random) {
    double width = width(column);
    double[] values = rows.numbers(rows.schema().indexOf(column)).clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += width * studentT(random);
    }
    return Rows.with(rows, column, new RealVector(values));
  }

  private Batch mixed(Batch rows, String column, RandomStream random) {
    double[] codes = rows.numbers(rows.schema().indexOf(column));
    int[] mixed = new int[codes.length];
    for (int i = 0; i < mixed.length; i++) {
      boolean any = random.nextDouble() < OTHER_LEVEL;
      mixed[i] = any ? random.nextInt(space.levels(column)) : (int) codes[i];
    }
    return Rows.with(rows, column, space.levels(column, mixed));
  }

  private double width(String column) {
    return bandwidth * space.deviation(column);
  }

  /** A normal deviate over the root of a mean of three squares. */
  private static double studentT(RandomStream random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double z = random.nextGaussian();
      squares += z * z;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  double[] density(Batch rows) {
    List<Factor> factors = columns.stream().map(column -> factor(rows, column)).toList();
    double[] density = new double[rows.rows()];
    for (int row = 0; row < density.length; row++) {
      for (int k = 0; k < kernels.rows(); k++) {
        double product = 1.0 / kernels.rows();
        for (Factor factor : factors) {
          product *= factor.kernel.at(factor.values[row], factor.centres[k]);
        }
        density[row] += product;
      }
    }
    return density;
  }

  private interface Kernel {
    double at(double x, double centre);
  }

  /** A column's part in the product. */
  private record Factor(double[] values, double[] centres, Kernel kernel) {}

  private Factor factor(Batch rows, String column) {
    return new Factor(
        rows.numbers(rows.schema().indexOf(column)),
        kernels.numbers(kernels.schema().indexOf(column)),
        space.isReal(column) ? studentT(width(column)) : level(space.levels(column)));
  }

  /** Student's t with 3 degrees of freedom: 2 / (π √3 h) (1 + z² / 3)⁻². */
  private static Kernel studentT(double width) {
    double atCentre = 2 / (Math.PI * Math.sqrt(3) * width);
    return (x, centre) -> {
      double z = (x - centre) / width;
      double root = 1 + z * z / 3;
      return atCentre / (root * root);
    };
  }

  private static Kernel level(int levels) {
    double any = OTHER_LEVEL / levels;
    return (x, centre) -> x == centre ? any + 1 - OTHER_LEVEL : any;
  }
}
