package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.TrainingRequest;
import org.genera.numerics.LogSumExp;
import org.genera.testkit.TestPlatform;
import org.junit.jupiter.api.Test;

/** Series with a label: one model a class, and Bayes' rule. */
class LabelledSeriesTest {

  static final Column LABEL = Column.category("kind", "calm", "wild", "never").withRole(Role.LABEL);
  private static final Schema REALS = Fixture.series(Column.real("x"));

  /** Series of the same emissions, which in one class last and in the other come and go. */
  static Batch labelled(int ofEach, long seed) {
    Batch calm = model(0.95).sample(ofEach, RandomStream.of(seed, "calm", 0));
    Batch wild = model(0.3).sample(ofEach, RandomStream.of(seed, "wild", 0));
    int[] codes = new int[2 * ofEach];
    Arrays.fill(codes, ofEach, 2 * ofEach, 1);
    return withLabels(Batches.concat(REALS, List.of(calm, wild)), codes);
  }

  static Batch withLabels(Batch series, int[] codes) {
    Batch labels = Batch.of(Schema.of(LABEL), 0, codes.length, List.of(new CategoryVector(codes)));
    return Batches.beside(List.of(series, labels));
  }

  private static HmmModel model(double stay) {
    return Fixture.model(
        REALS,
        "gaussian",
        new double[] {0.5, 0.5},
        new double[][] {{stay, 1 - stay}, {1 - stay, stay}},
        new double[] {-3, -1},
        new double[] {1, 3});
  }

  static ClassModel fit(Batch rows, String... options) {
    try (TestPlatform platform = new TestPlatform(2, Fixture.FAMILY)) {
      RunContext context = platform.context(Fixture.SEED);
      return (ClassModel)
          Fixture.FAMILY.train(
              TrainingRequest.of(Dataset.of(rows), context)
                  .options(Fixture.options(options))
                  .build());
    }
  }

  @Test
  void eachClassHasTheModelOfItsOwnSeries() {
    Batch rows = labelled(30, 1);
    ClassModel model = fit(rows);
    Batch series = rows.select(List.of("steps"));
    HmmModel calm = Fixture.fit(series.slice(0, 30));
    HmmModel wild = Fixture.fit(series.slice(30, 60));
    assertArrayEquals(calm.logDensity(series), model.seen(0).logDensity(series), 0);
    assertArrayEquals(wild.logDensity(series), model.seen(1).logDensity(series), 0);
    assertArrayEquals(new double[] {0.5, 0.5, 0}, model.prior(), 1e-12);
    assertArrayEquals(new int[] {0, 1}, model.seen());
    double expected =
        Arrays.stream(calm.logDensity(series.slice(0, 30))).sum()
            + Arrays.stream(wild.logDensity(series.slice(30, 60))).sum()
            + 60 * Math.log(0.5);
    assertEquals(expected, model.header().summary().logLikelihood().orElseThrow(), 1e-6);
    assertEquals(
        2 * calm.header().summary().parameters() + 1, model.header().summary().parameters());
  }

  @Test
  void classesAreToldByBayesRule() {
    ClassModel model = fit(labelled(60, 1));
    Batch rows = labelled(100, 2);
    double[][] found = model.logProbabilities(rows);
    Batch series = model.layout().withoutLabel(rows);
    double[] calm = model.seen(0).logDensity(series);
    double[] wild = model.seen(1).logDensity(series);
    double[] density = model.logDensity(rows);
    int right = 0;
    for (int row = 0; row < found.length; row++) {
      double joint = LogSumExp.of(Math.log(0.5) + calm[row], Math.log(0.5) + wild[row]);
      assertEquals(joint, density[row], 1e-9);
      assertEquals(Math.log(0.5) + wild[row] - joint, found[row][1], 1e-9);
      right += (found[row][1] > found[row][0]) == (row >= 100) ? 1 : 0;
    }
    assertTrue(right >= 196, right + " of 200");
  }

  @Test
  void drawnSeriesHaveTheirClasses() {
    Batch rows = labelled(60, 1);
    ClassModel model = fit(rows.pick(IntStream.range(0, 80).toArray()));
    Batch drawn = model.sample(400, RandomStream.of(3, "draw", 0));
    assertEquals(List.of("steps", "kind"), drawn.schema().names());
    int[] codes = ((CategoryVector) drawn.column("kind")).codes();
    double share = Arrays.stream(codes).filter(code -> code == 0).count() / 400.0;
    assertEquals(0.75, share, 0.07);
    double[][] told = model.logProbabilities(drawn);
    long right =
        IntStream.range(0, 400).filter(row -> Likeliest.of(told[row]) == codes[row]).count();
    assertTrue(right > 380, right + " of 400");
  }

