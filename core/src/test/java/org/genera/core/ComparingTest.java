package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.multibindings.MapBinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.core.CompareRequest.Contender;
import org.genera.core.CompareRequest.Plan;
import org.genera.core.CompareRequest.Testing;
import org.genera.core.CompareResult.Compared;
import org.genera.core.CompareResult.Failed;
import org.genera.core.CompareResult.LabelShare;
import org.genera.core.data.RowSelection;
import org.genera.core.plugin.PluginCatalog;
import org.junit.jupiter.api.Test;

class ComparingTest {

  private static final Genera GENERA = platform();
  private static final Contender MEMORY = contender("memory");
  private static final Contender FREQUENCY = contender("frequency");
  private static final Contender FAILING = contender("failing");

  private static Genera platform() {
    AbstractModule families =
        new AbstractModule() {
          @Override
          protected void configure() {
            MapBinder<String, ModelFamily> binder =
                MapBinder.newMapBinder(binder(), String.class, ModelFamily.class);
            for (ModelFamily family :
                List.of(
                    new MemoryFamily(),
                    new FrequencyFamily(),
                    new FailingFamily(),
                    new SilentFamily())) {
              binder.addBinding(family.name()).toInstance(family);
            }
          }
        };
    return Guice.createInjector(new GeneraModule(PluginCatalog.ofApplication()), families)
        .getInstance(Genera.class);
  }

