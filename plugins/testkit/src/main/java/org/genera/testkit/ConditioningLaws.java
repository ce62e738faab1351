package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;

/** What holds where {@link Exactness#CONDITIONING} is declared. */
final class ConditioningLaws {

  private static final int ROWS_TRIED = 5;
  private static final int DRAWS = 4000;
  private static final double ROUNDING = 1e-8;

  /** Heights tell the place of a maximum to the root of their own rounding only. */
  private static final double PLACE_OF_A_MAXIMUM = 1e-6;

  private static final double INTEGRATION = 1e-5;

  private ConditioningLaws() {}

  /** log p(b | a) + log p(a) = log p(a, b), whichever way the columns are split. */
  static void conditionalsTimesMarginalsAreTheJoint(FixtureRun run) {
    Conditioning model = run.model().require(Conditioning.class);
    assertTrue(model.approximation().isEmpty(), run.where("exact, but " + model.approximation()));
    Batch rows = Rows.first(Rows.complete(run.fixture().features()), ROWS_TRIED);
    double[] joint = run.density().logDensity(rows);
    for (List<String> missing : DensityLaws.neighbours(rows.schema().names())) {
      List<String> observed = others(rows, missing);
      for (int row = 0; row < rows.rows() && !observed.isEmpty(); row++) {
        Batch complete = rows.slice(row, row + 1);
        Density marginal = model.marginal(observed).require(Density.class);
        Density conditional = model.given(complete.select(observed)).require(Density.class);
        double logMarginal = marginal.logDensity(complete.select(observed))[0];
        double logConditional = conditional.logDensity(complete.select(missing))[0];
        Closeness.assertClose(
            joint[row],
            logMarginal + logConditional,
            ROUNDING,
            run.where("log p(b | a) + log p(a), b = " + missing + ", row " + row));
      }
    }
  }

  /** log p(a) of the marginal model is that of the whole model where the rest is missing. */
  static void missingCellsEqualMarginals(FixtureRun run) {
    Conditioning model = run.model().require(Conditioning.class);
    Batch rows = Rows.first(Rows.complete(run.fixture().features()), ROWS_TRIED);
    for (List<String> missing : DensityLaws.neighbours(rows.schema().names())) {
      List<String> observed = others(rows, missing);
      if (!observed.isEmpty()) {
        Model marginal = model.marginal(observed);
        assertEquals(observed, marginal.schema().names(), run.where("columns of the marginal"));
        Closeness.assertClose(
            run.density().logDensity(Rows.without(rows, missing)),
            marginal.require(Density.class).logDensity(rows.select(observed)),
            ROUNDING,
            run.where("marginal of " + observed));
      }
    }
  }

  private static List<String> others(Batch rows, List<String> columns) {
    return rows.schema().names().stream().filter(name -> !columns.contains(name)).toList();
  }

  /** A conditional and a marginal are models in their own right. */
  static void partsAreModels(FixtureRun run) {
    Conditioning model = run.model().require(Conditioning.class);
    Batch rows = Rows.complete(run.fixture().features());
    if (rows.schema().size() > 1) {
      List<String> first = rows.schema().names().subList(0, 1);
      List<String> rest = others(rows, first);
      isAModel(run, model.marginal(rest), rows.select(rest));
      isAModel(run, model.given(rows.slice(0, 1).select(first)), rows.select(rest));
    }
  }

  private static void isAModel(FixtureRun run, Model part, Batch features) {
    Density density = part.require(Density.class);
    DensityLaws.integratesToOne(run, density, features);
    if (run.declares(AncestralSampling.class)) {
      AncestralSampling sampling = part.require(AncestralSampling.class);
      SamplingLaws.agree(run::where, sampling, density, features);
    }
  }

  /** Observed cells stay as they are, and no cell stays missing. */
  static void fillingsKeepWhatIsObserved(FixtureRun run) {
    Conditioning model = run.model().require(Conditioning.class);
    Batch rows = Rows.withHoles(run.fixture().features(), 0.4, FixtureRun.random("holes"));
    for (Fill fill : Fill.values()) {
      Batch filled = model.impute(rows, fill, FixtureRun.random("fill"));
      assertEquals(rows.rows(), filled.rows(), run.where("rows"));
      for (String column : rows.schema().names()) {
        assertKept(run, rows, filled, column);
      }
      CellEquality.assertSameCells(
          filled, model.impute(rows, fill, FixtureRun.random("fill")), run.where("same stream"));
    }
  }

  /** What a row is filled with depends on nothing but what it shows, unless it is drawn. */
  static void fillingsAreThoseOfTheRow(FixtureRun run) {
    Conditioning model = run.model().require(Conditioning.class);
    for (Fill fill : List.of(Fill.MEAN, Fill.MODE)) {
      RowByRow.Answer filled =
          rows -> Rows.numbers(model.impute(rows, fill, FixtureRun.random("fill")));
      double share = fill == Fill.MODE ? PLACE_OF_A_MAXIMUM : ROUNDING;
      new RowByRow(run, "fill by " + fill, filled, share).holdsWithHoles(run.fixture().features());
    }
  }

