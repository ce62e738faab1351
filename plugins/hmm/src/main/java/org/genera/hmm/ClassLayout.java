package org.genera.hmm;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.numerics.Labels;

/**
 * Series that have a label: which column is the label, and what is left for the model of one class.
 *
 * @param labels the classes
 * @param one the columns of the model of one class
 * @param drawn the columns of drawn rows, in the order of the data
 */
record ClassLayout(Labels labels, Schema one, Schema drawn) {

  /** Whether series have a label. */
  static boolean isLabelled(Schema schema) {
    return schema.label().isPresent();
  }

  /** Finds them in a schema that has a label. */
  static ClassLayout of(Schema schema) {
    Schema modelled = schema.modelled();
    Column label = modelled.label().orElseThrow();
    List<String> others = modelled.names().stream().filter(n -> !n.equals(label.name())).toList();
    List<Column> drawn =
        modelled.columns().stream()
            .filter(column -> column.role() == Role.FEATURE || column.role() == Role.LABEL)
            .toList();
    return new ClassLayout(new Labels(label), modelled.select(others), Schema.of(drawn));
  }

  int count() {
    return labels.count();
  }

  /** What the columns hold for the model of one class: all but the label, where they are there. */
  Batch withoutLabel(Batch rows) {
    return rows.select(
        one.names().stream().filter(name -> rows.schema().find(name).isPresent()).toList());
  }
}
