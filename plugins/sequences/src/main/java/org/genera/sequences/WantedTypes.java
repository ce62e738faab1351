package org.genera.sequences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.Schema;

/**
 * Takes the kinds of a wanted schema for the columns that a file has, so that cells are read so.
 */
public final class WantedTypes {

  private WantedTypes() {}

  /**
   * The columns of a file in the kinds wanted.
   *
   * @param own the columns of the file
   * @param request says which schema is wanted, if any, and whether levels that it lacks are marked
   * @return the same columns; kinds of the same shape are those wanted, in steps as well; but where
   *     unknown levels are marked, which is done by whoever asked, levels are those of the file
   */
  public static Schema of(Schema own, OpenRequest request) {
    return request.schema().map(wanted -> of(own, wanted, request.unknownLevels())).orElse(own);
  }

  private static Schema of(Schema own, Schema wanted, boolean ownLevels) {
    List<Column> columns = new ArrayList<>();
    for (Column column : own.columns()) {
      columns.add(
          wanted.find(column.name()).isPresent()
              ? typed(column, wanted.column(column.name()).type(), ownLevels)
              : column);
    }
    return Schema.of(columns);
  }

  private static Column typed(Column own, ColumnType wanted, boolean ownLevels) {
    if (own.type() instanceof ColumnType.Series series) {
      return wanted instanceof ColumnType.Series other
          ? own.withType(new ColumnType.Series(of(series.step(), other.step(), ownLevels)))
          : own;
    }
    boolean levels =
        own.type() instanceof ColumnType.Category && wanted instanceof ColumnType.Category;
    boolean single =
        !(wanted instanceof ColumnType.Series) && !(wanted instanceof ColumnType.Image);
    return single && !(levels && ownLevels) ? own.withType(wanted) : own;
  }

  /**
   * The kind that a wanted schema has for a column of steps.
   *
   * @param wanted the schema wanted, if there is one
   * @param series the column of series
   * @param step the column of its steps
   * @return the kind, if the schema has such columns
   */
  public static Optional<ColumnType> ofStep(Optional<Schema> wanted, String series, String step) {
    return wanted
        .filter(schema -> schema.find(series).isPresent())
        .map(schema -> schema.column(series).type())
        .filter(ColumnType.Series.class::isInstance)
        .map(type -> ((ColumnType.Series) type).step())
        .filter(schema -> schema.find(step).isPresent())
        .map(schema -> schema.column(step).type());
  }
}
