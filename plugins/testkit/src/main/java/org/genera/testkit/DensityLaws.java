package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.model.Density;

/** What holds for every {@link Density}. */
final class DensityLaws {

  private static final int IMPORTANCE_DRAWS = 20_000;
  private static final int ROWS_TRIED = 5;
  private static final double INTEGRATION = 1e-6;
  private static final double ROUNDING = 1e-12;

  private DensityLaws() {}

  /** All columns together, and fewer of them with the others missing. */
  static void integratesToOne(FixtureRun run) {
    integratesToOne(run, run.density(), run.fixture().features());
  }

  static void integratesToOne(FixtureRun run, Density density, Batch features) {
    SampleSpace space = new SampleSpace(features);
    List<String> columns =
        features.schema().names().stream()
            .filter(column -> space.isReal(column) || space.isListed(column))
            .toList();
    if (!columns.isEmpty() && !space.covers(columns)) {
      integratesToOneByImportance(run, density, features, columns);
    }
    for (List<String> some : neighbours(columns)) {
      if (space.covers(some)) {
        Batch row = Batch.missing(features.schema(), 1);
        Cubature.Estimate integral = space.integrate(rows -> exp(density, rows), row, some);
        assertIsOne(integral, run.where("integral over " + some));
      }
    }
  }

  /** The mean of p / q over draws from q is 1. */
  private static void integratesToOneByImportance(
      FixtureRun run, Density density, Batch features, List<String> columns) {
    KernelProposal proposal = new KernelProposal(Rows.complete(features).select(columns));
    Batch draws = proposal.sample(IMPORTANCE_DRAWS, FixtureRun.random("importance"));
    double[] ratios = density.logDensity(embedded(draws, features.schema()));
    double[] proposed = proposal.density(draws);
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Math.exp(ratios[i]) / proposed[i];
    }
    Closeness.Mean mean = Closeness.Mean.of(ratios);
    String what = run.where("integral by importance sampling over " + columns);
    Closeness.assertSame(Closeness.Mean.exactly(1), mean, what);
    assertTrue(mean.standardError() < 0.1, what + ": cannot tell, s.e. " + mean.standardError());
  }

  /** The given columns and, where there are others, nothing in them. */
  static Batch embedded(Batch rows, Schema schema) {
    Batch all = Batch.missing(schema, rows.rows());
    for (String column : rows.schema().names()) {
      all = Rows.with(all, column, rows.column(column));
    }
    return all;
  }

  /** Each column, each two that follow each other, and all of them. */
  static List<List<String>> neighbours(List<String> columns) {
    List<List<String>> sets = new ArrayList<>();
    for (int first = 0; first < columns.size(); first++) {
      sets.add(columns.subList(first, first + 1));
      if (first + 2 <= columns.size() && columns.size() > 2) {
        sets.add(columns.subList(first, first + 2));
      }
    }
    if (columns.size() > 1) {
      sets.add(columns);
    }
    return sets;
  }

  /** p(observed) is the integral of p(observed, missing) over what is missing. */
  static void missingCellsAreIntegratedOut(FixtureRun run) {
    Density density = run.density();
    Batch rows = Rows.first(Rows.complete(run.fixture().features()), ROWS_TRIED);
    SampleSpace space = new SampleSpace(run.fixture().features());
    for (List<String> missing : neighbours(rows.schema().names())) {
      for (int row = 0; row < rows.rows() && space.covers(missing); row++) {
        Batch complete = rows.slice(row, row + 1);
        double observed = density.logDensity(Rows.without(complete, missing))[0];
        Cubature.Estimate integral =
            space.integrate(some -> exp(density, some, -observed), complete, missing);
        assertIsOne(integral, run.where("p without " + missing + " over its integral, row " + row));
      }
    }
  }

  private static void assertIsOne(Cubature.Estimate integral, String message) {
    assertTrue(integral.error() < 1e-3, message + ": cannot tell, " + integral);
    Closeness.assertClose(1, integral.value(), INTEGRATION + integral.error(), message);
  }

  private static double[] exp(Density density, Batch rows) {
    return exp(density, rows, 0);
  }

  private static double[] exp(Density density, Batch rows, double shift) {
    double[] values = density.logDensity(rows);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(values[i] + shift);
    }
    return values;
  }

  /** A row's density depends on nothing but the row's features. */
  static void rowsAreScoredOneByOne(FixtureRun run) {
    Density density = run.density();
    new RowByRow(run, "log-density", RowByRow.single(density::logDensity), ROUNDING)
        .holdsWithHoles();
    Batch nothing = Batch.missing(run.fixture().features().schema(), 1);
    assertEquals(0, density.logDensity(nothing)[0], run.where("nothing observed"));
  }

  /** The same rows between an identifier and a weight. */
  static Batch amongOthers(Batch rows) {
    double[] numbers = new double[rows.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = 1 + row % 17;
    }
    Schema id = Schema.of(Column.real("contract-id").withRole(Role.ID));
    Batch ids = Batch.ofReals(id, numbers).at(rows.firstRow());
    return Rows.weighted(Batches.beside(List.of(ids, rows)), numbers);
  }

  /** However far off a row is, its log-density is a number below positive infinity. */
  static void farRowsHaveADensity(FixtureRun run) {
    Batch row = Rows.complete(run.fixture().features()).slice(0, 1);
    for (String column : Rows.reals(row.schema())) {
      for (double far : HostileInputs.EXTREMES) {
        double found = run.density().logDensity(Rows.withCell(row, column, 0, far))[0];
        assertTrue(
            found < Double.POSITIVE_INFINITY, run.where(column + " = " + far + " scores " + found));
      }
    }
  }
}
