package org.genera.sequences.jsonl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.sequences.WantedTypes;
import tools.jackson.core.JsonToken;

/** A pass over a file that finds its fields, in the order in which they first occur. */
final class JsonScan {

  private static final int MOST_FIELDS = 10_000;
  private static final int LONGEST_QUOTE = 40;

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private long rows;

  private JsonScan() {}

  static JsonScan of(TextFile file, Cancellation cancellation) {
    JsonScan scan = new JsonScan();
    try (JsonReader reader = new JsonReader(file)) {
      while (reader.nextObject()) {
        cancellation.throwIfCancelled();
        scan.object(reader);
        scan.rows++;
      }
    }
    if (scan.rows == 0) {
      throw new GeneraException(StandardError.NO_DATA, file.name() + " has no object.");
    }
    return scan;
  }

  long rows() {
    return rows;
  }

  /** The columns; one of which nothing is known has the kind wanted. */
  Schema schema(OpenRequest request) {
    List<Column> columns = new ArrayList<>();
    fields.forEach((name, field) -> columns.add(column(name, field, request.schema())));
    return WantedTypes.of(Schema.of(columns), request);
  }

  private static Column column(String name, Field field, Optional<Schema> wanted) {
    boolean open =
        field.shape() == Field.Shape.UNKNOWN
            && wanted.filter(schema -> schema.find(name).isPresent()).isPresent();
    return open
        ? field.column().withType(wanted.orElseThrow().column(name).type())
        : field.column();
  }

  Map<String, String> decisions() {
    Map<String, String> decisions = new LinkedHashMap<>();
    fields.forEach((name, field) -> decisions.put(name, field.why()));
    return decisions;
  }

  private void object(JsonReader reader) {
    while (reader.next() != JsonToken.END_OBJECT) {
      String name = requireName(reader);
      Field field = fields.computeIfAbsent(name, Field::new);
      requireFew(reader, fields.size());
      JsonToken token = reader.next();
      if (token == JsonToken.START_ARRAY) {
        admit(
            reader, field, name, Field.Shape.ARRAY, field.shape() == Field.Shape.ARRAY_OF_OBJECTS);
        array(reader, field, name);
      } else {
        Field.Shape shape =
            token == JsonToken.VALUE_NULL ? Field.Shape.UNKNOWN : Field.Shape.SINGLE;
        admit(reader, field, name, shape, false);
        add(reader, field.values(), name, token);
      }
    }
  }

  private void array(JsonReader reader, Field field, String name) {
    for (JsonToken token = reader.next(); token != JsonToken.END_ARRAY; token = reader.next()) {
      if (token == JsonToken.START_OBJECT) {
        admit(reader, field, name, Field.Shape.ARRAY_OF_OBJECTS, false);
        step(reader, field);
      } else if (token != JsonToken.VALUE_NULL) {
        admit(reader, field, name, Field.Shape.ARRAY, false);
        add(reader, field.values(), name, token);
      }
    }
  }

  private void step(JsonReader reader, Field field) {
    while (reader.next() != JsonToken.END_OBJECT) {
      String name = requireName(reader);
      Values values = field.step(name);
      requireFew(reader, field.stepCount());
      add(reader, values, name, reader.next());
    }
  }

  private static String requireName(JsonReader reader) {
    String name = reader.name();
    if (name.isEmpty()) {
      throw reader.invalid("a field has no name");
    }
    return name;
  }

  private static void requireFew(JsonReader reader, int count) {
    if (count > MOST_FIELDS) {
      throw reader.invalid(
          "there are more than "
              + MOST_FIELDS
              + " different fields; values belong after the colon");
    }
  }

  private static void admit(
      JsonReader reader, Field field, String name, Field.Shape shape, boolean known) {
    if (!known && !field.admit(shape)) {
      throw reader.invalid(
          "field '"
              + name
              + "' must have one shape throughout: a single value, an array of single values, or an"
              + " array of objects");
    }
  }

  private static void add(JsonReader reader, Values values, String name, JsonToken token) {
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      throw reader.invalid(
          "field '"
              + name
              + "' is nested too deep: a field is a single value or an array, and an array has single"
              + " values, or objects of single values");
    }
    Values.Kind kind = Values.Kind.of(token);
    Optional<Values.Kind> earlier =
        values.add(kind, kind == Values.Kind.UNKNOWN ? "" : reader.text());
    if (earlier.isPresent()) {
      throw reader.invalid(
          "field '"
              + name
              + "' is "
              + kind.words
              + " here ("
              + brief(reader.text())
              + "), but "
              + earlier.get().words
              + " before");
    }
  }

  private static String brief(String text) {
    return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
  }
}
