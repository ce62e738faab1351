package org.genera.sequences.jsonl;

import java.io.IOException;
import org.genera.api.GeneraException;
import org.genera.api.data.TextFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The tokens of a file of JSON objects. Nested no deeper than a series of objects needs, without a
 * name twice in an object. What is malformed is an error with file and line.
 */
final class JsonReader implements AutoCloseable {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final TextFile file;
  private final JsonParser parser;

  JsonReader(TextFile file) {
    this.file = file;
    parser = FACTORY.createParser(ObjectReadContext.empty(), file.open());
  }

  /** The next token, or null at the end. */
  private @Nullable JsonToken advance() {
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** Goes to the next object; false at the end of the file. */
  boolean nextObject() {
    JsonToken token = advance();
    if (token != null && token != JsonToken.START_OBJECT) {
      throw invalid("each line must be one object { … }, not " + text());
    }
    return token != null;
  }

  /** The next token inside an object or array. */
  JsonToken next() {
    JsonToken token = advance();
    if (token == null) {
      throw invalid("the file ends within an object");
    }
    return token;
  }

  /** The name of the field that was come to. */
  String name() {
    return parser.currentName();
  }

  /** The token as it is written; for a text its characters. */
  String text() {
    try {
      return parser.getString();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  double number() {
    try {
      return parser.getDoubleValue();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** Passes over an array or object that has begun. */
  void skip() {
    try {
      parser.skipChildren();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  GeneraException invalid(String what) {
    return file.invalid(parser.currentTokenLocation().getLineNr(), what);
  }

  private GeneraException malformed(JacksonException e) {
    if (e.getCause() instanceof IOException cause) {
      return file.unreadable(cause);
    }
    // Jackson adds where something began, in a form that tells readers nothing.
    String reason =
        e.getOriginalMessage().replaceAll("\\s*\\(?(start marker )?at \\[[^\\]]*\\]\\)?", "");
    return file.invalid(
        e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
        "this is not valid JSON: " + reason);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }
}
