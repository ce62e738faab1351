package org.genera.csv.table;

import java.util.List;
import org.genera.api.data.TextFile;

/** A table of texts in a file. It can be read again and again, by several threads at once. */
public interface TextTable {

  /**
   * The file.
   *
   * @return what the table is read from
   */
  TextFile file();

  /**
   * The names of the columns.
   *
   * @return names, none of them empty and none twice
   */
  List<String> columns();

  /**
   * Starts to read the rows.
   *
   * @param sink takes the cells
   * @return a cursor before the first row
   */
  RowCursor open(CellSink sink);
}
