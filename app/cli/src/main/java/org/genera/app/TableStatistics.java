package org.genera.app;

import java.util.List;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.core.data.WholeReader;

/** What is in the columns of a table, found in one pass over it. */
final class TableStatistics {

  private final List<ColumnStatistics> columns;
  private long rows;

  private TableStatistics(Dataset data) {
    columns = data.schema().columns().stream().map(ColumnStatistics::new).toList();
  }

  static TableStatistics of(Dataset data, Cancellation cancellation) {
    TableStatistics statistics = new TableStatistics(data);
    WholeReader.forEach(data, ReadRequest.all(), cancellation, statistics::add);
    return statistics;
  }

  private void add(Batch batch) {
    rows += batch.rows();
    for (int c = 0; c < columns.size(); c++) {
      columns.get(c).add(batch, c);
    }
  }

  long rows() {
    return rows;
  }

  ColumnStatistics column(int index) {
    return columns.get(index);
  }

  List<ColumnStatistics> columns() {
    return columns;
  }
}
