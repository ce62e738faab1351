package org.genera.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.Split;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;

/**
 * Counts series of which a model of series told nothing, for they are impossible under it, and says
 * what is so of the first one: the step that cannot come after those before it, and its column.
 */
final class ImpossibleSeries {

  private final Model model;
  private long count;
  private long first;

  ImpossibleSeries(Model model) {
    this.model = model;
  }

  /** Looks at what is told of some series: their steps' last column is then missing. */
  void look(Batch told) {
    List<Column> columns = told.schema().series();
    if (columns.isEmpty()) {
      return;
    }
    SeriesVector series = (SeriesVector) told.column(columns.get(0).name());
    ColumnVector last = series.steps().column(series.steps().schema().size() - 1);
    for (int row = 0; row < told.rows(); row++) {
      int from = series.offsets()[row];
      if (from < series.offsets()[row + 1] && last.isMissing(from)) {
        first = count == 0 ? told.firstRow() + row : first;
        count++;
      }
    }
  }

  /**
   * Warns of them, if there are any.
   *
   * @param rows the series that the model was asked about
   */
  void tell(Dataset rows, ProgressListener listener) {
    if (count > 0) {
      String which = "Series " + (first + 1);
      listener.warning(
          (count == 1
                  ? which + " is impossible in the model, and nothing is told of it: "
                  : count
                      + " series are impossible in the model, and nothing is told of them. The first"
                      + " of them is "
                      + "series "
                      + (first + 1)
                      + ": ")
              + find(rows).map(this::why).orElse("its steps cannot follow each other")
              + ". Correct "
              + (count == 1 ? "it" : "them")
              + ", or mark what is wrong as missing.");
    }
  }

  /** The steps of the first. */
  private Optional<Batch> find(Dataset rows) {
    String name = model.schema().requireSeries().name();
    ReadRequest request = ReadRequest.all().columns(List.of(name));
    for (Split split : rows.splits(request)) {
      try (BatchReader reader = rows.read(split, request)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          int row = (int) (first - b.get().firstRow());
          if (row >= 0 && row < b.get().rows()) {
            SeriesVector series = (SeriesVector) b.get().column(0);
            return Optional.of(
                series.steps().slice(series.offsets()[row], series.offsets()[row + 1]));
          }
        }
      }
    }
    return Optional.empty();
  }

  private String why(Batch steps) {
    int step = impossible(steps, steps.rows());
    if (step == steps.rows()) {
      return "it cannot end where it does";
    }
    String where = "step " + (step + 1);
    ColumnType.Series series = (ColumnType.Series) model.schema().requireSeries().type();
    for (Column column : series.step().features()) {
      OptionalInt index = steps.schema().find(column.name());
      if (index.isPresent() && !steps.column(index.getAsInt()).isMissing(step)) {
        if (impossible(alone(steps, step, column.name()), step + 1) == step) {
          return where + " has " + cell(steps, step, index.getAsInt()) + where(step);
        }
      }
    }
    return where + where(step);
  }

  private static String where(int step) {
    return step == 0
        ? ", which no state allows at the beginning"
        : ", which no state allows that can be reached from the steps before it";
  }

  private static String cell(Batch steps, int step, int index) {
    Column column = steps.schema().column(index);
    ColumnVector cells = steps.column(index).pick(new int[] {step});
    boolean unknown = cells instanceof CategoryVector codes && codes.codes()[0] < 0;
    String text = unknown ? "an unknown level" : CellText.of(column.type(), cells, 0);
    return "'" + column.name() + "' = " + text;
  }

  /** The same steps up to one, of which only one column is known. */
  private static Batch alone(Batch steps, int step, String name) {
    Schema schema = steps.schema();
    Batch missing = Batch.missing(schema, 1);
    List<ColumnVector> only =
        schema.columns().stream()
            .map(
                column ->
                    column.name().equals(name)
                        ? steps.column(name).pick(new int[] {step})
                        : missing.column(column.name()))
            .toList();
    Batch last = Batch.of(schema, 0, 1, only);
    return Batches.concat(schema, List.of(steps.slice(0, step), last));
  }

  /** The first step that cannot come after those before it; or how many steps were looked at. */
  private int impossible(Batch steps, int count) {
    SeriesModel.Filter filter = model.require(SeriesModel.class).filter();
    for (int t = 0; t < count; t++) {
      try {
        if (filter.next(steps.slice(t, t + 1).at(0)) == Double.NEGATIVE_INFINITY) {
          return t;
        }
      } catch (GeneraException e) {
        return t;
      }
    }
    return count;
  }
}
