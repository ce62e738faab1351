package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.hmm.durations.Durations;
import org.genera.hmm.durations.NegativeBinomial;
import org.genera.likelihoods.NumericFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits of states with durations. */
class DurationTest {

  private static final Schema REALS = Fixture.series(Column.real("x"));
  private static final Schema TAGGED =
      Fixture.series(
          Column.category("tag", "p", "q").withRole(Role.LABEL), Column.category("x", "u", "v"));

  @TempDir Path folder;

  private static int[] byMean(HmmModel model) {
    NumericFactor factor = (NumericFactor) model.parameters().emissions().get(0);
    return IntStream.range(0, model.plan().states())
        .boxed()
        .sorted((i, j) -> Double.compare(factor.mean(i), factor.mean(j)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Two humps, a hump, and one that falls: none of them geometric. */
  @Test
  void durationsAreRecovered() {
    double[][] truth = {
      {0, 0.5, 0, 0, 0, 0.5, 0, 0},
      {0, 0, 0.1, 0.3, 0.4, 0.2, 0, 0},
      {0.4, 0.3, 0.1, 0.05, 0.05, 0.05, 0.03, 0.02},
    };
    Batch rows = Fixture.sample(DurationFixture.gaussians(truth), 400);
    HmmModel model =
        Fixture.fit(rows, "states", "3", "durations", "non-parametric", "max-duration", "8");
    Durations found = model.parameters().chain().durations().orElseThrow();
    int[] order = byMean(model);
    double[] transitions = model.parameters().chain().transitions();
    double[] own = {0, 0.75, 0.25, 0.3, 0, 0.7, 0.8, 0.2, 0};
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(truth[i], found.of(order[i]), 0.04);
      for (int j = 0; j < 3; j++) {
        assertEquals(own[i * 3 + j], transitions[order[i] * 3 + order[j]], 0.05);
      }
    }
    assertEquals(2 + 3 + 3 * 7 + 6, model.header().summary().parameters());
    assertTrue(model.notes().get("durations").startsWith("non-parametric, at most 8 steps"));
  }

  @Test
  void negativeBinomialsAreRecovered() {
    NegativeBinomial[] truth = {
      new NegativeBinomial(6, 0.6), new NegativeBinomial(1, 0.25), new NegativeBinomial(12, 0.5),
    };
    double[][] durations =
        Arrays.stream(truth).map(of -> of.truncated(40)).toArray(double[][]::new);
    Batch rows = Fixture.sample(DurationFixture.gaussians(durations), 600);
    HmmModel model =
        Fixture.fit(rows, "states", "3", "durations", "negative-binomial", "max-duration", "40");
    Durations found = model.parameters().chain().durations().orElseThrow();
    int[] order = byMean(model);
    for (int i = 0; i < 3; i++) {
      NegativeBinomial shape = found.shapes().orElseThrow().get(order[i]);
      assertEquals(truth[i].size(), shape.size(), 0.25 * truth[i].size() + 0.2);
      assertEquals(truth[i].probability(), shape.probability(), 0.08);
      assertArrayEquals(durations[i], found.of(order[i]), 0.025);
    }
    assertEquals(2 + 3 + 3 * 2 + 6, model.header().summary().parameters());
  }

  /** A limit far beyond all durations changes nothing but what smoothing spreads up to it. */
  @Test
  void aFarLimitDoesNoHarm() {
    double[][] truth = {{0, 0.5, 0.5}, {0.2, 0.6, 0.2}, {0.1, 0.1, 0.8}};
    Batch rows = Fixture.sample(DurationFixture.gaussians(truth), 30);
    HmmModel model =
        Fixture.fit(
            rows,
            "states",
            "3",
            "durations",
            "non-parametric",
            "max-duration",
            "400",
            "starts",
            "3");
    int[] order = byMean(model);
    for (int i = 0; i < 3; i++) {
      double[] found = model.parameters().chain().durations().orElseThrow().of(order[i]);
      assertArrayEquals(truth[i], Arrays.copyOf(found, 3), 0.12);
    }
  }

  /** Geometric durations, cut at an age that none reaches, are a transition to itself. */
  @Test
  void geometricDurationsAreTheOrdinaryChain() {
    double[][] durations = new double[3][];
    double[] stay = {0.8, 0.7, 0.6};
    for (int i = 0; i < 3; i++) {
      durations[i] = new NegativeBinomial(1, 1 - stay[i]).truncated(400);
    }
    HmmModel model = DurationFixture.gaussians(durations);
    HmmModel plain = Fixture.threeStates();
    double[] leaves = model.parameters().chain().transitions();
    double[] transitions = new double[9];
    Arrays.setAll(transitions, i -> i % 4 == 0 ? stay[i / 3] : (1 - stay[i / 3]) * leaves[i]);
    HmmModel ordinary =
        plain.with(
            new Parameters(
                new Chain(plain.parameters().chain().start(), transitions),
                plain.parameters().emissions()));
    Batch rows = Fixture.sample(plain, 20);
    assertArrayEquals(ordinary.logDensity(rows), model.logDensity(rows), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "durations=non-parametric,max-duration=10",
        "durations=negative-binomial,max-duration=10",
        "durations=negative-binomial,max-duration=30,ends=true",
        "durations=non-parametric,max-duration=6,topology=left-to-right",
        "durations=negative-binomial,max-duration=6,topology=banded,tied=1/2/1/3",
        "durations=non-parametric,max-duration=10,training=viterbi",
        "durations=negative-binomial,max-duration=10,training=viterbi,ends=true",
        "durations=non-parametric,max-duration=10,transition-smoothing=0,smoothing=0"
      })
  void theObjectiveNeverFalls(String texts) {
    List<String> options = new ArrayList<>(List.of("states", "4", "starts", "20"));
    for (String text : texts.split(",")) {
      options.addAll(List.of(text.replace('/', ',').split("=")));
    }
    Batch rows = Fixture.sample(Fixture.threeStates(), 10);
    List<Progress> heard = new ArrayList<>();
    ProgressListener listener = Fixture.listener(heard, new ArrayList<>());
    Fixture.fit(rows, 2, listener, Optional.empty(), options.toArray(new String[0]));
    int climbs = 0;
    for (int i = 1; i < heard.size(); i++) {
      if (heard.get(i).phase().equals(heard.get(i - 1).phase())) {
        double gain =
            heard.get(i).figures().get("objective") - heard.get(i - 1).figures().get("objective");
        assertTrue(gain > -1e-9, heard.get(i) + " after " + heard.get(i - 1));
        climbs++;
      }
    }
    assertTrue(climbs > 30, "steps of EM: " + climbs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"non-parametric", "negative-binomial"})
  void threadsChangeNoBit(String durations) {
    Batch rows = Fixture.sample(Fixture.threeStates(), 200);
    Durations first = null;
    for (int threads : new int[] {1, 2, 4}) {
      HmmModel model =
          Fixture.fit(
              rows,
              threads,
              ProgressListener.NONE,
              Optional.empty(),
              "states",
              "3",
              "starts",
              "2",
              "durations",
              durations,
              "max-duration",
              "12");
      Durations found = model.parameters().chain().durations().orElseThrow();
      first = first == null ? found : first;
      assertArrayEquals(first.probabilities(), found.probabilities(), 0);
    }
  }

  /** Series of labelled steps; -1 is no label. */
  private static Batch tagged(int[]... tags) {
    Schema step = ((ColumnType.Series) TAGGED.column(0).type()).step();
    BatchBuilder rows = new BatchBuilder(TAGGED, tags.length);
    for (int[] series : tags) {
      BatchBuilder steps = new BatchBuilder(step, series.length);
      for (int tag : series) {
        if (tag >= 0) {
          steps.whole(0, tag);
        }
        steps.whole(1, 0);
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  /** p lasts 2, and 1 or more; q lasts 1, 3, and 2 or more. */
  @Test
  void labelledDurationsAreCounted() {
    Batch rows = tagged(new int[] {0, 0, 1, 0}, new int[] {1, 1, 1, 0, 0, 1, 1});
    HmmModel model =
        Fixture.fit(
            rows, "durations", "non-parametric", "max-duration", "4", "transition-smoothing", "0");
    Durations found = model.parameters().chain().durations().orElseThrow();
    assertArrayEquals(new double[] {0, 1, 0, 0}, found.of(0), 1e-15);
    assertArrayEquals(new double[] {1.0 / 3, 0, 2.0 / 3, 0}, found.of(1), 1e-15);
    assertArrayEquals(new double[] {0, 1, 1, 0}, model.parameters().chain().transitions());
  }

  /** Labels that are missing here and there, the objective of all that is known. */
  @Test
  void partsOfTheLabelsAreEnough() {
    Batch rows =
        tagged(
            new int[] {0, 0, -1, 1, 0, 0, 1, 1, 1},
            new int[] {1, -1, 1, 0, 0, -1, 1, 1},
            new int[] {-1, 0, 1, 1, 1, 0});
    List<Progress> heard = new ArrayList<>();
    HmmModel model =
        Fixture.fit(
            rows,
            1,
            Fixture.listener(heard, new ArrayList<>()),
            Optional.empty(),
            "durations",
            "negative-binomial",
            "max-duration",
            "5");
    for (int i = 1; i < heard.size(); i++) {
      double gain =
          heard.get(i).figures().get("objective") - heard.get(i - 1).figures().get("objective");
      assertTrue(gain > -1e-9);
    }
    Durations found = model.parameters().chain().durations().orElseThrow();
    assertTrue(found.mean(1) > found.mean(0), Arrays.toString(found.probabilities()));
  }

  /** A state that lasts 8 steps cannot in 5: it is told where durations heap up at the limit. */
  @Test
  void aLimitThatIsReachedIsTold() {
    int[] tags = new int[60];
    Arrays.setAll(tags, t -> t % 10 < 8 ? 0 : 1);
    double[] numbers = Arrays.stream(tags).mapToDouble(tag -> 9 * tag).toArray();
    Batch rows = Fixture.rows(REALS, numbers, numbers);
    List<String> warnings = new ArrayList<>();
    String[] options = {"durations", "non-parametric", "max-duration", "8", "states", "2"};
    Fixture.fit(rows, 1, Fixture.listener(new ArrayList<>(), warnings), Optional.empty(), options);
    assertTrue(
        warnings.stream().anyMatch(text -> text.contains("lasts 8 steps")), warnings.toString());
    warnings.clear();
    options[3] = "9";
    Fixture.fit(rows, 1, Fixture.listener(new ArrayList<>(), warnings), Optional.empty(), options);
    assertTrue(warnings.stream().noneMatch(text -> text.contains("max-duration")));
  }

  @Test
  void aLabelThatLastsTooLongIsNamed() {
    Batch rows = tagged(new int[] {0, 1}, new int[] {0, 1, 1, 1, 0});
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Fixture.fit(rows, "durations", "non-parametric", "max-duration", "2"));
    assertTrue(error.getMessage().startsWith("Series 2: a labelled state"), error.getMessage());
    assertTrue(error.getMessage().contains("'max-duration'"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-duration=20|no effect on geometric durations",
        "durations=non-parametric,states=1|has no effect where no state can be left",
        "durations=non-parametric,states=3,stickiness=2|'stickiness' has no effect",
        "durations=non-parametric,max-duration=1|at least 2",
        "durations=poisson|negative-binomial"
      })
  void whatCannotHaveAnEffectIsRefused(String texts, String says) {
    Batch rows = Fixture.rows(REALS, new double[] {1, 2, 3});
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows, texts.split("[,=]")));
    assertTrue(error.getMessage().contains(says), error.getMessage());
  }

  private HmmModel withFile(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("chain.csv"), text);
    return Fixture.fit(
        Fixture.sample(Fixture.threeStates(), 10),
        "durations",
        "non-parametric",
        "max-duration",
        "6",
        "transitions-file",
        file.toString());
  }

  @Test
  void aTransitionToItselfIsRefused() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> withFile("from,1,2,3\n1,0.5,?,?\n2,?,0,?\n"));
    assertTrue(error.getMessage().contains("how long state 1 lasts"), error.getMessage());
    GeneraException none =
        assertThrows(GeneraException.class, () -> withFile("from,1,2,3\n1,?,0.5,0.3\n2,?,0,?\n"));
    assertTrue(none.getMessage().contains("leaves state 1 no"), none.getMessage());
  }

