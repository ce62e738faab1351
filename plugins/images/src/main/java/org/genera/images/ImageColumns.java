package org.genera.images;

import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;

/** The names of the columns of data sets of images, and the rules for writing them. */
public final class ImageColumns {

  /** The column of pictures. */
  public static final String IMAGE = "image";

  /** The column of classes. */
  public static final String LABEL = "label";

  private ImageColumns() {}

  /**
   * A column of pictures.
   *
   * @param type their size
   * @return a feature
   */
  public static Column image(ColumnType.Image type) {
    return new Column(IMAGE, type, Role.FEATURE);
  }

  /**
   * A column of classes.
   *
   * @param levels the classes
   * @return a label
   */
  public static Column label(List<String> levels) {
    return new Column(LABEL, new ColumnType.Category(levels), Role.LABEL);
  }

  /**
   * The one column of pictures among those to be written.
   *
   * @param schema what is to be written
   * @return its position
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if there is none or more than one
   */
  public static int position(Schema schema) {
    List<Integer> found =
        IntStream.range(0, schema.size())
            .filter(i -> schema.column(i).type() instanceof ColumnType.Image)
            .boxed()
            .toList();
    if (found.size() != 1) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "Pictures cannot be written: "
              + (found.isEmpty() ? "no column holds" : found.size() + " columns hold")
              + " images, not one; choose another format or drop columns.");
    }
    return found.get(0);
  }

  /**
   * An error for columns that a format of images has no place for.
   *
   * @param places what it has a place for, a clause
   * @param others the columns that are something else
   * @return {@link StandardError#SCHEMA_MISMATCH}, with each column's name and kind
   */
  public static GeneraException noPlace(String places, List<Column> others) {
    List<String> words =
        others.stream()
            .map(column -> "'" + column.name() + "' (" + column.type().kind() + ")")
            .toList();
    return new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        places
            + ", not "
            + String.join(", ", words)
            + ". Leave that out (--ignore; beside what is decoded --without-others, between rows"
            + " --without-places), or choose another format.");
  }

  /**
   * The size of a column's pictures.
   *
   * @param column a column of pictures
   * @return its type
   */
  public static ColumnType.Image type(Column column) {
    return (ColumnType.Image) column.type();
  }
}
