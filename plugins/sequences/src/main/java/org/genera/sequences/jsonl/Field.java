package org.genera.sequences.jsonl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.sequences.Symbols;

/**
 * What a field of the objects in a file holds: single values, or arrays, which are series. The
 * steps of an array of objects have their fields; those of an array of texts a column {@code
 * symbol}, of other values a column {@code value}.
 */
final class Field {

  /** The column of a step that is a number or a truth value. */
  static final String VALUE = "value";

  /** What is known of the shape of the field. */
  enum Shape {
    UNKNOWN,
    SINGLE,
    ARRAY,
    ARRAY_OF_OBJECTS
  }

  private final String name;
  private final Values values = new Values();
  private final Map<String, Values> steps = new LinkedHashMap<>();
  private Shape shape = Shape.UNKNOWN;

  Field(String name) {
    this.name = name;
  }

  /** Whether the field may have a shape; what is known of it grows. */
  boolean admit(Shape next) {
    boolean known = next != Shape.UNKNOWN && shape != Shape.UNKNOWN;
    boolean arrays = shape == Shape.ARRAY && values.column(name).role() == Role.IGNORED;
    if (known && shape != next && !(arrays && next == Shape.ARRAY_OF_OBJECTS)) {
      return false;
    }
    shape = next == Shape.UNKNOWN ? shape : next;
    return true;
  }

  Shape shape() {
    return shape;
  }

  /** The values of the field itself, or of the elements of its arrays. */
  Values values() {
    return values;
  }

  /** The values of a field of the objects in its arrays. */
  Values step(String stepName) {
    return steps.computeIfAbsent(stepName, key -> new Values());
  }

  int stepCount() {
    return steps.size();
  }

  Column column() {
    if (shape == Shape.SINGLE || shape == Shape.UNKNOWN) {
      Column column = values.column(name);
      return values.areNames(name) ? column.withType(idType(column)).withRole(Role.ID) : column;
    }
    List<Column> columns = new ArrayList<>();
    steps.forEach((step, its) -> columns.add(its.column(step)));
    if (shape == Shape.ARRAY) {
      Column element = values.column(VALUE);
      boolean number = element.type().isNumeric();
      columns.add(number ? element : new Column(Symbols.COLUMN, element.type(), element.role()));
    }
    return new Column(name, new ColumnType.Series(Schema.of(columns)), Role.FEATURE);
  }

  private static ColumnType idType(Column column) {
    return column.type() instanceof ColumnType.Whole ? column.type() : new ColumnType.Text();
  }

  String why() {
    return switch (shape) {
      case UNKNOWN, SINGLE ->
          values.areNames(column().name()) ? "id: its name says so" : values.why();
      case ARRAY, ARRAY_OF_OBJECTS -> "series: an array in each line";
    };
  }
}
