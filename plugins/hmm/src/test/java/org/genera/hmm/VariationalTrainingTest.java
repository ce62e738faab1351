package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.Updatable;
import org.genera.likelihoods.NumericFactor;
import org.genera.testkit.TestPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What variational Bayes promises: needless states emptied, maximum likelihood in the limit. */
class VariationalTrainingTest {

  private static HmmModel fit(Batch rows, String options) {
    return VariationalBoundTest.fit(rows, options);
  }

  private static Map<String, Double> figures(HmmModel model) {
    return model.header().summary().figures();
  }

  /** Three states are behind the steps; how long each lasts, and where, is found again. */
  @ParameterizedTest
  @ValueSource(strings = {"", " covariance=full", " concentration=0.01"})
  void needlessStatesAreEmptied(String options) {
    HmmModel truth = Fixture.threeStates();
    HmmModel model = fit(Fixture.sample(truth, 50), "states=8" + options);
    assertEquals(3, figures(model).get(Evidence.USED_STATES));
    int[] used = byMean(model);
    double[] means = {-4, 0, 5};
    for (int i = 0; i < 3; i++) {
      assertEquals(means[i], emission(model).mean(used[i]), 0.2);
      for (int j = 0; j < 3; j++) {
        assertEquals(
            truth.parameters().chain().transitions()[3 * i + j],
            model.parameters().chain().transitions()[8 * used[i] + used[j]],
            0.06);
      }
    }
  }

  private static NumericFactor emission(HmmModel model) {
    return (NumericFactor) model.parameters().emissions().get(0);
  }

