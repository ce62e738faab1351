package org.genera.api.data;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.Plugin;
import org.genera.api.StandardError;

/** A way in which tables are stored: a service that a plugin provides. */
public interface DatasetFormat extends Plugin {

  /**
   * Whether data look like this format's.
   *
   * @param source where they lie, with their first bytes
   * @return how sure it is
   */
  Detection detect(DataSource source);

  /**
   * The file name endings by which an output asks for this format.
   *
   * @return endings in lower case without a dot
   */
  default List<String> suffixes() {
    return List.of();
  }

  /**
   * Opens data. What can be wrong with them as a whole is found now; cells are read later.
   *
   * @param request where they lie, options, wanted schema and roles
   * @return the data; its batches carry numbers of rows, and errors in cells say file, line and
   *     column
   * @throws GeneraException {@code NO_DATA}, {@code INVALID_DATA} or {@code INPUT_OUTPUT}
   */
  OpenedDataset open(OpenRequest request);

  /**
   * Whether the format can write.
   *
   * @return false where it only reads
   */
  default boolean canWrite() {
    return false;
  }

  /**
   * Whether a column may hold series. Where it may not, the host writes series as a long table, a
   * row for each step, and makes series of such a table when the user asks for it.
   *
   * @return false if a row is made of single values
   */
  default boolean holdsSeries() {
    return false;
  }

  /**
   * Starts to write.
   *
   * @param request where to, which columns, options
   * @return a writer
   * @throws GeneraException {@code USAGE} where the format only reads, {@code SCHEMA_MISMATCH}
   *     where it has no place for a column
   */
  default DatasetWriter write(WriteRequest request) {
    throw new GeneraException(
        StandardError.USAGE, "Format '" + name() + "' only reads; write to another format.");
  }
}
