package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.genera.api.Cancellation;
import org.genera.api.ErrorCategory;
import org.genera.api.ErrorCode;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.option.Options;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Inputs that are wrong, poor or extreme: each ends with the right error, or in a finite model. */
final class HostileInputs {

  static final double[] EXTREMES = {
    Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e300, -1e300, 1e-300
  };

  private final FixtureRun run;
  private final Verdict verdict;
  private final Batch data;
  private final List<DynamicTest> tests = new ArrayList<>();

  HostileInputs(FixtureRun run) {
    this.run = run;
    verdict = new Verdict(run);
    data = run.fixture().data();
  }

  /** A test for each input. */
  List<DynamicTest> tests(Column impossible) {
    wrongCalls(impossible);
    wrongWeights();
    poorData();
    data.schema().label().ifPresent(this::poorLabels);
    extremeCells();
    return tests;
  }

  private void wrongCalls(Column impossible) {
    refused("cancelled before", StandardError.CANCELLED, this::cancelledBefore);
    add("cancelled after the first step", this::cancelledAfterTheFirstStep);
    refused("unknown option", StandardError.UNKNOWN_OPTION, this::unknownOption);
    refused("no rows", StandardError.NO_DATA, () -> run.train(data.slice(0, 0)));
    refused("no features", StandardError.SCHEMA_MISMATCH, () -> run.train(withoutFeatures()));
    add("a column of another kind", () -> columnOfAnotherKind(impossible));
    add("a start with other columns", this::startWithOtherColumns);
  }

  private void wrongWeights() {
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] weights = Rows.ones(data.rows());
      weights[weights.length / 2] = wrong;
      refused(
          "a weight of " + wrong,
          StandardError.INVALID_DATA,
          () -> run.train(Rows.weighted(data, weights)));
    }
    refused(
        "all weights zero",
        StandardError.NO_DATA,
        () -> run.train(Rows.weighted(data, new double[data.rows()])));
  }

  private void poorData() {
    endures("one row", data.slice(0, 1));
    endures("one row many times", Rows.repeat(data, 0, data.rows()));
    endures("two rows", data.slice(0, 2));
    endures("nothing but missing cells", Batch.missing(data.schema(), data.rows()));
    for (Column column : data.schema().features()) {
      endures("all of '" + column.name() + "' missing", Rows.without(data, List.of(column.name())));
    }
  }

  private void poorLabels(Column label) {
    int[] codes = ClassifierLaws.labels(data);
    int[] none = Arrays.stream(codes).map(code -> -1).toArray();
    int[] one = Arrays.stream(codes).map(code -> 0).toArray();
    int[] single = none.clone();
    single[0] = 0;
    int[] rare = one.clone();
    rare[rare.length / 2] = 1;
    endures("all labels missing", labelled(label, none));
    endures("all labels missing but one", labelled(label, single));
    endures("one class throughout", labelled(label, one));
    endures("one class but for one row", labelled(label, rare));
    if (run.family().capabilities().equals(Set.of(Classifier.class))) {
      refused("no label", StandardError.SCHEMA_MISMATCH, () -> run.train(withoutLabel(label)));
    }
  }

  private Batch labelled(Column label, int[] codes) {
    return Rows.with(data, label.name(), Rows.levels(label.type(), codes));
  }

  private Batch withoutLabel(Column label) {
    return data.withSchema(
        Schema.of(
            data.schema().columns().stream()
                .map(column -> column.equals(label) ? column.withRole(Role.IGNORED) : column)
                .toList()));
  }

  private void extremeCells() {
    for (String column : Rows.reals(data.schema())) {
      endures("'" + column + "' constant", Rows.withConstant(data, column, 3));
      for (double extreme : EXTREMES) {
        endures(
            "'" + column + "' = " + extreme + " once",
            Rows.withCell(data, column, data.rows() / 2, extreme));
      }
      Batch both = Rows.withCell(Rows.withCell(data, column, 0, 1e300), column, 1, -1e300);
      endures("'" + column + "' = ±1e300", both);
      endures("'" + column + "' = 1e300 throughout", Rows.withConstant(data, column, 1e300));
    }
  }

  private Model cancelledBefore() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    return run.train(
        Dataset.of(data), context -> context.cancellation(cancellation), request -> request);
  }

  /** Training that has nothing left to do may end as if nobody had cancelled. */
  private void cancelledAfterTheFirstStep() {
    Cancellation cancellation = new Cancellation();
    try {
      verdict.isFinite(
          run.train(
              Dataset.of(data),
              context -> context.cancellation(cancellation).listener(step -> cancellation.cancel()),
              request -> request));
    } catch (GeneraException e) {
      assertEquals(StandardError.CANCELLED, e.code(), verdict.said(e));
    }
  }

  private Model unknownOption() {
    Options wrong = Options.of(run.family().options(), Map.of("no-such-option", "1"));
    return run.train(Dataset.of(data), context -> context, request -> request.options(wrong));
  }

  private Batch withoutFeatures() {
    return data.withSchema(
        Schema.of(
            data.schema().columns().stream()
                .map(column -> column.withRole(Role.IGNORED))
                .toList()));
  }

  /** The message names the column. */
  private void columnOfAnotherKind(Column impossible) {
    Schema schema = Schema.of(impossible);
    Batch more = Batches.beside(List.of(data, Batch.missing(schema, data.rows())));
    verdict.refusedByName(impossible.name(), () -> run.train(more));
  }

  private void startWithOtherColumns() {
    Schema renamed =
        Schema.of(
            data.schema().columns().stream()
                .map(column -> new Column("other-" + column.name(), column.type(), column.role()))
                .toList());
    verdict.endured(
        () ->
            run.train(
                Dataset.of(data.withSchema(renamed)),
                context -> context,
                request -> request.warmStart(run.model())),
        Set.of(ErrorCategory.DATA, ErrorCategory.USAGE));
  }

  private void endures(String name, Batch hostile) {
    add(name, () -> verdict.endured(() -> run.train(hostile), Verdict.FAULT_OF_THE_DATA));
  }

  private void refused(String name, ErrorCode code, Supplier<Model> training) {
    add(name, () -> verdict.refused(code, training));
  }

  private void add(String name, Executable check) {
    tests.add(DynamicTest.dynamicTest(name, check));
  }

  /** A kind that few families can model. */
  static Column text() {
    return new Column("contract-text", new ColumnType.Text(), Role.FEATURE);
  }
}