  /** The states that were come to, the smallest mean first. */
  private static int[] byMean(HmmModel model) {
    ChainPosterior chain = model.parameters().posterior().orElseThrow().chain();
    return IntStream.range(0, model.plan().states())
        .filter(j -> chain.rows().stream().mapToDouble(row -> row.concentrations()[j]).sum() > 5)
        .boxed()
        .sorted((i, j) -> Double.compare(emission(model).mean(i), emission(model).mean(j)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Test
  void asDataGrowBeliefsComeToMaximumLikelihood() {
    double before = Double.POSITIVE_INFINITY;
    for (int series : new int[] {5, 50, 500}) {
      Batch rows = Fixture.sample(Fixture.threeStates(), series);
      HmmModel likeliest =
          Fixture.fit(rows, "states=3 smoothing=0 transition-smoothing=0".split("[ =]"));
      HmmModel believed =
          Fixture.fit(
              rows,
              2,
              ProgressListener.NONE,
              Optional.of(fit(rows, "states=3 max-iterations=0")),
              "training=variational tolerance=1e-9".split("[ =]"));
      double distance = 0;
      int[] a = order(likeliest);
      int[] b = order(believed);
      for (int i = 0; i < 3; i++) {
        distance += Math.abs(emission(likeliest).mean(a[i]) - emission(believed).mean(b[i]));
        for (int j = 0; j < 3; j++) {
          distance +=
              Math.abs(
                  likeliest.parameters().chain().transitions()[3 * a[i] + a[j]]
                      - believed.parameters().chain().transitions()[3 * b[i] + b[j]]);
        }
      }
      assertTrue(distance < before / 3, distance + " after " + before);
      before = distance;
    }
    assertTrue(before < 0.01);
  }

  private static int[] order(HmmModel model) {
    return IntStream.range(0, 3)
        .boxed()
        .sorted((i, j) -> Double.compare(emission(model).mean(i), emission(model).mean(j)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Test
  void theBoundChoosesTheNumberOfStates() {
    HmmModel model = fit(Fixture.sample(Fixture.threeStates(), 40), "states=1..5");
    assertEquals(1, figures(model).get("chosen[3]"));
    assertEquals(figures(model).get("lowerBound[3]"), VariationalBoundTest.bound(model), 0);
    assertTrue(figures(model).get("lowerBound[3]") > figures(model).get("lowerBound[2]") + 100);
  }

  @Test
  void statesOfEachClassAreTold() {
    Batch rows = LabelledSeriesTest.labelled(40, 1);
    try (TestPlatform platform = new TestPlatform(2, Fixture.FAMILY)) {
      TrainingRequest request =
          TrainingRequest.of(Dataset.of(rows), platform.context(Fixture.SEED))
              .options(Fixture.options("states", "1..3", "training", "variational"))
              .build();
      Map<String, Double> figures = Fixture.FAMILY.train(request).header().summary().figures();
      assertTrue(figures.get("states[calm]") >= 1, figures.toString());
      assertTrue(figures.get("usedStates[wild]") >= 1, figures.toString());
    }
  }

  @Test
  void threadsChangeNoBit() {
    Batch rows = GaussianGroupTest.correlated(60, 20, 0.1);
    double[] first = {};
    for (int threads : new int[] {1, 2, 4}) {
      HmmModel model =
          Fixture.fit(
              rows,
              threads,
              ProgressListener.NONE,
              Optional.empty(),
              "states=3 starts=2 training=variational covariance=full".split("[ =]"));
      double[] all = Arrays.copyOf(model.parameters().chain().transitions(), 10);
      all[9] = VariationalBoundTest.bound(model);
      first = first.length == 0 ? all : first;
      assertArrayEquals(first, all, 0);
    }
  }

  /** A step of one column is not one of another, and cells that are missing cost nothing. */
  @Test
  void missingCellsAndStepsAreIntegratedOut() {
    Schema two = Fixture.series(Column.real("x"), Column.real("y"));
    Schema step = ((ColumnType.Series) two.column(0).type()).step();
    double[] numbers = {1, 2, 4, 4.5, 7, 3, 2.5};
    BatchBuilder apart = new BatchBuilder(two, 1);
    BatchBuilder together = new BatchBuilder(two, 1);
    BatchBuilder steps = new BatchBuilder(step, 14);
    for (int side = 0; side < 2; side++) {
      for (double number : numbers) {
        steps.number(side, number);
        steps.endRow();
      }
    }
    apart.series(0, steps.build(0));
    apart.endRow();
    steps = new BatchBuilder(step, 7);
    for (double number : numbers) {
      steps.number(0, number);
      steps.number(1, number);
      steps.endRow();
    }
    together.series(0, steps.build(0));
    together.endRow();
    assertEquals(
        VariationalBoundTest.bound(fit(together.build(0), "states=1")),
        VariationalBoundTest.bound(fit(apart.build(0), "states=1")),
        1e-10);
  }

  /** Known states constrain the paths: with all of them the bound is the evidence of both. */
  @Test
  void labelledStatesAreKnown() {
    Column symbol = Column.category("symbol", "a", "b", "c");
    Column tag = Column.category("tag", "1", "2").withRole(Role.LABEL);
    Schema schema = Fixture.series(symbol, tag);
    double[] bounds = new double[2];
    for (int known = 0; known < 2; known++) {
      RandomStream random = RandomStream.of(3, "tags", 0);
      BatchBuilder rows = new BatchBuilder(schema, 30);
      for (int row = 0; row < 30; row++) {
        BatchBuilder steps = new BatchBuilder(Schema.of(symbol, tag), 10);
        for (int t = 0; t < 10; t++) {
          int state = random.nextInt(2);
          steps.whole(0, random.nextDouble() < 0.8 ? state : 2);
          if (known == 1 || t % 3 > 0) {
            steps.whole(1, state);
          }
          steps.endRow();
        }
        rows.series(0, steps.build(0));
        rows.endRow();
      }
      HmmModel model = fit(rows.build(0), "emission-concentration=1");
      bounds[known] = VariationalBoundTest.bound(model);
      assertEquals(known, model.header().summary().iterations() == 1 ? 1 : 0);
      assertEquals(2, figures(model).get(Evidence.USED_STATES));
    }
    assertTrue(bounds[1] < bounds[0], "more is known: " + bounds[1] + " against " + bounds[0]);
  }

  @Test
  void aStartFromAModelGoesOnFromItsBeliefs() {
    Batch rows = Fixture.sample(Fixture.threeStates(), 20);
    HmmModel half = fit(rows, "states=3 max-iterations=3 tolerance=0");
    HmmModel on =
        Fixture.fit(
            rows,
            2,
            ProgressListener.NONE,
            Optional.of(half),
            "training=variational tolerance=0 max-iterations=2".split("[ =]"));
    HmmModel whole = fit(rows, "states=3 max-iterations=6 tolerance=0");
    assertEquals(VariationalBoundTest.bound(whole), VariationalBoundTest.bound(on), 0);
    assertTrue(half.capability(Updatable.class).isEmpty());
    HmmModel plain =
        Fixture.fit(rows, 2, ProgressListener.NONE, Optional.of(half), "max-iterations", "0");
    assertTrue(plain.parameters().posterior().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "training=variational emission.x=log-normal; log-normal of [x]",
        "training=variational mixture-components=2; gaussian-diagonal of [x]",
        "training=variational durations=non-parametric; variational with durations=",
        "training=variational smoothing=1; 'smoothing' has no effect",
        "training=variational covariance-prior=1; 'covariance-prior' has no effect",
        "training=variational emission-concentration=1; 'emission-concentration' has no effect",
        "training=variational states=2..3 criterion=bic; bound or held-out",
        "states=2..3 criterion=bound; choose bic, aic or held-out",
        "concentration=1; add that, or leave it out"
      })
  void whatCannotHaveAnEffectIsRefused(String options, String why) {
    Batch rows = Fixture.rows(Fixture.series(Column.real("x")), new double[] {1, 2, 4, 3});
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows, options.split("[ =]")));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(error.getMessage().contains(why), error.getMessage());
  }
}
