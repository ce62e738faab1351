package org.genera.csv.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;

/** Finds the columns of a wanted schema in a table by their names. */
public final class WantedColumns {

  private WantedColumns() {}

  /**
   * The columns of the dataset: the wanted ones that the table has, then the others. The host adds
   * those that it lacks.
   *
   * @param table the table
   * @param wanted the columns wanted
   * @param request whether other columns follow, as text in the role {@link Role#IGNORED}, and
   *     whether unknown levels are marked
   * @return the columns and where their cells are
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if the table has none of the
   *     columns wanted, or one of them is of a kind that no text can be
   */
  public static List<TypedColumn> of(TextTable table, Schema wanted, OpenRequest request) {
    Map<String, Integer> sources = positions(table.columns());
    TypedColumn.Reading reading =
        request.unknownLevels() ? TypedColumn.Reading.MARKING_UNKNOWN : TypedColumn.Reading.TYPED;
    List<TypedColumn> columns = new ArrayList<>();
    for (Column column : wanted.columns()) {
      Integer source = sources.get(column.name());
      if (source != null) {
        columns.add(typed(table, column, source, reading));
      }
    }
    if (columns.isEmpty()) {
      throw noneFound(table, wanted);
    }
    if (request.keepOthers()) {
      addOthers(table, wanted, columns);
      columns.sort(Comparator.comparingInt(TypedColumn::source));
    }
    return columns;
  }

  private static Map<String, Integer> positions(List<String> names) {
    Map<String, Integer> positions = new HashMap<>();
    for (String name : names) {
      positions.put(name, positions.size());
    }
    return positions;
  }

  private static TypedColumn typed(
      TextTable table, Column column, int source, TypedColumn.Reading reading) {
    ColumnType type = column.type();
    boolean noText = type instanceof ColumnType.Image || type instanceof ColumnType.Series;
    if (noText) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          table.file().name()
              + ": column '"
              + column.name()
              + "' should hold "
              + type.kind()
              + ", which a table of texts cannot; take data of another format.");
    }
    return new TypedColumn(column, source, reading);
  }

  private static void addOthers(TextTable table, Schema wanted, List<TypedColumn> columns) {
    List<String> names = table.columns();
    for (int source = 0; source < names.size(); source++) {
      if (wanted.find(names.get(source)).isEmpty()) {
        Column other = new Column(names.get(source), new ColumnType.Text(), Role.IGNORED);
        columns.add(new TypedColumn(other, source, TypedColumn.Reading.VERBATIM));
      }
    }
  }

  private static GeneraException noneFound(TextTable table, Schema wanted) {
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        table.file().name()
            + " has none of the columns wanted ("
            + String.join(", ", wanted.names())
            + ") but "
            + String.join(", ", table.columns())
            + ". If its first line holds no names, set the options header=false and names=model.");
  }
}
