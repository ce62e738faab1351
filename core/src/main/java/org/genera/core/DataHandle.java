package org.genera.core;

import java.util.List;
import java.util.Map;
import org.genera.api.data.Dataset;
import org.genera.core.data.DataLocation;

/**
 * Data that are open.
 *
 * @param dataset the rows
 * @param format the format that reads them
 * @param decisions why each column is what it is, by column name
 * @param findings what the format found out about the file
 * @param lacking the features of the wanted schema that the data do not have: they are missing in
 *     every row
 * @param rowColumns the columns of the rows, in their order, if series were made of the rows of a
 *     table; else none
 * @param location where they lie; closed with the handle
 */
public record DataHandle(
    Dataset dataset,
    String format,
    Map<String, String> decisions,
    List<String> findings,
    List<String> lacking,
    List<String> rowColumns,
    DataLocation location)
    implements AutoCloseable {

  @Override
  public void close() {
    try (location) {
      dataset.close();
    }
  }
}
