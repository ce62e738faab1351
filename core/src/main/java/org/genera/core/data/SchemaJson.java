package org.genera.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.core.json.Json;
import org.genera.core.json.JsonFields;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas as JSON: {@code {"columns": [{"name": "age", "kind": "real", "role": "feature"}, …]}}. A
 * category has {@code levels}; a boolean may have {@code false} and {@code true}, its texts; a
 * date-time may have a {@code precision} (date, local, instant); an image has {@code channels,
 * height, width}; a series has a {@code step}, which is a schema. Without a {@code role} a column
 * is a feature.
 */
public final class SchemaJson {

  private static final List<String> KINDS =
      List.of("real", "integer", "boolean", "category", "date-time", "text", "image", "series");

  private SchemaJson() {}

  /**
   * Writes a schema.
   *
   * @param schema the schema
   * @return JSON with a column on each line; equal schemas give equal texts
   */
  public static String write(Schema schema) {
    return schema.columns().stream()
        .map(column -> "    " + Json.write(node(column)))
        .collect(Collectors.joining(",\n", "{\n  \"columns\": [\n", "\n  ]\n}\n"));
  }

  private static ObjectNode node(Schema schema) {
    ObjectNode node = Json.object();
    ArrayNode columns = node.putArray("columns");
    schema.columns().forEach(column -> columns.add(node(column)));
    return node;
  }

  private static ObjectNode node(Column column) {
    ObjectNode node = Json.object();
    node.put("name", column.name());
    node.put("kind", column.type().kind());
    node.put("role", word(column.role()));
    if (column.type() instanceof ColumnType.Category type) {
      type.levels().forEach(node.putArray("levels")::add);
    } else if (column.type() instanceof ColumnType.Bool type) {
      node.put("false", type.falseText()).put("true", type.trueText());
    } else if (column.type() instanceof ColumnType.DateTime type) {
      node.put("precision", word(type.precision()));
    } else if (column.type() instanceof ColumnType.Image type) {
      node.put("channels", type.channels()).put("height", type.height()).put("width", type.width());
    } else if (column.type() instanceof ColumnType.Series type) {
      node.set("step", node(type.step()));
    }
    return node;
  }

  /**
   * Reads a schema.
   *
   * @param json its text
   * @param where what the text is, for messages: a file's name
   * @return the schema
   * @throws GeneraException {@link StandardError#INVALID_CONFIG} with the place of what is wrong
   */
  public static Schema read(String json, String where) {
    return schema(Json.read(json, where, StandardError.INVALID_CONFIG));
  }

  private static Schema schema(JsonFields fields) {
    List<Column> columns = new ArrayList<>();
    for (JsonFields column : fields.objects("columns")) {
      columns.add(column(column));
    }
    fields.end();
    try {
      return Schema.of(columns);
    } catch (GeneraException e) {
      throw fields.error(e);
    }
  }

  private static Column column(JsonFields fields) {
    Role role =
        fields
            .findText("role")
            .map(text -> constant(fields, "role", text, Role.values()))
            .orElse(Role.FEATURE);
    try {
      Column column = new Column(fields.text("name"), type(fields, fields.text("kind")), role);
      fields.end();
      return column;
    } catch (IllegalArgumentException e) {
      throw fields.error(e);
    }
  }

  private static ColumnType type(JsonFields fields, String kind) {
    return switch (kind) {
      case "real" -> new ColumnType.Real();
      case "integer" -> new ColumnType.Whole();
      case "boolean" ->
          new ColumnType.Bool(
              fields.findText("false").orElse("false"), fields.findText("true").orElse("true"));
      case "category" -> new ColumnType.Category(fields.texts("levels"));
      case "date-time" -> new ColumnType.DateTime(precision(fields));
      case "text" -> new ColumnType.Text();
      case "image" ->
          new ColumnType.Image(
              size(fields, "channels"), size(fields, "height"), size(fields, "width"));
      case "series" -> new ColumnType.Series(schema(fields.object("step")));
      default -> throw fields.error("unknown kind '" + kind + "'." + NearestName.hint(kind, KINDS));
    };
  }

  private static ColumnType.DateTime.Precision precision(JsonFields fields) {
    String key = "precision";
    return fields
        .findText(key)
        .map(text -> constant(fields, key, text, ColumnType.DateTime.Precision.values()))
        .orElse(ColumnType.DateTime.Precision.LOCAL);
  }

  private static int size(JsonFields fields, String key) {
    return (int) fields.whole(key, 1, Integer.MAX_VALUE);
  }

  private static <E extends Enum<E>> E constant(
      JsonFields fields, String key, String text, E[] constants) {
    for (E constant : constants) {
      if (word(constant).equals(text)) {
        return constant;
      }
    }
    List<String> words = Stream.of(constants).map(SchemaJson::word).toList();
    throw fields.error("unknown " + key + " '" + text + "'." + NearestName.hint(text, words));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
