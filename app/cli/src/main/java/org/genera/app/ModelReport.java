package org.genera.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.model.TrainingSummary;

/** Describes models. */
final class ModelReport {

  private ModelReport() {}

  /** The number of columns that are modelled: features, and the label. */
  static int modelledColumns(Schema schema) {
    return schema.features().size() + (schema.label().isPresent() ? 1 : 0);
  }

  /** Names what a mean is over, where that is not the rows of a table. */
  static Report addUnit(Report report, Schema schema, String unit) {
    return schema.series().isEmpty() ? report : report.put("meanPer", unit);
  }

  static void addSummary(Report report, TrainingSummary summary, Schema schema) {
    OptionalDouble logLikelihood = summary.logLikelihood();
    double mean = logLikelihood.orElse(Double.NaN) / summary.sumOfWeights();
    report
        .put("iterations", summary.iterations())
        .put("converged", summary.converged())
        .put("logLikelihood", logLikelihood)
        .put("meanLogLikelihood", mean);
    addUnit(report, schema, "step")
        .put("parameters", summary.parameters())
        .put("aic", summary.aic())
        .put("bic", summary.bic());
    if (!summary.figures().isEmpty()) {
      report.jsonOnly("figures", Report.of(summary.figures()));
      FigureTables.addTo(report, summary.figures());
    }
  }

  /** Adds what the model says of itself: the first notes to a text, all of them to JSON. */
  static void addNotes(Report report, Map<String, String> notes, int shown) {
    if (notes.isEmpty()) {
      return;
    }
    List<Report> rows = new ArrayList<>();
    for (Map.Entry<String, String> note : notes.entrySet()) {
      if (rows.size() < shown) {
        rows.add(new Report().put("of", note.getKey()).put("is", note.getValue()));
      }
    }
    int others = notes.size() - rows.size();
    if (others > 0) {
      rows.add(new Report().put("of", others + " more").put("is", "see 'genera info'"));
    }
    report.jsonOnly("notes", Report.of(notes)).textOnly("notes", rows);
  }

  static List<Report> columns(Schema schema) {
    List<Report> rows = new ArrayList<>();
    for (Column column : schema.columns()) {
      Report row =
          new Report()
              .put("column", column.name())
              .put("kind", column.type().kind())
              .put("role", column.role().name().toLowerCase(Locale.ROOT));
      if (column.type() instanceof ColumnType.Category category) {
        row.put("levels", category.levels());
      }
      rows.add(row);
    }
    return rows;
  }
}
