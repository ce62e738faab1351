package org.genera.app;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a report as one JSON object on one line. Numbers that are not finite become null. */
final class JsonReport {

  private JsonReport() {}

  static String write(Report report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      object(json, report);
    }
    return text.toString();
  }

  private static void object(JsonGenerator json, Report report) {
    json.writeStartObject();
    for (Map.Entry<String, Object> entry : report.json().entrySet()) {
      json.writeName(entry.getKey());
      value(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, Object value) {
    if (value instanceof Report report) {
      object(json, report);
    } else if (value instanceof List<?> list) {
      array(json, list);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      number(json, number);
    } else {
      json.writeString(value.toString());
    }
  }

  private static void array(JsonGenerator json, List<?> values) {
    json.writeStartArray();
    for (Object value : values) {
      value(json, value);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, double number) {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }
}
