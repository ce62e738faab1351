package org.genera.sequences.jsonl;

import java.io.IOException;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.WholeVector;
import org.genera.api.data.WriteRequest;
import org.genera.sequences.Symbols;
import org.genera.sequences.TextOutput;
import org.genera.sequences.WrittenColumns;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes an object for each row. A missing cell is null, a series without steps an empty array. The
 * steps of a series are objects, or single values where they have one column that is read back so.
 */
final class JsonLinesWriter implements DatasetWriter {

  // The fast double writer is Jackson's own, so that texts are the same on every Java version.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .rootValueSeparator("")
          .build();

  private final Schema schema;
  private final TextOutput output;
  private final JsonGenerator generator;
  private long written;

  JsonLinesWriter(WriteRequest request) {
    schema = request.schema();
    requirePlaces(schema, false);
    output = new TextOutput(request.path());
    generator = FACTORY.createGenerator(ObjectWriteContext.empty(), output.writer());
  }

  private static void requirePlaces(Schema schema, boolean inside) {
    WrittenColumns columns = new WrittenColumns("jsonl");
    for (Column column : schema.columns()) {
      boolean series = column.type() instanceof ColumnType.Series;
      columns.requirePlace(
          column, !(column.type() instanceof ColumnType.Image) && !(inside && series));
      if (column.type() instanceof ColumnType.Series steps) {
        requirePlaces(steps.step(), true);
      }
    }
  }

  @Override
  public void accept(Batch batch) {
    writing(
        () -> {
          for (int row = 0; row < batch.rows(); row++) {
            written++;
            writeObject(batch, row);
            generator.writeRaw('\n');
          }
        });
  }

  private void writeObject(Batch batch, int row) {
    generator.writeStartObject();
    for (int c = 0; c < batch.schema().size(); c++) {
      generator.writeName(batch.schema().column(c).name());
      writeCell(batch.schema().column(c), batch.column(c), row);
    }
    generator.writeEndObject();
  }

  private void writeCell(Column column, ColumnVector vector, int row) {
    if (vector instanceof SeriesVector v) {
      writeSeries(v, row);
    } else if (vector.isMissing(row)) {
      generator.writeNull();
    } else if (vector instanceof RealVector v) {
      requireFinite(column, v.values()[row]);
      generator.writeNumber(v.values()[row]);
    } else if (vector instanceof WholeVector v) {
      generator.writeNumber(v.values()[row]);
    } else if (vector instanceof BoolVector v) {
      generator.writeBoolean(v.values()[row] == 1);
    } else {
      generator.writeString(CellText.of(column.type(), vector, row));
    }
  }

  private void requireFinite(Column column, double value) {
    if (Double.isInfinite(value)) {
      throw new WrittenColumns("jsonl")
          .invalid(written, "'" + column.name() + "' is infinite, which JSON has no number for.");
    }
  }

  private void writeSeries(SeriesVector vector, int row) {
    Batch steps = vector.steps();
    boolean single = isSingle(steps.schema());
    generator.writeStartArray();
    for (int step = vector.offsets()[row]; step < vector.offsets()[row + 1]; step++) {
      if (single) {
        writeCell(steps.schema().column(0), steps.column(0), step);
      } else {
        writeObject(steps, step);
      }
    }
    generator.writeEndArray();
  }

  private static boolean isSingle(Schema step) {
    return step.size() == 1
        && step.column(0)
            .name()
            .equals(step.column(0).type().isNumeric() ? Field.VALUE : Symbols.COLUMN);
  }

  private void writing(Runnable work) {
    try {
      work.run();
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException cause ? output.failed(cause) : unwritable(e);
    }
  }

  private static GeneraException unwritable(JacksonException e) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "A cell cannot be written as JSON: " + e.getOriginalMessage() + ".",
        e);
  }

  @Override
  public void finish() {
    writing(generator::flush);
  }

  @Override
  public void close() {
    output.close();
  }
}
