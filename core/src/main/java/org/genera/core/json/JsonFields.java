package org.genera.core.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.genera.api.ErrorCode;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a JSON object, each asked for by name and type. Remembers what was asked for, so
 * that {@link #end} can refuse the rest. Not thread-safe.
 */
public final class JsonFields {

  private static final int LONGEST_QUOTE = 60;

  private final ObjectNode node;
  private final String where;
  private final ErrorCode code;
  private final TreeSet<String> known = new TreeSet<>();

  private JsonFields(ObjectNode node, String where, ErrorCode code) {
    this.node = node;
    this.where = where;
    this.code = code;
  }

  static JsonFields of(JsonNode node, String where, ErrorCode code) {
    if (node instanceof ObjectNode object) {
      return new JsonFields(object, where, code);
    }
    throw new GeneraException(code, where + " must be a JSON object { … }.");
  }

  /**
   * An error in this object.
   *
   * @param what what is wrong and what to do
   * @return the error; the message begins with the place
   */
  public GeneraException error(String what) {
    return new GeneraException(code, where + ": " + what);
  }

  /**
   * An error in this object.
   *
   * @param cause what was found wrong with its values
   * @return the error; the message begins with the place
   */
  public GeneraException error(RuntimeException cause) {
    return new GeneraException(code, where + ": " + cause.getMessage(), cause);
  }

  /**
   * The names of the fields.
   *
   * @return names, in the order of the text
   */
  public Collection<String> names() {
    return node.propertyNames();
  }

  /**
   * A text.
   *
   * @param key the field
   * @return its value
   */
  public String text(String key) {
    return findText(key).orElseThrow(() -> error("'" + key + "' is missing."));
  }

  /**
   * A text that may be absent.
   *
   * @param key the field
   * @return its value
   */
  public Optional<String> findText(String key) {
    return find(key).map(value -> asText(key, value));
  }

  private String asText(String key, JsonNode value) {
    if (!value.isString()) {
      throw error("'" + key + "' must be a text in quotes, not " + brief(value) + ".");
    }
    return value.stringValue();
  }

  /**
   * A whole number.
   *
   * @param key the field
   * @param min the smallest allowed
   * @param max the largest allowed
   * @return its value
   */
  public long whole(String key, long min, long max) {
    return asWhole(key, required(key), min, max);
  }

  private long asWhole(String key, JsonNode value, long min, long max) {
    boolean fits = value.isIntegralNumber() && value.canConvertToLong();
    if (!fits || value.longValue() < min || value.longValue() > max) {
      throw error(
          "'"
              + key
              + "' must be a whole number from "
              + min
              + " to "
              + max
              + ", not "
              + brief(value)
              + ".");
    }
    return value.longValue();
  }

  /**
   * A list of whole numbers, none negative.
   *
   * @param key the field
   * @return its values
   */
  public long[] wholes(String key) {
    return array(key).stream().mapToLong(item -> asWhole(key, item, 0, Long.MAX_VALUE)).toArray();
  }

  /**
   * A number, or null for one that is not finite.
   *
   * @param key the field
   * @return its value, empty for null
   */
  public Optional<Double> number(String key) {
    JsonNode value = required(key);
    if (value.isNull()) {
      return Optional.empty();
    }
    OptionalDouble number = value.doubleValueOpt();
    if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
      throw error("'" + key + "' must be a number or null, not " + brief(value) + ".");
    }
    return Optional.of(number.getAsDouble());
  }

  /**
   * A number, {@code "inf"} or {@code "-inf"}, which JSON has no numbers for, or null for none.
   *
   * @param key the field
   * @return its value, empty for null
   */
  public Optional<Double> extendedNumber(String key) {
    String text = required(key).asStringOpt().orElse("");
    return switch (text) {
      case "inf" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> number(key);
    };
  }

  /**
   * True or false.
   *
   * @param key the field
   * @return its value
   */
  public boolean bool(String key) {
    JsonNode value = required(key);
    if (!value.isBoolean()) {
      throw error("'" + key + "' must be true or false, not " + brief(value) + ".");
    }
    return value.booleanValue();
  }

  /**
   * A list of texts.
   *
   * @param key the field
   * @return its values
   */
  public List<String> texts(String key) {
    return array(key).stream().map(item -> asText(key, item)).toList();
  }

  /**
   * An object.
   *
   * @param key the field
   * @return its fields
   */
  public JsonFields object(String key) {
    return of(required(key), where + ", '" + key + "'", code);
  }

  /**
   * A list of objects.
   *
   * @param key the field
   * @return their fields
   */
  public List<JsonFields> objects(String key) {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode item : array(key)) {
      objects.add(of(item, where + ", '" + key + "' " + (objects.size() + 1), code));
    }
    return objects;
  }

  /** Refuses fields that nobody asked for. */
  public void end() {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw error("unknown key '" + name + "'." + NearestName.hint(name, known));
      }
    }
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private List<JsonNode> array(String key) {
    JsonNode value = required(key);
    if (!value.isArray()) {
      throw error("'" + key + "' must be a list [ … ], not " + brief(value) + ".");
    }
    return List.copyOf(value.values());
  }

  private JsonNode required(String key) {
    return find(key).orElseThrow(() -> error("'" + key + "' is missing."));
  }

  private Optional<JsonNode> find(String key) {
    known.add(key);
    return Optional.ofNullable(node.get(key));
  }
}
