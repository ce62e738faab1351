package org.genera.npy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.numerics.NpyReader;

/**
 * The columns of an array.
 *
 * @param file what the user calls the file
 * @param reader the array
 */
record ArrayColumns(String file, NpyReader reader) {

  /** A header can claim any number of columns where there are no rows. */
  private static final int MOST = 100_000;

  /** Their names: those wanted, by position, or c1, c2, … */
  List<String> names(Optional<Schema> wanted) {
    int count = count();
    return wanted
        .map(schema -> byPosition(schema, count))
        .orElseGet(() -> IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).toList());
  }

  private int count() {
    int dimensions = reader.shape().length;
    if (dimensions < 1 || dimensions > 2) {
      throw refused(
          "has "
              + dimensions
              + " dimensions; reshape it to rows x columns, as .reshape(len(a), -1), or for images"
              + " make it unsigned bytes of images x rows x columns");
    }
    int columns = reader.columns();
    if (columns < 1 || columns > MOST) {
      throw refused("has " + columns + " columns; a table has 1 to " + MOST);
    }
    return columns;
  }

  private GeneraException refused(String why) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "'" + file + "', an array of shape " + Arrays.toString(reader.shape()) + ", " + why + ".");
  }

  /** An array has either all columns of the schema, or its features only. */
  private List<String> byPosition(Schema wanted, int count) {
    List<String> features = wanted.features().stream().map(Column::name).toList();
    if (count == wanted.size()) {
      return wanted.names();
    } else if (count == features.size()) {
      return features;
    }
    throw new GeneraException(
        StandardError.SCHEMA_MISMATCH,
        "'"
            + file
            + "' has "
            + count
            + " columns, but names=model wants all "
            + wanted.size()
            + " of the model or its "
            + features.size()
            + " features: "
            + String.join(", ", wanted.names())
            + ".");
  }
}
