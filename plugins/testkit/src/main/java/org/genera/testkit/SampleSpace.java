package org.genera.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;

/**
 * The values that rows can take: integrals over real columns, sums over categories and booleans.
 * Other kinds are not integrated over: whether an integer is counted or measured is the family's
 * choice, and nobody can list the texts.
 */
final class SampleSpace {

  private static final int MOST_REALS = 2;
  private static final int MOST_COMBINATIONS = 4096;
  private static final double TOLERANCE = 1e-7;

  private final Batch data;
  private final double tolerance;

  /**
   * A space.
   *
   * @param data rows that show where the values lie
   */
  SampleSpace(Batch data) {
    this(data, TOLERANCE);
  }

  /**
   * A space over which less exact integrals will do, which are cheaper.
   *
   * @param data rows that show where the values lie
   * @param tolerance of integrals
   */
  SampleSpace(Batch data, double tolerance) {
    this.data = data;
    this.tolerance = tolerance;
  }

  /** Whether {@link #integrate} can go over some columns. */
  boolean covers(Collection<String> columns) {
    long combinations = 1;
    for (String column : columns) {
      combinations = isListed(column) ? combinations * levels(column) : combinations;
      if (!isListed(column) && !isReal(column) || combinations > MOST_COMBINATIONS) {
        return false;
      }
    }
    return columns.stream().filter(this::isReal).count() <= MOST_REALS;
  }

  /**
   * Integrates over some columns, the others as they are in a row.
   *
   * @param integrand one value a row
   * @param row a batch of one row
   * @param columns the columns to integrate over
   */
  Cubature.Estimate integrate(
      Function<Batch, double[]> integrand, Batch row, Collection<String> columns) {
    List<String> listed = columns.stream().filter(this::isListed).toList();
    List<String> reals = columns.stream().filter(this::isReal).toList();
    Cubature.Estimate sum = new Cubature.Estimate(0, 0);
    for (Batch combination : combinations(row, listed)) {
      sum = sum.plus(integrateReals(integrand, combination, reals));
    }
    return sum;
  }

  private Cubature.Estimate integrateReals(
      Function<Batch, double[]> integrand, Batch row, List<String> reals) {
    if (reals.isEmpty()) {
      return new Cubature.Estimate(integrand.apply(row)[0], 0);
    }
    double[] centres = reals.stream().mapToDouble(this::mean).toArray();
    double[] scales = reals.stream().mapToDouble(this::deviation).toArray();
    Cubature.Integrand atPoints =
        points -> {
          Batch rows = Rows.repeat(row, 0, points[0].length);
          for (int j = 0; j < points.length; j++) {
            rows = Rows.with(rows, reals.get(j), new RealVector(points[j]));
          }
          return integrand.apply(rows);
        };
    return Cubature.integrate(atPoints, centres, scales, tolerance);
  }

  private List<Batch> combinations(Batch row, List<String> listed) {
    List<Batch> combinations = List.of(row);
    for (String column : listed) {
      List<Batch> longer = new ArrayList<>();
      for (Batch shorter : combinations) {
        for (int level = 0; level < levels(column); level++) {
          longer.add(Rows.with(shorter, column, level(column, level, 1)));
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  boolean isReal(String column) {
    return type(column) instanceof ColumnType.Real;
  }

  boolean isListed(String column) {
    return type(column) instanceof ColumnType.Category || type(column) instanceof ColumnType.Bool;
  }

  int levels(String column) {
    return type(column) instanceof ColumnType.Category category ? category.levels().size() : 2;
  }

  /** A level in every row. */
  ColumnVector level(String column, int level, int rows) {
    int[] codes = new int[rows];
    Arrays.fill(codes, level);
    return levels(column, codes);
  }

  ColumnVector levels(String column, int[] codes) {
    return Rows.levels(type(column), codes);
  }

  /** A column from numbers: as they are, or the codes of levels. */
  ColumnVector vector(String column, double[] numbers) {
    return isReal(column)
        ? new RealVector(numbers)
        : levels(column, Arrays.stream(numbers).mapToInt(code -> (int) code).toArray());
  }

  double mean(String column) {
    return Arrays.stream(numbers(column)).average().orElse(0);
  }

  /** The standard deviation, never zero. */
  double deviation(String column) {
    double mean = mean(column);
    double variance =
        Arrays.stream(numbers(column)).map(x -> (x - mean) * (x - mean)).average().orElse(1);
    return variance > 0 ? Math.sqrt(variance) : 1;
  }

  private double[] numbers(String column) {
    return Arrays.stream(data.numbers(data.schema().indexOf(column)))
        .filter(x -> !Double.isNaN(x))
        .toArray();
  }

  private ColumnType type(String column) {
    Column found = data.schema().column(column);
    return found.type();
  }
}
