package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.Updatable;
import org.genera.core.file.ModelFile;
import org.genera.testkit.TestPlatform;
import org.junit.jupiter.api.Test;

/** Learning from more series. */
class UpdateTest {

  private static Model update(Model model, Batch rows, int threads, ProgressListener listener) {
    try (TestPlatform platform = new TestPlatform(threads, Fixture.FAMILY)) {
      return model
          .require(Updatable.class)
          .update(
              Dataset.of(rows),
              platform.context(Fixture.SEED).toBuilder().listener(listener).build());
    }
  }

  private static HmmModel update(Model model, Batch rows) {
    return (HmmModel) update(model, rows, 2, ProgressListener.NONE);
  }

  private static double meanLog(HmmModel model, Batch rows) {
    return Arrays.stream(model.logDensity(rows)).sum() / model.layout().in(rows).steps().rows();
  }

  private static Batch drawn(HmmModel model, int rows, String purpose) {
    return model.sample(rows, RandomStream.of(Fixture.SEED, purpose, 0));
  }

  /** A chain whose Gaussians are at other places. */
  private static HmmModel moved() {
    return Fixture.model(
        Fixture.series(Column.real("x")),
        "gaussian",
        new double[] {0.5, 0.3, 0.2},
        new double[][] {{0.8, 0.15, 0.05}, {0.1, 0.7, 0.2}, {0.25, 0.05, 0.7}},
        new double[] {-4.2, -2.2},
        new double[] {0.3, 1.3},
        new double[] {4.3, 7.3});
  }

  @Test
  void halvesOneAfterTheOtherAreAsGoodAsBothAtOnce() {
    Batch all = drawn(Fixture.threeStates(), 1000, "both halves");
    Batch heldOut = drawn(Fixture.threeStates(), 500, "held out");
    HmmModel whole = Fixture.fit(all, "states", "3");
    HmmModel half = Fixture.fit(all.slice(0, 500), "states", "3");
    HmmModel both = update(half, all.slice(500, 1000));
    assertEquals(meanLog(whole, heldOut), meanLog(both, heldOut), 0.003);
    assertEquals(5, both.header().summary().figures().get("updateSteps"));
    assertEquals(500, both.header().summary().figures().get("updatedRows"));
    assertEquals(40_000, both.header().summary().sumOfWeights(), 1e-6);
  }

  @Test
  void aStreamThatDriftedIsFollowedAndTheOldIsNotForgottenAtOnce() {
    Batch old = drawn(Fixture.threeStates(), 500, "old");
    HmmModel model = Fixture.fit(old, "states", "3");
    Batch news = drawn(moved(), 50, "few");
    HmmModel little = update(model, news);
    double lost = meanLog(model, old) - meanLog(little, old);
    double lostByNewsAlone = meanLog(model, old) - meanLog(Fixture.fit(news, "states", "3"), old);
    assertTrue(lost < 0.2 * lostByNewsAlone, lost + " of " + lostByNewsAlone);
    Batch stream = drawn(moved(), 10_000, "stream");
    HmmModel followed = update(model, stream);
    Batch next = drawn(moved(), 500, "next");
    assertEquals(meanLog(moved(), next), meanLog(followed, next), 0.01);
  }

  /** s ← (1 - η) s + η s(block), of the mean statistics of a step. */
  @Test
  void stepsAreTheTextbooks() {
    HmmModel model =
        Fixture.fit(
            drawn(Fixture.threeStates(), 200, "old"), "states", "3", "step-exponent", "0.6");
    LearningState before = model.state().orElseThrow();
    assertEquals(2, before.blocks());
    Batch news = drawn(Fixture.threeStates(), 50, "news");
    BaumWelchAggregation expectation = new BaumWelchAggregation(model);
    double[] block = new double[expectation.prepare(new double[] {1})];
    expectation.accumulate(news, block);
    HmmModel updated = update(model, news);
    double step = Math.pow(3, -0.6) * 2000 / 4096;
    double[] mean = new double[block.length];
    Arrays.setAll(mean, i -> (1 - step) * before.statistics()[i] / 8000 + step * block[i] / 2000);
    double[] sums = Arrays.stream(mean).map(value -> 10_000 * value).toArray();
    Plan.Fit fit = model.plan().estimate(sums, model.header().options());
    assertArrayEquals(
        fit.parameters().chain().transitions(), updated.parameters().chain().transitions(), 1e-12);
    assertArrayEquals(
        model.with(fit.parameters()).logDensity(news), updated.logDensity(news), 1e-9);
    assertEquals(3, updated.state().orElseThrow().blocks());
  }

  @Test
  void updatesThatEndAtABlockAreOneUpdate() {
    HmmModel model = Fixture.fit(drawn(Fixture.threeStates(), 200, "old"), "states", "3");
    Batch news = drawn(Fixture.threeStates(), 300, "news");
    HmmModel once = update(model, news);
    HmmModel twice = update(update(model, news.slice(0, 103)), news.slice(103, 300).at(0));
    assertArrayEquals(ModelFile.toBytes(once), ModelFile.toBytes(twice));
  }

  @Test
  void threadsDoNotMatterAndFilesGoOn() {
    HmmModel model = Fixture.fit(drawn(Fixture.threeStates(), 200, "old"), "states", "3");
    Batch news = drawn(moved(), 300, "news");
    byte[] expected = ModelFile.toBytes(update(model, news, 1, ProgressListener.NONE));
    for (int threads : new int[] {2, 4}) {
      Model other = update(readBack(model), news, threads, ProgressListener.NONE);
      assertArrayEquals(expected, ModelFile.toBytes(other));
    }
  }

