package org.genera.logistic;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;

/**
 * The terms of the linear predictor that a feature gives: for a number its value, for a category an
 * indicator a level; and where cells were missing in the training rows an indicator of that.
 *
 * @param column the feature
 * @param first the position of its first term among all
 * @param hasMissing whether there is an indicator of missing cells, as the last term
 */
record FeatureTerms(Column column, int first, boolean hasMissing) {

  boolean isCategory() {
    return Features.isCategory(column);
  }

  /** How many terms stand for values. */
  int values() {
    return values(column);
  }

  static int values(Column column) {
    return column.type() instanceof ColumnType.Category category ? category.levels().size() : 1;
  }

  int size() {
    return values() + (hasMissing ? 1 : 0);
  }

  /** The position of the indicator of missing cells, if there is one. */
  int missing() {
    return first + values();
  }

  /** The first of the terms that are indicators. */
  int firstIndicator() {
    return isCategory() ? first : first + 1;
  }

  int end() {
    return first + size();
  }

  /** The names of the terms, as people read them. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (column.type() instanceof ColumnType.Category category) {
      category.levels().forEach(level -> names.add(column.name() + "=" + level));
    } else {
      names.add(column.name());
    }
    if (hasMissing) {
      names.add(column.name() + " is missing");
    }
    return names;
  }
}
