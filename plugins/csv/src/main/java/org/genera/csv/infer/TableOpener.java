package org.genera.csv.infer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.csv.table.MissingMarks;
import org.genera.csv.table.RowCursor;
import org.genera.csv.table.TextDataset;
import org.genera.csv.table.TextTable;
import org.genera.csv.table.TypedColumn;
import org.genera.csv.table.WantedColumns;
import org.jspecify.annotations.Nullable;

/**
 * Turns a table of texts into an opened dataset: by inference, by its own header, or by a schema.
 */
public final class TableOpener {

  private final TextTable table;
  private final OpenRequest request;
  private final MissingMarks marks;
  private final List<String> findings;
  private @Nullable TableProfile profile;

  /**
   * An opener.
   *
   * @param table the table
   * @param request what was asked for
   * @param marks the texts of missing cells
   * @param findings what the format found out about the file
   */
  public TableOpener(
      TextTable table, OpenRequest request, MissingMarks marks, List<String> findings) {
    this.table = table;
    this.request = request;
    this.marks = marks;
    this.findings = List.copyOf(findings);
  }

  /**
   * Opens by what a pass over the whole table finds.
   *
   * @param unnamed positions of columns that have no name in the file's header
   * @return the data
   */
  public OpenedDataset inferred(Set<Integer> unnamed) {
    List<Decision> decisions =
        new TypeInference(profile(), request.roles().ignored()).decide(unnamed);
    Map<String, String> reasons = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>();
    for (Decision decision : decisions) {
      reasons.put(decision.column().name(), decision.reason());
      columns.add(decision.column());
    }
    return opened(inOrder(columns), reasons);
  }

  /**
   * Opens by kinds that the file itself declares.
   *
   * @param columns its columns, in its order
   * @return the data
   */
  public OpenedDataset declared(List<Column> columns) {
    requireRow();
    Map<String, String> reasons = new LinkedHashMap<>();
    columns.forEach(column -> reasons.put(column.name(), column.type().kind() + ": declared"));
    return opened(inOrder(columns), reasons);
  }

  /**
   * Opens by a wanted schema.
   *
   * @param wanted the columns wanted
   * @return the data
   */
  public OpenedDataset wanted(Schema wanted) {
    requireRow();
    request.requirePresent(table.columns());
    List<TypedColumn> columns = WantedColumns.of(table, wanted, request);
    Map<String, String> reasons = new LinkedHashMap<>();
    for (TypedColumn column : columns) {
      String why =
          column.reading() == TypedColumn.Reading.VERBATIM
              ? "not wanted, kept as text"
              : "wanted by the schema";
      reasons.put(column.column().name(), column.column().type().kind() + ": " + why);
    }
    return opened(columns, reasons);
  }

  private static List<TypedColumn> inOrder(List<Column> columns) {
    List<TypedColumn> typed = new ArrayList<>();
    for (Column column : columns) {
      typed.add(TypedColumn.of(column, typed.size()));
    }
    return typed;
  }

  private OpenedDataset opened(List<TypedColumn> found, Map<String, String> reasons) {
    List<TypedColumn> columns =
        new RoleRules(request.roles(), this::profile).apply(found, table.columns());
    for (TypedColumn column : columns) {
      explainRole(column.column(), reasons);
    }
    OptionalLong rows = profile == null ? OptionalLong.empty() : OptionalLong.of(profile.rows());
    return new OpenedDataset(
        new TextDataset(table, columns, marks, rows), Map.copyOf(reasons), findings);
  }

  private void explainRole(Column column, Map<String, String> reasons) {
    if (request.roles().ignored().contains(column.name())) {
      reasons.put(column.name(), "ignored: as asked");
    } else if (column.role() == Role.LABEL && request.roles().label().isPresent()) {
      reasons.put(column.name(), column.type().kind() + ": the label, as asked");
    } else if (column.role() == Role.WEIGHT && request.roles().weight().isPresent()) {
      reasons.put(column.name(), column.type().kind() + ": the weight, as asked");
    }
  }

  private TableProfile profile() {
    TableProfile known = profile;
    if (known == null) {
      known = TableProfile.scan(table, marks, request.cancellation());
      profile = known;
    }
    return known;
  }

  private void requireRow() {
    try (RowCursor cursor = table.open((column, buffer, offset, length, quoted) -> {})) {
      if (!cursor.next()) {
        throw new GeneraException(
            StandardError.NO_DATA, table.file().name() + " has no row of data.");
      }
    }
  }
}
