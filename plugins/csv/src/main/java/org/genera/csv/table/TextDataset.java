package org.genera.csv.table;

import java.util.List;
import java.util.OptionalLong;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/** A table of texts as a dataset: parsed anew, as a stream, each time it is read. */
public final class TextDataset implements Dataset {

  private final TextTable table;
  private final Schema schema;
  private final List<TypedColumn> columns;
  private final MissingMarks marks;
  private final OptionalLong rows;

  /**
   * A dataset.
   *
   * @param table where the texts are
   * @param columns what they mean
   * @param marks which of them are missing
   * @param rows how many rows there are, if that is known
   */
  public TextDataset(
      TextTable table, List<TypedColumn> columns, MissingMarks marks, OptionalLong rows) {
    this.table = table;
    this.schema = Schema.of(columns.stream().map(TypedColumn::column).toList());
    this.columns = List.copyOf(columns);
    this.marks = marks;
    this.rows = rows;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public OptionalLong rows() {
    return rows;
  }

  @Override
  public List<Split> splits(ReadRequest request) {
    return List.of(new Split(0, 0, rows.orElse(Split.UNKNOWN)));
  }

  @Override
  public BatchReader read(Split split, ReadRequest request) {
    Schema wanted = request.apply(schema);
    List<TypedColumn> selected =
        wanted.names().stream().map(name -> columns.get(schema.indexOf(name))).toList();
    return new TextBatchReader(table, wanted, selected, marks, request.blockRows());
  }
}
