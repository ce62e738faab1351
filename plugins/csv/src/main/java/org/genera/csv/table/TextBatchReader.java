package org.genera.csv.table;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Schema;
import org.jspecify.annotations.Nullable;

/** Reads a table block by block; cells of columns that nobody asked for are not looked at. */
final class TextBatchReader implements BatchReader, CellSink {

  private static final int MAX_INITIAL_CAPACITY = 1 << 16;

  private final int blockRows;
  private final BatchBuilder builder;
  private final @Nullable CellParser[] parsers;
  private final int[] targets;
  private final RowCursor cursor;
  private long firstRow;

  TextBatchReader(
      TextTable table,
      Schema schema,
      List<TypedColumn> columns,
      MissingMarks marks,
      int blockRows) {
    this.blockRows = blockRows;
    builder = new BatchBuilder(schema, Math.min(blockRows, MAX_INITIAL_CAPACITY));
    parsers = new @Nullable CellParser[table.columns().size()];
    targets = new int[parsers.length];
    for (int target = 0; target < columns.size(); target++) {
      int source = columns.get(target).source();
      parsers[source] = columns.get(target).parser(marks);
      targets[source] = target;
    }
    cursor = table.open(this);
  }

  @Override
  public void cell(int column, char[] buffer, int offset, int length, boolean quoted) {
    CellParser parser = parsers[column];
    if (parser != null) {
      parser.parse(builder, targets[column], buffer, offset, length, quoted);
    }
  }

  @Override
  public Optional<Batch> next() {
    while (builder.rows() < blockRows && cursor.next()) {
      builder.endRow();
    }
    if (builder.rows() == 0) {
      return Optional.empty();
    }
    Batch batch = builder.build(firstRow);
    firstRow += batch.rows();
    return Optional.of(batch);
  }

  @Override
  public void close() {
    cursor.close();
  }
}