  private static Model readBack(Model model) {
    byte[] bytes = ModelFile.toBytes(model);
    return Fixture.FAMILY.read(
        ModelFile.fromBytes(bytes, "test", name -> Fixture.FAMILY.options()));
  }

  @Test
  void whatIsFixedAndTiedStaysSo() {
    HmmModel model =
        Fixture.fit(
            drawn(Fixture.threeStates(), 100, "old"), "topology", "left-to-right", "tied", "1,2,1");
    HmmModel updated = update(model, drawn(Fixture.threeStates(), 200, "news"));
    double[] transitions = updated.parameters().chain().transitions();
    assertEquals(0, transitions[3]);
    assertEquals(0, transitions[2]);
    assertEquals(1, transitions[8]);
    assertArrayEquals(new double[] {1, 0, 0}, updated.parameters().chain().start());
    Batch probe = Fixture.rows(Fixture.series(Column.real("x")), new double[] {0.5});
    double[][] logs = new double[3][1];
    updated
        .parameters()
        .emissions()
        .get(0)
        .scorer(updated.layout().in(probe).steps())
        .add(0, 1, logs);
    assertEquals(logs[0][0], logs[2][0]);
  }

  /** Series of two labelled states; of unlabelled ones if a label is rarer than 1. */
  private static Batch labelled(int count, double share, String purpose) {
    Column[] columns = {
      Column.category("symbol", "a", "b", "c"),
      Column.category("state", "p", "q").withRole(Role.LABEL)
    };
    RandomStream random = RandomStream.of(3, purpose, 0);
    BatchBuilder rows = new BatchBuilder(Fixture.series(columns), count);
    for (int row = 0; row < count; row++) {
      BatchBuilder steps = new BatchBuilder(Schema.of(columns), 20);
      int state = random.nextInt(2);
      for (int t = 0; t < 20; t++) {
        state = random.nextDouble() < 0.2 ? 1 - state : state;
        steps.whole(0, random.nextDouble() < 0.7 ? state : 2);
        if (random.nextDouble() < share) {
          steps.whole(1, state);
        }
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  @Test
  void knownStatesAreCountedOnToTheLastBit() {
    Batch all = labelled(400, 1, "all");
    HmmModel whole = Fixture.fit(all);
    HmmModel parts = Fixture.fit(all.slice(0, 150));
    parts = update(parts, all.slice(150, 151).at(0));
    parts = update(parts, all.slice(151, 400).at(0));
    assertArrayEquals(
        whole.state().orElseThrow().statistics(), parts.state().orElseThrow().statistics());
    assertArrayEquals(whole.logDensity(all), parts.logDensity(all));
    assertArrayEquals(whole.lengths().weights(), parts.lengths().weights());
    assertEquals(whole.header().summary().sumOfWeights(), parts.header().summary().sumOfWeights());
    assertFalse(parts.header().summary().figures().containsKey("updateSteps"));
  }

  @Test
  void partlyKnownStatesAreLearntByEm() {
    HmmModel model = Fixture.fit(labelled(200, 1, "old"));
    HmmModel updated = update(model, labelled(200, 0.3, "news"));
    assertEquals(1, updated.header().summary().figures().get("updateSteps"));
    double[] transitions = updated.parameters().chain().transitions();
    assertArrayEquals(new double[] {0.8, 0.2, 0.2, 0.8}, transitions, 0.03);
  }

  @Test
  void seriesWithoutLabelsAreLeftOutWhereNothingSaysHowMuchTheyCount() {
    HmmModel model = Fixture.fit(labelled(200, 1, "old"));
    Batch known = labelled(100, 1, "known");
    Batch unknown = labelled(100, 0, "unknown");
    List<String> warnings = new ArrayList<>();
    List<Progress> heard = new ArrayList<>();
    Batch mixed = Batches.concat(known.schema(), List.of(known, unknown.at(100)));
    HmmModel both = (HmmModel) update(model, mixed, 1, Fixture.listener(heard, warnings));
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("100 series"), warnings.get(0));
    assertArrayEquals(
        update(model, known).logDensity(known), both.logDensity(known), "as without them");
    assertEquals(StandardError.NO_DATA, refused(model, unknown).code());
  }

  private static GeneraException refused(Model model, Batch rows) {
    return assertThrows(GeneraException.class, () -> update(model, rows));
  }

  @Test
  void classesAreCountedAndEachLearnsFromItsOwn() {
    Batch all = LabelledSeriesTest.labelled(80, 1);
    int[] even = IntStream.range(0, 80).map(row -> 2 * row).toArray();
    int[] odd = IntStream.range(0, 80).map(row -> 2 * row + 1).toArray();
    ClassModel half = LabelledSeriesTest.fit(all.pick(even));
    ClassModel updated = (ClassModel) update(half, all.pick(odd), 2, ProgressListener.NONE);
    ClassModel whole = LabelledSeriesTest.fit(all);
    assertArrayEquals(whole.prior(), updated.prior(), 1e-12);
    assertArrayEquals(
        ModelFile.toBytes(updated), ModelFile.toBytes(readBack(updated)), "the file goes on");
    assertEquals(
        whole.header().summary().sumOfWeights(), updated.header().summary().sumOfWeights(), 1e-9);
  }

  @Test
  void seriesOfAnotherKindAreRefusedByName() {
    HmmModel model = Fixture.fit(drawn(Fixture.threeStates(), 60, "old"), "states", "3");
    Batch others = Fixture.rows(Fixture.series(Column.whole("x")), new double[] {1, 2});
    GeneraException error = refused(model, others);
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("'steps'"), error.getMessage());
  }

  @Test
  void aModelWithoutStatisticsSaysWhy() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.threeStates().require(Updatable.class));
    assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code());
    assertEquals(Map.of(), Fixture.threeStates().header().summary().figures());
  }
}
