package org.genera.core.json;

import org.genera.api.ErrorCode;
import org.genera.api.GeneraException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Texts to trees and back. */
public final class Json {

  // The fast double writer is Jackson's own, so that texts are the same on every Java version;
  // Double.toString changed its digits in Java 19.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private Json() {}

  /**
   * An empty object.
   *
   * @return keys will be in the order of their insertion
   */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Writes a tree on one line.
   *
   * @param node the tree
   * @return its text
   */
  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /**
   * Reads an object.
   *
   * @param text a JSON object and nothing else
   * @param where what the text is, for messages
   * @param code the code of errors
   * @return its fields
   * @throws GeneraException with the place of what is wrong
   */
  public static JsonFields read(String text, String where, ErrorCode code) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new GeneraException(
          code, where + place(e) + " is not valid JSON: " + reason(e) + ".", e);
    }
    return JsonFields.of(node, where, code);
  }

  // Jackson adds where something began, in a form that tells readers nothing.
  private static String reason(JacksonException e) {
    return e.getOriginalMessage().replaceAll("\\s*\\([^()]*\\[Source: [^\\]]*\\]\\)", "");
  }

  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? ""
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
