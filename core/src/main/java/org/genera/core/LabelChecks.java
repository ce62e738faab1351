package org.genera.core;

import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;

/** Refuses labels on which nothing can be compared. */
final class LabelChecks {

  private LabelChecks() {}

  static void requireLabelColumn(Schema schema) {
    if (schema.label().isEmpty()) {
      throw new GeneraException(
          StandardError.USAGE,
          "There is no label to tell: name the column to predict. The data have "
              + String.join(", ", schema.names())
              + ".");
    }
  }

  /** Refuses rows, called by a name, of which none has a label that counts. */
  static void requireLabels(String name, Dataset data, Strata strata) {
    if (data.rows().orElseThrow() == 0) {
      throw new GeneraException(StandardError.NO_DATA, "There is no row in " + name + ".");
    }
    if (strata.labelled() == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No row of " + name + " has a label in column '" + labelOf(data) + "'.");
    }
  }

  static void requireTwoClasses(Dataset data, Strata strata) {
    List<String> present = classes(strata, 1, Integer.MAX_VALUE);
    if (present.size() == 1) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "All labels in column '"
              + labelOf(data)
              + "' are '"
              + present.get(0)
              + "': there is nothing to tell apart.");
    }
  }

  static void requireRows(Strata strata, int folds) {
    if (strata.labelled() < folds) {
      throw new GeneraException(
          StandardError.USAGE,
          "There cannot be more folds ("
              + folds
              + ") than rows with a label ("
              + strata.labelled()
              + "); ask for fewer.");
    }
  }

  static void warnOfSmallClasses(Strata strata, int folds, ProgressListener listener) {
    List<String> small = classes(strata, 1, folds - 1);
    if (!small.isEmpty()) {
      String which =
          small.size() == 1
              ? "Class '" + small.get(0) + "' has"
              : small.size() + " classes, such as '" + small.get(0) + "', have";
      listener.warning(
          which
              + " fewer labelled rows than there are folds ("
              + folds
              + "): some folds test or train without them.");
    }
  }

  private static String labelOf(Dataset data) {
    return data.schema().label().orElseThrow().name();
  }

  /** The classes whose number of rows lies in a range. */
  private static List<String> classes(Strata strata, int from, int to) {
    return IntStream.range(0, strata.classes().size())
        .filter(y -> strata.count(y) >= from && strata.count(y) <= to)
        .mapToObj(strata.classes()::get)
        .toList();
  }
}
