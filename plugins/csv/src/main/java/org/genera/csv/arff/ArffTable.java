package org.genera.csv.arff;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.genera.api.data.TextFile;
import org.genera.csv.table.CellSink;
import org.genera.csv.table.RowCursor;
import org.genera.csv.table.TextTable;

/** An ARFF file whose header was read. */
record ArffTable(TextFile file, List<ArffAttribute> attributes) implements TextTable {

  static ArffTable of(TextFile file) {
    try (BufferedReader reader = new BufferedReader(file.open())) {
      return new ArffTable(file, List.copyOf(ArffHeader.read(file, reader).attributes()));
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  @Override
  public List<String> columns() {
    return attributes.stream().map(attribute -> attribute.column().name()).toList();
  }

  @Override
  public RowCursor open(CellSink sink) {
    BufferedReader reader = new BufferedReader(file.open());
    try {
      long lines = ArffHeader.read(file, reader).lines();
      return new ArffCursor(this, reader, lines, sink);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }
}
