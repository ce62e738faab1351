package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Density;

/** What holds for every {@link AncestralSampling}. */
final class SamplingLaws {

  private static final int DRAWS = 20_000;

  private SamplingLaws() {}

  /** Features and label, complete, the same for the same stream. */
  static void samplesAreCompleteAndReproducible(FixtureRun run) {
    AncestralSampling sampling = run.model().require(AncestralSampling.class);
    Batch rows = sampling.sample(100, FixtureRun.random("sample"));
    assertEquals(
        drawn(run.fixture().schema()), new TreeSet<>(rows.schema().names()), run.where("columns"));
    assertEquals(100, rows.rows(), run.where("rows"));
    for (String column : rows.schema().names()) {
      for (int row = 0; row < rows.rows(); row++) {
        assertFalse(rows.column(column).isMissing(row), run.where("missing in " + column));
      }
    }
    CellEquality.assertSameCells(
        rows, sampling.sample(100, FixtureRun.random("sample")), run.where("same stream"));
    assertEquals(0, sampling.sample(0, FixtureRun.random("sample")).rows(), run.where("no rows"));
  }

  private static Set<String> drawn(Schema schema) {
    Set<String> names = new TreeSet<>(Rows.names(schema.features()));
    schema.label().map(Column::name).ifPresent(names::add);
    return names;
  }

  static void samplesAgreeWithTheDensity(FixtureRun run) {
    agree(
        run::where,
        run.model().require(AncestralSampling.class),
        run.density(),
        run.fixture().features());
  }

  /**
   * Means over samples equal those that the density gives by importance sampling: first and second
   * moments, frequencies of levels, and the characteristic function in several directions.
   */
  static void agree(
      UnaryOperator<String> where, AncestralSampling sampling, Density density, Batch features) {
    SampleSpace space = new SampleSpace(features);
    List<String> columns =
        features.schema().names().stream()
            .filter(column -> space.isReal(column) || space.isListed(column))
            .toList();
    if (columns.isEmpty()) {
      return;
    }
    Batch sample = sampling.sample(DRAWS, FixtureRun.random("sample")).select(columns);
    KernelProposal proposal =
        new KernelProposal(kernels(sample, Rows.complete(features).select(columns)));
    Batch proposed = proposal.sample(DRAWS, FixtureRun.random("importance"));
    double[] ratios = density.logDensity(DensityLaws.embedded(proposed, features.schema()));
    double[] proposalDensity = proposal.density(proposed);
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Math.exp(ratios[i]) / proposalDensity[i];
    }
    for (TestFunction function : functions(space, columns, FixtureRun.random("directions"))) {
      Closeness.assertSame(
          Closeness.Mean.of(times(ratios, function.of(proposed))),
          Closeness.Mean.of(function.of(sample)),
          where.apply("mean of " + function.name + " by density and by samples"));
    }
  }

  /** Kernels both where the model draws and where the data are. */
  private static Batch kernels(Batch sample, Batch data) {
    List<Batch> both = List.of(Rows.first(sample, 100), Rows.first(data, 100));
    Schema schema = data.schema();
    return Rows.concat(
        both.stream().map(rows -> rows.select(schema.names()).withSchema(schema)).toList());
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /** A function of a linear combination of standardised columns. */
  record TestFunction(
      String name,
      SampleSpace space,
      double[] direction,
      List<String> columns,
      DoubleUnaryOperator f) {

    double[] of(Batch rows) {
      double[] values = new double[rows.rows()];
      for (int j = 0; j < columns.size(); j++) {
        String column = columns.get(j);
        double[] numbers = rows.numbers(rows.schema().indexOf(column));
        double mean = space.isReal(column) ? space.mean(column) : 0;
        double unit = space.isReal(column) ? space.deviation(column) : 1;
        for (int row = 0; row < values.length; row++) {
          values[row] += direction[j] * (numbers[row] - mean) / unit;
        }
      }
      for (int row = 0; row < values.length; row++) {
        values[row] = f.applyAsDouble(values[row]);
      }
      return values;
    }
  }

  static List<TestFunction> functions(
      SampleSpace space, List<String> columns, RandomStream random) {
    List<double[]> directions = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      for (int k = 0; k <= j; k++) {
        double[] direction = new double[columns.size()];
        direction[j] += 1;
        direction[k] += k == j ? 0 : 1;
        directions.add(direction);
      }
    }
    for (int i = 0; i < 8; i++) {
      directions.add(columns.stream().mapToDouble(column -> random.nextGaussian()).toArray());
    }
    List<TestFunction> functions = new ArrayList<>();
    for (double[] direction : directions) {
      String z = "z along " + Arrays.toString(direction) + " of " + columns;
      functions.add(new TestFunction(z, space, direction, columns, v -> v));
      functions.add(new TestFunction("square of " + z, space, direction, columns, v -> v * v));
      functions.add(new TestFunction("cos of " + z, space, direction, columns, Math::cos));
      functions.add(new TestFunction("sin of " + z, space, direction, columns, Math::sin));
    }
    return functions;
  }
}