  private static Contender contender(String family, String... options) {
    Map<String, String> texts = new java.util.TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      texts.put(options[i], options[i + 1]);
    }
    return new Contender(family, texts);
  }

  private static Plan plan(Contender... contenders) {
    return new Plan(List.of(contenders), List.of());
  }

  /** Rows whose feature is their number and whose label is 'yes' in one row of three. */
  private static Dataset numbered(int rows) {
    double[] x = new double[rows];
    int[] y = new int[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = row;
      y[row] = row % 3 == 0 ? 1 : 0;
    }
    return LabelledTable.of(x, y, "no", "yes");
  }

  /** Rows of two overlapping classes and a weight from 0 to 3. */
  private static Dataset overlapping(int rows, int seed) {
    RandomStream random = RandomStream.of(seed, "overlapping", 0);
    double[] x = new double[rows];
    int[] y = new int[rows];
    double[] w = new double[rows];
    for (int row = 0; row < rows; row++) {
      y[row] = row % 7 == 3 ? -1 : random.nextInt(2);
      x[row] = random.nextGaussian() + Math.max(0, y[row]);
      w[row] = random.nextInt(4);
    }
    return LabelledTable.weighted(x, y, w, "no", "yes");
  }

  private static CompareResult compare(Dataset data, Plan plan, Testing testing) {
    return GENERA.compare(CompareRequest.of(data, plan).testing(testing));
  }

  private static Compared only(CompareResult result) {
    assertEquals(1, result.standings().size());
    return (Compared) result.standings().get(0);
  }

  @Test
  void onOtherDataTheFiguresAreThoseOfFitAndClassifyAndScore() {
    Dataset train = overlapping(9000, 1);
    Dataset test = overlapping(5000, 2);
    CompareResult result = compare(train, plan(MEMORY, FREQUENCY), new Testing.Other(test));
    for (int i = 0; i < 2; i++) {
      Compared compared = (Compared) result.standings().get(i);
      Model model = GENERA.fit(FitRequest.of(compared.family(), train)).model();
      RunOptions run = RunOptions.defaults();
      ClassifyResult classified = GENERA.classify(model, test, Optional.empty(), run);
      assertEquals(classified.figures().orElseThrow(), compared.figures());
      assertTrue(compared.accuracyDeviation().isEmpty());
      assertTrue(compared.fitSeconds() > 0);
    }
    Compared memory = (Compared) result.standings().get(0);
    Compared frequency = (Compared) result.standings().get(1);
    assertEquals(Set.of(Classifier.class, Density.class), memory.capabilities());
    assertEquals(-Math.log(9000), memory.meanLogLikelihood().orElseThrow(), 1e-12);
    assertEquals(Set.of(Classifier.class), frequency.capabilities());
    assertEquals(OptionalDouble.empty(), frequency.meanLogLikelihood());
    assertEquals(9000, result.rows());
    assertEquals(5000, result.testRows());
    assertEquals(List.of(), result.byShare());
  }

  @Test
  void overFoldsTheFiguresArePooled() {
    Dataset data = overlapping(1000, 3);
    CompareResult result = compare(data, plan(FREQUENCY), new Testing.Folds(4));
    Compared compared = only(result);
    Strata strata = Strata.of(data, 1, "folds");
    List<Double> accuracies = new ArrayList<>();
    double weight = 0;
    double right = 0;
    double loss = 0;
    double squares = 0;
    for (int fold = 0; fold < 4; fold++) {
      RowSelection rows = RowSelection.of(data, strata.fold(fold, 4));
      Model model = GENERA.fit(FitRequest.of("frequency", rows.others())).model();
      ClassificationFigures figures =
          GENERA
              .classify(model, rows.selected(), Optional.empty(), RunOptions.defaults())
              .figures()
              .orElseThrow();
      double sum = labelledWeight(rows.selected());
      accuracies.add(figures.accuracy());
      weight += sum;
      right += sum * figures.accuracy();
      loss += sum * figures.logLoss();
      squares += sum * figures.brierScore();
    }
    assertEquals(right / weight, compared.figures().accuracy(), 1e-12);
    assertEquals(loss / weight, compared.figures().logLoss(), 1e-12);
    assertEquals(squares / weight, compared.figures().brierScore(), 1e-12);
    double mean = accuracies.stream().mapToDouble(a -> a).average().orElseThrow();
    double variance = accuracies.stream().mapToDouble(a -> Math.pow(a - mean, 2)).sum() / 3;
    assertEquals(Math.sqrt(variance), compared.accuracyDeviation().orElseThrow(), 1e-12);
    assertEquals(1000, result.testRows());
  }

  private static double labelledWeight(Dataset rows) {
    return RowList.blocks(rows).stream()
        .flatMapToDouble(
            block -> {
              double[] labels = block.numbers(1);
              double[] weights = block.weights();
              return java.util.stream.IntStream.range(0, block.rows())
                  .filter(row -> !Double.isNaN(labels[row]))
                  .mapToDouble(row -> weights[row]);
            })
        .sum();
  }

  @Test
  void noTestRowTeaches() {
    Compared compared = only(compare(numbered(300), plan(MEMORY), new Testing.Folds(5)));
    assertEquals(200 / 300.0, compared.figures().accuracy(), "chance: always the first class");
    assertEquals(Math.log(2), compared.figures().logLoss(), 1e-12);
    assertEquals(-Math.log(240), compared.meanLogLikelihood().orElseThrow(), 1e-12);
  }

  @Test
  void withAShareOfTheLabelsTheOtherRowsStay() {
    Dataset data = numbered(300);
    Plan plan = new Plan(List.of(MEMORY, FREQUENCY), List.of(0.001, 0.25, 1.0));
    CompareResult result = compare(data, plan, new Testing.Other(data));
    double[] yes = {1, 25, 100};
    double[] labelled = {2, 75, 300};
    for (int i = 0; i < 3; i++) {
      LabelShare share = result.byShare().get(i);
      assertEquals(labelled[i], share.labelledRows());
      Compared memory = (Compared) share.standings().get(0);
      assertEquals((200 + yes[i]) / 300, memory.figures().accuracy(), 1e-12);
      assertEquals(-Math.log(300), memory.meanLogLikelihood().orElseThrow(), 1e-12);
    }
    assertEquals(result.standings(), result.byShare().get(2).standings());
  }

  @Test
  void weightsAreRepetitions() {
    double[] x = {1, -1, 1, -1, 2, -2, 3};
    int[] y = {0, 1, 1, 1, 0, 0, 1};
    double[] w = {3, 2, 1, 4, 0, 1, 2};
    List<Integer> repeated = new ArrayList<>();
    for (int row = 0; row < w.length; row++) {
      for (int i = 0; i < w[row]; i++) {
        repeated.add(row);
      }
    }
    Dataset rows =
        LabelledTable.of(
            repeated.stream().mapToDouble(row -> x[row]).toArray(),
            repeated.stream().mapToInt(row -> y[row]).toArray(),
            "a",
            "b");
    Dataset weighted = LabelledTable.weighted(x, y, w, "a", "b");
    ClassificationFigures one =
        only(compare(weighted, plan(FREQUENCY), new Testing.Other(weighted))).figures();
    ClassificationFigures other =
        only(compare(rows, plan(FREQUENCY), new Testing.Other(rows))).figures();
    assertEquals(other.accuracy(), one.accuracy(), 1e-12);
    assertEquals(other.logLoss(), one.logLoss(), 1e-12);
    assertEquals(other.brierScore(), one.brierScore(), 1e-12);
    assertEquals(other.calibrationError(), one.calibrationError(), 1e-12);
  }

  @Test
  void threadsChangeNothing() {
    Dataset data = overlapping(30000, 4);
    Plan plan = new Plan(List.of(MEMORY, FREQUENCY), List.of(0.01, 0.5));
    List<Object> one = figures(GENERA.compare(request(data, plan).run(threads(1))));
    assertEquals(one, figures(GENERA.compare(request(data, plan).run(threads(3)))));
  }

  private static CompareRequest request(Dataset data, Plan plan) {
    return CompareRequest.of(data, plan).testing(new Testing.Folds(3));
  }

  private static RunOptions threads(int threads) {
    return RunOptions.defaults().withThreads(threads);
  }

  /** All but the seconds. */
  private static List<Object> figures(CompareResult result) {
    List<CompareResult.Standing> standings = new ArrayList<>(result.standings());
    result.byShare().forEach(share -> standings.addAll(share.standings()));
    List<Object> figures = new ArrayList<>();
    for (CompareResult.Standing standing : standings) {
      Compared compared = (Compared) standing;
      figures.addAll(
          Arrays.asList(
              compared.figures(), compared.accuracyDeviation(), compared.meanLogLikelihood()));
    }
    return figures;
  }

  @Test
  void aFamilyThatFailsEndsNothing() {
    CompareResult result = compare(numbered(90), plan(FAILING, FREQUENCY), new Testing.Folds(3));
    Failed failed = assertInstanceOf(Failed.class, result.standings().get(0));
    assertEquals("failing", failed.family());
    assertEquals(StandardError.SCHEMA_MISMATCH, failed.code());
    assertEquals("Column 'x' is beyond this family.", failed.reason());
    assertInstanceOf(Compared.class, result.standings().get(1));
  }

  @Test
  void aFamilyMayFailForWantOfLabelsOnly() {
    Plan plan = new Plan(List.of(contender("frequency", "least", "50")), List.of(0.1, 0.5));
    CompareResult result = compare(numbered(300), plan, new Testing.Folds(3));
    assertInstanceOf(Compared.class, result.standings().get(0));
    assertInstanceOf(Failed.class, result.byShare().get(0).standings().get(0));
    assertInstanceOf(Compared.class, result.byShare().get(1).standings().get(0));
  }

  @Test
  void ifAllFailTheFirstOnesErrorEndsIt() {
    Plan plan =
        plan(contender("failing", "code", "NUMERICAL"), contender("frequency", "least", "1e9"));
    GeneraException e = refuses(StandardError.NUMERICAL, numbered(90), plan, new Testing.Folds(3));
    assertTrue(
        String.valueOf(e.getMessage()).contains("failing: Column 'x'")
            && String.valueOf(e.getMessage()).contains("frequency: Too few labels."),
        e.getMessage());
  }

  @Test
  void defectsAndCancellationEndItAtOnce() {
    for (StandardError code : List.of(StandardError.INTERNAL, StandardError.CANCELLED)) {
      Plan plan = plan(FREQUENCY, contender("failing", "code", code.name()));
      refuses(code, numbered(90), plan, new Testing.Folds(3));
    }
    Cancellation cancellation = new Cancellation();
    ProgressListener impatient = progress -> cancellation.cancel();
    RunOptions run = RunOptions.defaults().withListener(impatient).withCancellation(cancellation);
    CompareRequest request = request(numbered(90), plan(FREQUENCY)).run(run);
    GeneraException e = assertThrows(GeneraException.class, () -> GENERA.compare(request));
    assertEquals(StandardError.CANCELLED, e.code());
  }

  @Test
  void whatCannotBeComparedIsRefusedBeforeDataAreRead() {
    refusesPlan(StandardError.UNKNOWN_NAME, "memory", plan(FREQUENCY, contender("memroy")));
    refusesPlan(StandardError.UNSUPPORTED_CAPABILITY, "memory", plan(contender("silent")));
    refusesPlan(
        StandardError.UNKNOWN_OPTION, "'frequency'", plan(contender("frequency", "rise", "1")));
    refusesPlan(
        StandardError.INVALID_OPTION, "at least 0", plan(contender("frequency", "raise", "-1")));
    assertThrows(GeneraException.class, () -> plan());
    assertThrows(GeneraException.class, () -> plan(MEMORY, MEMORY));
    for (double share : new double[] {0, -1, 1.01, Double.NaN}) {
      assertThrows(GeneraException.class, () -> new Plan(List.of(MEMORY), List.of(share)));
    }
    assertThrows(GeneraException.class, () -> new Plan(List.of(MEMORY), List.of(0.1, 0.1)));
    assertThrows(GeneraException.class, () -> new Testing.Folds(1));
  }

  private static void refusesPlan(StandardError code, String mentions, Plan plan) {
    GeneraException e = assertThrows(GeneraException.class, () -> GENERA.checkComparison(plan));
    assertEquals(code, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains(mentions), e.getMessage());
  }

  private static GeneraException refuses(
      StandardError code, Dataset data, Plan plan, Testing testing) {
    GeneraException e = assertThrows(GeneraException.class, () -> compare(data, plan, testing));
    assertEquals(code, e.code(), e.getMessage());
    return e;
  }

  @Test
  void dataOnWhichNothingCanBeComparedAreRefused() {
    Plan plan = plan(MEMORY, FREQUENCY);
    Testing folds = new Testing.Folds(3);
    double[] x = {1, 2, 3, 4, 5, 6};
    Dataset good = LabelledTable.of(x, new int[] {0, 0, 0, 1, 1, 1}, "a", "b");
    Dataset bare = LabelledTable.of(x, new int[] {-1, -1, -1, -1, -1, -1}, "a", "b");
    Dataset one = LabelledTable.of(x, new int[] {0, 0, -1, 0, 0, 0}, "a", "b");
    Dataset two = LabelledTable.of(x, new int[] {0, -1, -1, -1, -1, 1}, "a", "b");
    Dataset none = LabelledTable.of(new double[0], new int[0], "a", "b");
    Dataset negative =
        LabelledTable.weighted(x, new int[6], new double[] {1, 1, 1, -1, 1, 1}, "a", "b");
    Dataset weightless = LabelledTable.weighted(x, new int[6], new double[6], "a", "b");
    Dataset unlabelled =
        Dataset.of(org.genera.api.data.Schema.of(good.schema().column("x")), List.of());
    refuses(StandardError.USAGE, unlabelled, plan, folds);
    refuses(StandardError.NO_DATA, none, plan, folds);
    refuses(StandardError.NO_DATA, bare, plan, folds);
    refuses(StandardError.NO_DATA, weightless, plan, folds);
    refuses(StandardError.INVALID_DATA, one, plan, folds);
    refuses(StandardError.INVALID_DATA, negative, plan, folds);
    refuses(StandardError.USAGE, two, plan, folds);
    refuses(StandardError.NO_DATA, good, plan, new Testing.Other(none));
    refuses(StandardError.NO_DATA, good, plan, new Testing.Other(bare));
    compare(good, plan, new Testing.Other(one));
    compare(good, plan, new Testing.Folds(6));
  }

  @Test
  void testDataAreFittedToTheTrainingData() {
    Dataset train = LabelledTable.of(new double[] {1, 2}, new int[] {0, 1}, "a", "b");
    Dataset test = LabelledTable.of(new double[] {1, 2}, new int[] {1, 0}, "b", "a");
    Compared compared = only(compare(train, plan(MEMORY), new Testing.Other(test)));
    assertEquals(1, compared.figures().accuracy());
  }

  @Test
  void warningsNameTheFamilyAndComeOnce() {
    List<String> warnings = new ArrayList<>();
    List<Progress> steps = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {
            if (progress.phase().equals("comparing")) {
              steps.add(progress);
            }
          }

          @Override
          public void warning(String message) {
            warnings.add(message);
          }
        };
    Dataset data =
        LabelledTable.of(
            new double[] {1, 2, 3, 4, 5, 6, 7}, new int[] {0, 0, 0, 1, 1, 1, 2}, "a", "b", "c");
    Plan plan = new Plan(List.of(FREQUENCY), List.of(0.5));
    GENERA.compare(request(data, plan).run(RunOptions.defaults().withListener(listener)));
    assertEquals(2, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).startsWith("Class 'c' has fewer labelled rows"), warnings::toString);
    assertEquals("frequency: counted", warnings.get(1));
    assertEquals(6, steps.size());
    assertTrue(steps.stream().allMatch(step -> step.total() == 6));
  }
}