  private static void assertKept(FixtureRun run, Batch rows, Batch filled, String column) {
    for (int row = 0; row < rows.rows(); row++) {
      String cell = run.where("column '" + column + "', row " + row);
      assertFalse(filled.column(column).isMissing(row), cell + " is still missing");
      if (filled.column(column) instanceof SeriesVector series) {
        assertStepsKept(run, (SeriesVector) rows.column(column), series, row);
      } else if (!rows.column(column).isMissing(row)) {
        int[] one = {row};
        CellEquality.assertSameCells(
            rows.select(List.of(column)).pick(one),
            filled.select(List.of(column)).pick(one),
            cell + " was observed");
      }
    }
  }

  /** In a series that has steps it is their cells that are kept, or filled. */
  private static void assertStepsKept(
      FixtureRun run, SeriesVector rows, SeriesVector filled, int row) {
    Batch after = filled.steps().slice(filled.offsets()[row], filled.offsets()[row + 1]);
    Batch before =
        rows.isMissing(row)
            ? Batch.missing(after.schema(), after.rows())
            : rows.steps().slice(rows.offsets()[row], rows.offsets()[row + 1]);
    assertEquals(before.rows(), after.rows(), run.where("steps of row " + row));
    for (String column : before.schema().names()) {
      assertKept(run, before, after, column);
    }
  }

  /** Means, modes and draws of one missing cell are those of p(cell | others). */
  static void fillingsAreThoseOfTheDensity(FixtureRun run) {
    Batch rows = Rows.first(Rows.complete(run.fixture().features()), ROWS_TRIED);
    SampleSpace space = new SampleSpace(run.fixture().features());
    for (String column : rows.schema().names()) {
      for (int row = 0; row < rows.rows(); row++) {
        Cell cell = new Cell(run, space, rows.slice(row, row + 1), column);
        if (space.isReal(column)) {
          cell.meanIsTheMean();
          cell.drawsHaveTheMoments();
          cell.modeIsProbable();
        } else if (space.isListed(column)) {
          cell.modeIsProbable();
          cell.drawsHaveTheFrequencies();
        }
      }
    }
  }

  /** One cell of a row, the others observed. */
  private record Cell(FixtureRun run, SampleSpace space, Batch row, String column) {

    private Batch holed() {
      return Rows.without(row, List.of(column));
    }

    private double[] filled(int times, Fill fill) {
      Batch rows = Rows.repeat(holed(), 0, times);
      Batch filled =
          run.model().require(Conditioning.class).impute(rows, fill, FixtureRun.random("fill"));
      return filled.numbers(filled.schema().indexOf(column));
    }

    /** E(f(cell) | others), by quadrature. */
    private double expectation(UnaryOperator<double[]> f) {
      double observed = run.density().logDensity(holed())[0];
      return space
          .integrate(
              rows -> {
                double[] values = f.apply(rows.numbers(rows.schema().indexOf(column)).clone());
                double[] logs = run.density().logDensity(rows);
                for (int i = 0; i < values.length; i++) {
                  values[i] *= Math.exp(logs[i] - observed);
                }
                return values;
              },
              row,
              List.of(column))
          .value();
    }

    /** The cell in units of its column, so that tolerances mean something. */
    private double standard(double value) {
      return (value - space.mean(column)) / space.deviation(column);
    }

    private double[] standard(double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = standard(values[i]);
      }
      return values;
    }

    private String where(String what) {
      return run.where(what + " of '" + column + "' given the others");
    }

    void meanIsTheMean() {
      double filled = standard(filled(1, Fill.MEAN)[0]);
      Closeness.assertClose(expectation(this::standard), filled, INTEGRATION, where("mean"));
    }

    void drawsHaveTheMoments() {
      double[] draws = standard(filled(DRAWS, Fill.DRAW).clone());
      Closeness.assertSame(
          Closeness.Mean.exactly(expectation(this::standard)),
          Closeness.Mean.of(draws),
          where("mean of draws"));
      Closeness.assertSame(
          Closeness.Mean.exactly(expectation(values -> squares(standard(values)))),
          Closeness.Mean.of(squares(draws)),
          where("mean square of draws"));
    }

    private static double[] squares(double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= values[i];
      }
      return values;
    }

    /** No draw is more probable than the mode. */
    void modeIsProbable() {
      double mode = log(filled(1, Fill.MODE))[0];
      for (double draw : log(filled(200, Fill.DRAW))) {
        assertTrue(
            draw <= mode + 1e-6, where("a draw's log p " + draw + " exceeds the mode's " + mode));
      }
    }

    private double[] log(double[] values) {
      Batch rows = Rows.repeat(row, 0, values.length);
      return run.density().logDensity(Rows.with(rows, column, space.vector(column, values)));
    }

    void drawsHaveTheFrequencies() {
      double[] draws = filled(DRAWS, Fill.DRAW);
      for (int level = 0; level < space.levels(column); level++) {
        int wanted = level;
        UnaryOperator<double[]> isWanted =
            codes -> Arrays.stream(codes).map(code -> code == wanted ? 1 : 0).toArray();
        Closeness.assertSame(
            Closeness.Mean.exactly(expectation(isWanted)),
            Closeness.Mean.of(isWanted.apply(draws)),
            where("frequency of level " + level));
      }
    }
  }
}