  /** A filter multiplies up to the density, and ends where the encoding of the last step is. */
  @Test
  void stepsOneByOneAreTheSeries() {
    ClassModel model = fit(labelled(40, 1));
    Batch row = labelled(1, 5).slice(1, 2);
    SeriesVector series = (SeriesVector) row.column("steps");
    SeriesModel.Filter filter = model.filter();
    double sum = 0;
    for (int t = 0; t < series.steps().rows(); t++) {
      sum += filter.next(series.steps().slice(t, t + 1));
    }
    assertEquals(model.logDensity(row)[0], sum, 1e-9);
    Batch encoded = ((SeriesVector) model.encode(row).column(0)).steps();
    assertEquals(
        List.of("state-calm-1", "state-calm-2", "state-wild-1", "state-wild-2"),
        encoded.schema().names());
    double[] last = new double[4];
    Arrays.setAll(last, i -> encoded.numbers(i)[encoded.rows() - 1]);
    assertArrayEquals(filter.stateProbabilities(), last, 1e-9);
  }

  @Test
  void decodingTellsTheLikeliestClassAndItsStates() {
    ClassModel model = fit(labelled(40, 1));
    Batch rows = labelled(5, 6);
    double[][] told = model.logProbabilities(rows);
    Batch decoded = model.decode(rows, SeriesModel.Decoding.VITERBI);
    assertEquals(List.of("kind", "steps"), decoded.schema().names());
    SeriesVector states = (SeriesVector) decoded.column("steps");
    for (int row = 0; row < 10; row++) {
      int code = ((CategoryVector) decoded.column("kind")).codes()[row];
      assertEquals(Likeliest.of(told[row]), code);
      SeriesVector own =
          (SeriesVector)
              model
                  .seen(code)
                  .decode(
                      rows.select(List.of("steps")).slice(row, row + 1),
                      SeriesModel.Decoding.VITERBI)
                  .column(0);
      int[] all = ((CategoryVector) states.steps().column("state")).codes();
      assertArrayEquals(
          ((CategoryVector) own.steps().column("state")).codes(),
          Arrays.copyOfRange(all, states.offsets()[row], states.offsets()[row + 1]));
    }
  }

  /** The forecast of a series is that of the classes, weighed by how likely they are. */
  @Test
  void forecastsAreOfAllClasses() {
    ClassModel model = fit(labelled(40, 1), "length", "3");
    Batch rows = model.sample(6, RandomStream.of(4, "short", 0));
    double[][] told = model.logProbabilities(rows);
    Batch steps = steps(model.forecast(rows, 4, List.of(0.8)));
    Batch series = rows.select(List.of("steps"));
    Batch calm = steps(model.seen(0).forecast(series, 4, List.of(0.8)));
    Batch wild = steps(model.seen(1).forecast(series, 4, List.of(0.8)));
    for (int t = 0; t < steps.rows(); t++) {
      double p = Math.exp(told[t / 4][0]);
      assertEquals(
          p * calm.numbers(0)[t] + (1 - p) * wild.numbers(0)[t], steps.numbers(0)[t], 1e-9);
      assertTrue(steps.numbers(1)[t] < steps.numbers(2)[t]);
    }
    Batch more = model.continueSeries(rows, 7, RandomStream.of(9, "more", 0));
    assertEquals(42, steps(more).rows());
  }

  private static Batch steps(Batch rows) {
    return ((SeriesVector) rows.column("steps")).steps();
  }

  /** Series without a label and series of weight 0 change nothing. */
  @Test
  void onlyLabelledSeriesOfAWeightCount() {
    Batch rows = labelled(20, 1);
    Batch more = labelled(5, 8).pick(new int[] {0, 6});
    Batch unlabelled = withLabels(more.select(List.of("steps")), new int[] {-1, -1});
    Batch all = Batches.concat(rows.schema(), List.of(unlabelled, rows, labelled(1, 7)));
    double[] weights = new double[all.rows()];
    Arrays.fill(weights, 1);
    weights[42] = 0;
    weights[43] = 0;
    Batch weighted =
        Batches.beside(
            List.of(
                all,
                Batch.of(
                    Schema.of(Column.real("w").withRole(Role.WEIGHT)),
                    0,
                    weights.length,
                    List.of(new RealVector(weights)))));
    ClassModel model = fit(weighted);
    assertArrayEquals(fit(rows).logDensity(rows), model.logDensity(rows), 1e-9);
  }

  @Test
  void whatCannotBeTaughtIsRefused() {
    Batch rows = labelled(5, 1);
    Batch none =
        withLabels(
            rows.select(List.of("steps")), new int[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
    GeneraException error = assertThrows(GeneraException.class, () -> fit(none));
    assertEquals(StandardError.NO_DATA, error.code());
    assertTrue(error.getMessage().contains("--ignore kind"), error.getMessage());
    Batch far =
        withLabels(
            Fixture.rows(REALS, new double[] {1}, new double[] {2, 1e200}), new int[] {0, 1});
    GeneraException number = assertThrows(GeneraException.class, () -> fit(far));
    assertTrue(number.getMessage().contains("class 'wild': Series 1"), number.getMessage());
  }
}
