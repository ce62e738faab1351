package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.TrainingRequest;
import org.genera.testkit.TestPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of states is chosen. */
class StateChoiceTest {

  private static final Schema REALS = Fixture.series(Column.real("x"));

  @ParameterizedTest
  @ValueSource(strings = {"bic", "aic", "held-out"})
  void threeStatesAreFound(String criterion) {
    Batch rows = Fixture.sample(Fixture.threeStates(), 100);
    HmmModel model = Fixture.fit(rows, "states", "1..3,5", "criterion", criterion, "starts", "5");
    Map<String, Double> figures = model.header().summary().figures();
    String key = criterion.equals("held-out") ? "heldOut" : criterion;
    assertEquals(3, model.plan().states(), figures.toString());
    assertEquals(1, figures.get("chosen[3]"), figures.toString());
    for (int states : new int[] {1, 2, 3, 5}) {
      assertTrue(figures.containsKey(key + "[" + states + "]"), figures.toString());
    }
    assertEquals(100 * 40, model.header().summary().sumOfWeights());
    if (criterion.equals("bic")) {
      assertEquals(model.header().summary().bic().orElseThrow(), figures.get("bic[3]"));
    }
  }

  /** The last fifth is scored given the first four, by a model that has seen only those. */
  @Test
  void ofOneLongSeriesTheTailIsHeldOut() {
    double[] x = new double[200];
    RandomStream random = RandomStream.of(3, "series", 0);
    for (int t = 0; t < x.length; t++) {
      x[t] = (t / 10) % 2 * 4 + random.nextGaussian();
    }
    Batch all = Fixture.rows(REALS, x);
    Batch head = Fixture.rows(REALS, Arrays.copyOf(x, 160));
    HmmModel apart = Fixture.fit(head, "states", "2");
    double expected = (apart.logDensity(all)[0] - apart.logDensity(head)[0]) / 40;
    HmmModel model = Fixture.fit(all, "states", "1..2", "criterion", "held-out");
    assertEquals(expected, model.header().summary().figures().get("heldOut[2]"), 1e-9);
    assertEquals(200, model.header().summary().sumOfWeights());
  }

  @Test
  void validationDataAreWhatIsHeldOut() {
    Batch rows = Fixture.sample(Fixture.threeStates(), 20);
    Batch others = Fixture.threeStates().sample(30, RandomStream.of(Fixture.SEED, "validation", 0));
    double expected =
        Arrays.stream(Fixture.fit(rows, "states", "2").logDensity(others)).sum() / (30 * 40);
    try (TestPlatform platform = new TestPlatform(2, Fixture.FAMILY)) {
      TrainingRequest request =
          TrainingRequest.of(Dataset.of(rows), platform.context(Fixture.SEED))
              .options(Fixture.options("states", "2,3", "criterion", "held-out"))
              .validation(Dataset.of(others))
              .build();
      HmmModel model = (HmmModel) Fixture.FAMILY.train(request);
      assertEquals(expected, model.header().summary().figures().get("heldOut[2]"), 1e-9);
    }
  }

  @Test
  void aCriterionNeedsSomethingToChooseFrom() {
    Batch rows = Fixture.rows(REALS, new double[] {1, 2, 3});
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> Fixture.fit(rows, "states", "2", "criterion", "aic"));
    assertTrue(error.getMessage().contains("states=2..6"), error.getMessage());
  }
}
