package org.genera.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.Dataset;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesRoles;
import org.genera.core.data.LongTable;
import org.genera.core.data.RoleAssignment;
import org.genera.core.data.SchemaAdapter;

/**
 * Fits what a format yields to the wanted schema and roles.
 *
 * @param request what the user asked for
 * @param opening what the format was asked for: of a long table the rows
 * @param byPosition whether columns take the names of the wanted schema by position
 */
record DataFitting(DataRequest request, OpenRequest opening, boolean byPosition) {

  LongTable.Assembled fit(Dataset rows, boolean longTable) {
    Dataset typed = opening.schema().map(schema -> adapt(rows, schema)).orElse(rows);
    boolean assembled = longTable || (isStateNamed() && rows.schema().series().isEmpty());
    LongTable.Assembled series =
        assembled ? assemble(typed) : new LongTable.Assembled(typed, Optional.empty(), List.of());
    ColumnRoles roles = rolesInSeries();
    return series.map(dataset -> RoleAssignment.assign(dataset, roles));
  }

  /** The wanted columns, found by name, that the rows of the format lack. */
  List<Column> absent(Dataset rows) {
    if (byPosition || opening.schema().isEmpty()) {
      return List.of();
    }
    List<Column> absent = new ArrayList<>(opening.schema().get().columns());
    absent.removeIf(column -> rows.schema().find(column.name()).isPresent());
    return absent;
  }

  /** Series and order are found by now, and absent where the wanted schema has no such column. */
  private ColumnRoles rolesInSeries() {
    Optional<String> state = request.roles().series().state();
    return request.roles().series(SeriesRoles.NONE.state(state));
  }

  private boolean isStateNamed() {
    return request.roles().series().state().isPresent();
  }

  private Dataset adapt(Dataset rows, Schema schema) {
    if (!byPosition) {
      opening.requirePresent(rows.schema().names());
    }
    requireSeriesIfWanted(opening.schema(), !rows.schema().series().isEmpty(), request);
    return SchemaAdapter.adapt(
        rows, schema, byPosition, request.keepOthers(), request.unknownLevels());
  }

  private LongTable.Assembled assemble(Dataset rows) {
    Set<String> whole = request.schema().map(DataFitting::wholeColumns).orElse(Set.of());
    LongTable.Assembled series =
        LongTable.assemble(rows, request.roles(), whole, request.cancellation());
    return series.map(
        dataset ->
            request
                .schema()
                .map(
                    wanted ->
                        SchemaAdapter.adapt(
                            dataset, wanted, false, request.keepOthers(), request.unknownLevels()))
                .orElse(dataset));
  }

  private static Set<String> wholeColumns(Schema wanted) {
    Set<String> names = new HashSet<>(wanted.names());
    wanted.series().forEach(column -> names.remove(column.name()));
    return names;
  }

  /** Refuses a plain table where series are wanted, and says how to make them of it. */
  static void requireSeriesIfWanted(Optional<Schema> wanted, boolean present, DataRequest request) {
    boolean missing = wanted.isPresent() && !wanted.get().series().isEmpty() && !present;
    if (missing) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          request.location()
              + " is a plain table, but series are wanted in column '"
              + wanted.get().series().get(0).name()
              + "'. Name the column that tells the series of each row with --series COL (and the"
              + " order of steps with --order COL), or say --one-series if all rows are one.");
    }
  }
}
