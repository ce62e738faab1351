package org.genera.core;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.core.CompareRequest.Testing;
import org.genera.core.data.MaterializedDataset;
import org.genera.core.data.RowSelection;
import org.genera.core.data.SchemaAdapter;

/**
 * Which rows train and which test, round after round: a fold in turn, or other data once. The data
 * are read once.
 */
final class Rounds implements AutoCloseable {

  private final MaterializedDataset data;
  private final Strata strata;
  private final Optional<MaterializedDataset> test;
  private final int count;
  private final RunOptions run;

  private Rounds(
      MaterializedDataset data,
      Strata strata,
      Optional<MaterializedDataset> test,
      int count,
      RunOptions run) {
    this.data = data;
    this.strata = strata;
    this.test = test;
    this.count = count;
    this.run = run;
  }

  /** Reads the data of a request, and refuses those on which nothing can be compared. */
  static Rounds of(CompareRequest request) {
    RunOptions run = request.run();
    LabelChecks.requireLabelColumn(request.data().schema());
    MaterializedDataset data = Fitting.materialize(request.data(), run);
    try {
      Strata strata = Strata.of(data, run.seed(), "folds");
      LabelChecks.requireLabels("the data", data, strata);
      LabelChecks.requireTwoClasses(data, strata);
      if (request.testing() instanceof Testing.Other other) {
        return new Rounds(data, strata, Optional.of(testData(other, data.schema(), run)), 1, run);
      }
      int folds = ((Testing.Folds) request.testing()).count();
      LabelChecks.requireRows(strata, folds);
      LabelChecks.warnOfSmallClasses(strata, folds, run.listener());
      return new Rounds(data, strata, Optional.empty(), folds, run);
    } catch (RuntimeException | Error e) {
      data.close();
      throw e;
    }
  }

  private static MaterializedDataset testData(Testing.Other other, Schema schema, RunOptions run) {
    Dataset fitted = SchemaAdapter.adapt(other.data(), schema, false, false);
    MaterializedDataset test = Fitting.materialize(fitted, run);
    try {
      LabelChecks.requireLabels("the test data", test, Strata.of(test, run.seed(), "test"));
      return test;
    } catch (RuntimeException | Error e) {
      test.close();
      throw e;
    }
  }

  int count() {
    return count;
  }

  long rows() {
    return data.rows().orElseThrow();
  }

  long labelled() {
    return strata.labelled();
  }

  /** How many rows are tested in all rounds together. */
  long testRows() {
    return test.orElse(data).rows().orElseThrow();
  }

  /** The rows of a round, which the caller closes before the next. */
  Round open(int index) {
    if (test.isPresent()) {
      return new Round(data, test.get(), List.of());
    }
    RowSelection fold = RowSelection.of(data, strata.fold(index, count));
    MaterializedDataset held = Fitting.materialize(fold.selected(), run);
    try {
      MaterializedDataset others = Fitting.materialize(fold.others(), run);
      return new Round(others, held, List.of(held, others));
    } catch (RuntimeException | Error e) {
      held.close();
      throw e;
    }
  }

  /**
   * The rows of a round.
   *
   * @param train rows to learn from
   * @param test rows to be judged on
   * @param owned what is closed with the round
   */
  record Round(Dataset train, Dataset test, List<MaterializedDataset> owned)
      implements AutoCloseable {
    @Override
    public void close() {
      owned.forEach(MaterializedDataset::close);
    }
  }

  @Override
  public void close() {
    test.ifPresent(MaterializedDataset::close);
    data.close();
  }
}
