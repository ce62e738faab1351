package org.genera.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.genera.api.Cancellation;
import org.genera.api.ErrorCategory;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.core.file.ModelFile;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Wrong, poor and extreme rows to learn more from: the right error, or a finite model. */
final class HostileUpdates {

  private final FixtureRun run;
  private final Verdict verdict;
  private final Batch data;
  private final List<DynamicTest> tests = new ArrayList<>();

  HostileUpdates(FixtureRun run) {
    this.run = run;
    verdict = new Verdict(run);
    data = run.fixture().data();
  }

  /** A test for each input. */
  List<DynamicTest> tests() {
    wrongCalls();
    wrongWeights();
    poorRows();
    extremeCells();
    return tests;
  }

  private void wrongCalls() {
    add("cancelled before", () -> verdict.refused(StandardError.CANCELLED, this::cancelledBefore));
    add("no rows", () -> changesNothing(() -> run.update(data.slice(0, 0))));
    for (Column feature : data.schema().features()) {
      String name = feature.name();
      Batch renamed = renamed(name, "other-" + name);
      endures("'" + name + "' absent", renamed, Set.of(ErrorCategory.DATA, ErrorCategory.USAGE));
      add(
          "'" + name + "' of another kind",
          () -> verdict.refusedByName(name, () -> run.update(ofAnotherKind(feature))));
    }
  }

  private Model cancelledBefore() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    return run.update(data, context -> context.cancellation(cancellation));
  }

  private Batch renamed(String name, String other) {
    return data.withSchema(
        Schema.of(
            data.schema().columns().stream()
                .map(
                    column ->
                        new Column(renamed(column, name, other), column.type(), column.role()))
                .toList()));
  }

  private static String renamed(Column column, String name, String other) {
    return column.name().equals(name) ? other : column.name();
  }

  /** Texts in place of anything else, numbers in place of texts; in its own place. */
  private Batch ofAnotherKind(Column feature) {
    boolean isText = feature.type() instanceof ColumnType.Text;
    Column other = feature.withType(isText ? new ColumnType.Real() : new ColumnType.Text());
    List<String> rest =
        data.schema().names().stream().filter(name -> !name.equals(feature.name())).toList();
    Batch missing = Batch.missing(Schema.of(other), data.rows()).at(data.firstRow());
    return Batches.beside(List.of(data.select(rest), missing)).select(data.schema().names());
  }

  private void wrongWeights() {
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] weights = Rows.ones(data.rows());
      weights[weights.length / 2] = wrong;
      Batch weighted = Rows.weighted(data, weights);
      add(
          "a weight of " + wrong,
          () -> verdict.refused(StandardError.INVALID_DATA, () -> run.update(weighted)));
    }
    Batch weightless = Rows.weighted(data, new double[data.rows()]);
    add("all weights zero", () -> changesNothing(() -> run.update(weightless)));
  }

  /** Nothing to learn from is an error in the data, or leaves the model as good as it was. */
  private void changesNothing(Supplier<Model> update) {
    Model updated;
    try {
      updated = update.get();
    } catch (GeneraException e) {
      Assertions.assertEquals(StandardError.NO_DATA, e.code(), verdict.said(e));
      return;
    }
    Closeness.assertClose(
        Answers.of(run, run.model()),
        Answers.of(run, updated),
        UpdateLaws.ROUNDING,
        run.where("after nothing"));
  }

  private void poorRows() {
    endures("one row", data.slice(0, 1));
    endures("one row many times", Rows.repeat(data, 0, data.rows()));
    endures("nothing but missing cells", Batch.missing(data.schema(), data.rows()));
    data.schema()
        .label()
        .ifPresent(
            label -> endures("all labels missing", Rows.without(data, List.of(label.name()))));
  }

  private void extremeCells() {
    for (String column : Rows.reals(data.schema())) {
      for (double extreme : HostileInputs.EXTREMES) {
        endures(
            "'" + column + "' = " + extreme + " once",
            Rows.withCell(data, column, data.rows() / 2, extreme));
      }
      endures("'" + column + "' = 1e300 throughout", Rows.withConstant(data, column, 1e300));
    }
  }

  private void endures(String name, Batch rows) {
    endures(name, rows, Verdict.FAULT_OF_THE_DATA);
  }

  /** Whatever comes of it, the model that learns stays as it was. */
  private void endures(String name, Batch rows, Set<ErrorCategory> allowed) {
    add(
        name,
        () -> {
          byte[] before = ModelFile.toBytes(run.model());
          verdict.endured(() -> run.update(rows), allowed);
          Assertions.assertArrayEquals(
              before, ModelFile.toBytes(run.model()), run.where("the old model changed"));
        });
  }

  private void add(String name, Executable check) {
    tests.add(DynamicTest.dynamicTest(name, check));
  }
}
