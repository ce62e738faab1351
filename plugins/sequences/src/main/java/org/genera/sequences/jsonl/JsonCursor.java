package org.genera.sequences.jsonl;

import java.util.Objects;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CellText;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.sequences.StreamedSeries;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** The objects of a file as rows. */
final class JsonCursor implements StreamedSeries.Cursor {

  private final JsonReader reader;
  private final Schema columns;
  private final @Nullable BatchBuilder[] steps;

  JsonCursor(TextFile file, Schema columns) {
    this.columns = columns;
    steps = new @Nullable BatchBuilder[columns.size()];
    for (int c = 0; c < steps.length; c++) {
      if (columns.column(c).type() instanceof ColumnType.Series series) {
        steps[c] = new BatchBuilder(series.step(), 1);
      }
    }
    reader = new JsonReader(file);
  }

  @Override
  public boolean next(BatchBuilder row) {
    if (!reader.nextObject()) {
      return false;
    }
    while (reader.next() != JsonToken.END_OBJECT) {
      OptionalInt column = columns.find(reader.name());
      JsonToken token = reader.next();
      if (column.isEmpty()) {
        reader.skip();
      } else if (token == JsonToken.START_ARRAY) {
        array(row, column.getAsInt());
      } else {
        put(row, column.getAsInt(), token);
      }
    }
    return true;
  }

  private void array(BatchBuilder row, int column) {
    BatchBuilder series = Objects.requireNonNull(steps[column]);
    for (JsonToken token = reader.next(); token != JsonToken.END_ARRAY; token = reader.next()) {
      if (token == JsonToken.START_OBJECT) {
        step(series);
      } else if (token != JsonToken.VALUE_NULL) {
        put(series, 0, token);
      }
      series.endRow();
    }
    if (series.rows() > 0) {
      row.series(column, series.build(0));
    }
  }

  private void step(BatchBuilder series) {
    while (reader.next() != JsonToken.END_OBJECT) {
      OptionalInt column = series.schema().find(reader.name());
      JsonToken token = reader.next();
      if (column.isPresent()) {
        put(series, column.getAsInt(), token);
      }
    }
  }

  private void put(BatchBuilder builder, int column, JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    ColumnType type = builder.schema().column(column).type();
    boolean number = token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT;
    if (type instanceof ColumnType.Real && number) {
      putReal(builder, column);
    } else if (type instanceof ColumnType.Bool && !number && token != JsonToken.VALUE_STRING) {
      builder.whole(column, token == JsonToken.VALUE_TRUE ? 1 : 0);
    } else {
      putText(builder, column);
    }
  }

  private void putReal(BatchBuilder builder, int column) {
    double value = reader.number();
    if (Double.isInfinite(value)) {
      throw reader.invalid(
          "column '"
              + builder.schema().column(column).name()
              + "': "
              + reader.text()
              + " is too large for a number");
    }
    builder.number(column, value);
  }

  private void putText(BatchBuilder builder, int column) {
    try {
      CellText.parse(builder, column, reader.text());
    } catch (GeneraException e) {
      throw reader.invalid(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