  /** What is fixed stays so; the last state, which cannot be left, has no duration. */
  @Test
  void fixedTransitionsHold() throws IOException {
    HmmModel model = withFile("from,1,2,3\nstart,1,0,0\n1,0,0.4,?\n2,,0,?\n3,0,0,\n");
    double[] found = model.parameters().chain().transitions();
    assertEquals(0.4, found[1]);
    assertEquals(0.6, found[2], 1e-15);
    assertEquals(0, found[4]);
    assertEquals(1, found[8]);
    assertEquals(1 + 2 * 5 + 6, model.header().summary().parameters());
    double[] last = model.parameters().chain().durations().orElseThrow().of(2);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0}, last);
    assertTrue(model.notes().get("durations").endsWith("3: is not left"));
  }

  @Test
  void aModelToStartFromKeepsItsDurations() {
    Batch rows = Fixture.sample(Fixture.threeStates(), 30);
    HmmModel first =
        Fixture.fit(rows, "states", "3", "durations", "negative-binomial", "max-duration", "9");
    HmmModel next = Fixture.fit(rows, 2, ProgressListener.NONE, Optional.of(first));
    Durations durations = next.parameters().chain().durations().orElseThrow();
    assertEquals(9, durations.longest());
    assertTrue(durations.shapes().isPresent());
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () ->
                Fixture.fit(
                    rows,
                    2,
                    ProgressListener.NONE,
                    Optional.of(first),
                    "durations",
                    "non-parametric"));
    assertTrue(error.getMessage().contains("start from a model"), error.getMessage());
  }

  /** Numbers far out, and a series much longer than a run. */
  @Test
  void farNumbersAndLongSeries() {
    double[][] durations = {{0, 0.5, 0.5}, {0.1, 0.8, 0.1}, {0.3, 0.3, 0.4}};
    HmmModel model = DurationFixture.gaussians(durations);
    double[] steps = new double[500];
    Arrays.setAll(steps, t -> t % 50 == 0 ? 1e6 : (t % 7) - 3);
    Batch rows = Fixture.rows(REALS, steps);
    double log = model.logDensity(rows)[0];
    assertTrue(Double.isFinite(log));
    double[] whole = statistics(model, rows, new Segmentation(0, 1, 1000));
    double[] parted = statistics(model, rows, new Segmentation(0, 1, 7));
    int to = model.plan().emissionSums();
    for (int i = 1; i < to; i++) {
      assertEquals(whole[i], parted[i], 1e-9);
    }
    assertEquals(log, whole[Plan.LOG_LIKELIHOOD], 1e-9 * -log);
  }

  private static double[] statistics(HmmModel model, Batch rows, Segmentation segmentation) {
    BaumWelchAggregation aggregation = new BaumWelchAggregation(model, segmentation);
    double[] statistics = new double[aggregation.prepare(new double[] {0})];
    aggregation.accumulate(rows, statistics);
    return statistics;
  }
}
