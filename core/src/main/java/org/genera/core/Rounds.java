package org.genera.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
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
    requireLabel(request.data().schema());
    MaterializedDataset data = materialize(request.data(), run);
    try {
      Strata strata = Strata.of(data, run.seed(), "folds");
      requireClasses(data, strata);
      if (request.testing() instanceof Testing.Other other) {
        return new Rounds(data, strata, Optional.of(testData(other, data.schema(), run)), 1, run);
      }
      int folds = ((Testing.Folds) request.testing()).count();
      requireRows(strata, folds);
      warnOfSmallClasses(strata, folds, run);
      return new Rounds(data, strata, Optional.empty(), folds, run);
    } catch (RuntimeException | Error e) {
      data.close();
      throw e;
    }
  }

  private static MaterializedDataset testData(Testing.Other other, Schema schema, RunOptions run) {
    MaterializedDataset test =
        materialize(SchemaAdapter.adapt(other.data(), schema, false, false), run);
    if (Strata.of(test, run.seed(), "test").labelled() == 0) {
      test.close();
      throw new GeneraException(
          StandardError.NO_DATA,
          "No row of the test data has a label in column '" + labelName(schema) + "'.");
    }
    return test;
  }

  private static MaterializedDataset materialize(Dataset data, RunOptions run) {
    return MaterializedDataset.of(data, RunContext.DEFAULT_BLOCK_ROWS, run.cancellation());
  }

  private static void requireLabel(Schema schema) {
    if (schema.label().isEmpty()) {
      throw new GeneraException(
          StandardError.USAGE,
          "There is no label to tell: name the column to predict. The data have "
              + String.join(", ", schema.names())
              + ".");
    }
  }

  private static String labelName(Schema schema) {
    return schema.label().orElseThrow().name();
  }

  private static void requireClasses(Dataset data, Strata strata) {
    if (strata.labelled() == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No row has a label in column '" + labelName(data.schema()) + "'.");
    }
    List<String> present = classes(strata, 1, Integer.MAX_VALUE);
    if (present.size() == 1) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "All labels in column '"
              + labelName(data.schema())
              + "' are '"
              + present.get(0)
              + "': there is nothing to tell apart.");
    }
  }

  private static void requireRows(Strata strata, int folds) {
    if (strata.labelled() < folds) {
      throw new GeneraException(
          StandardError.USAGE,
          "There cannot be more folds ("
              + folds
              + ") than rows with a label ("
              + strata.labelled()
              + "); ask for fewer.");
    }
  }

  private static void warnOfSmallClasses(Strata strata, int folds, RunOptions run) {
    List<String> small = classes(strata, 1, folds - 1);
    if (!small.isEmpty()) {
      run.listener()
          .warning(
              (small.size() == 1
                      ? "Class '" + small.get(0) + "' has"
                      : small.size() + " classes, such as '" + small.get(0) + "', have")
                  + " fewer labelled rows than there are folds ("
                  + folds
                  + "): some folds test or train without them.");
    }
  }

  /** The classes whose number of rows lies in a range. */
  private static List<String> classes(Strata strata, int from, int to) {
    return IntStream.range(0, strata.classes().size())
        .filter(y -> strata.count(y) >= from && strata.count(y) <= to)
        .mapToObj(strata.classes()::get)
        .toList();
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
    MaterializedDataset held = materialize(fold.selected(), run);
    try {
      MaterializedDataset others = materialize(fold.others(), run);
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
