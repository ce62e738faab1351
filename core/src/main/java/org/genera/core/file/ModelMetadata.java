package org.genera.core.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.genera.api.ErrorCode;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.core.data.SchemaJson;
import org.genera.core.json.Json;
import org.genera.core.json.JsonFields;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model file says of its model in words, readable without the family's plugin.
 *
 * @param family the family's name
 * @param schema features, label and weight
 * @param options every option that held, as text, by name; a path is the digest of its content
 * @param provenance what else determined the model
 * @param summary how training ended; numbers that were not finite are absent, or NaN
 * @param texts the family's own texts by name
 */
public record ModelMetadata(
    String family,
    Schema schema,
    Map<String, String> options,
    Provenance provenance,
    TrainingSummary summary,
    Map<String, String> texts) {

  static final String FORMAT = "genera";
  private static final String VERSION = "1";
  private static final ErrorCode CODE = StandardError.INVALID_MODEL_FILE;

  /** Sorts and copies the maps. */
  public ModelMetadata {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  static ModelMetadata of(ModelHeader header, Map<String, String> texts) {
    return new ModelMetadata(
        header.family(),
        header.schema(),
        OptionTexts.of(header.options()),
        header.provenance(),
        header.summary(),
        texts);
  }

  SortedMap<String, String> toTexts() {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("format", FORMAT);
    all.put("format_version", VERSION);
    all.put("family", family);
    all.put("schema", SchemaJson.write(schema));
    all.put("options", json(options));
    all.put("provenance", json(provenance));
    all.put("summary", json(summary));
    all.put("texts", json(texts));
    return all;
  }

  static String json(Map<String, String> texts) {
    ObjectNode node = Json.object();
    texts.forEach(node::put);
    return Json.write(node);
  }

  private static String json(Provenance provenance) {
    ObjectNode node =
        Json.object()
            .put("seed", provenance.seed())
            .put("dataDigest", provenance.dataDigest())
            .put("rows", provenance.rows())
            .put("platform", provenance.platform());
    if (!provenance.libraries().isEmpty()) {
      ObjectNode libraries = node.putObject("libraries");
      new TreeMap<>(provenance.libraries()).forEach(libraries::put);
    }
    return Json.write(node);
  }

  private static String json(TrainingSummary summary) {
    ObjectNode node = Json.object();
    node.put("iterations", summary.iterations()).put("converged", summary.converged());
    putNumber(node, "logLikelihood", summary.logLikelihood().orElse(Double.NaN));
    putNumber(node, "sumOfWeights", summary.sumOfWeights());
    node.put("parameters", summary.parameters());
    ObjectNode figures = node.putObject("figures");
    summary.figures().forEach((name, value) -> putNumber(figures, name, value));
    return Json.write(node);
  }

  private static void putNumber(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else if (Double.isInfinite(value)) {
      node.put(key, value > 0 ? "inf" : "-inf");
    } else {
      node.putNull(key);
    }
  }

  static ModelMetadata read(JsonFields fields, String file) {
    requireFormat(fields, file);
    ModelMetadata metadata =
        new ModelMetadata(
            fields.text("family"),
            schema(fields),
            texts(nested(fields, file, "options")),
            provenance(nested(fields, file, "provenance")),
            summary(nested(fields, file, "summary")),
            texts(nested(fields, file, "texts")));
    fields.end();
    return metadata;
  }

  private static void requireFormat(JsonFields fields, String file) {
    if (fields.text("format").equals(CheckpointFile.FORMAT)) {
      throw InvalidModelFile.error(
          file
              + " is the checkpoint of a training that has not ended, no model. 'fit' goes on from"
              + " it with --checkpoint and --resume.");
    }
    if (!fields.text("format").equals(FORMAT)) {
      throw InvalidModelFile.foreign(file, "its format is '" + fields.text("format") + "'");
    }
    String version = fields.text("format_version");
    if (!version.equals(VERSION)) {
      throw InvalidModelFile.error(
          file
              + " is written in version "
              + version
              + " of the format; this Genera reads version "
              + VERSION
              + ". Use the Genera that wrote it, or a newer one.");
    }
  }

  static JsonFields nested(JsonFields fields, String file, String key) {
    return Json.read(fields.text(key), file + ": '" + key + "'", CODE);
  }

  private static Schema schema(JsonFields fields) {
    try {
      return SchemaJson.read(fields.text("schema"), "'schema'");
    } catch (GeneraException e) {
      throw fields.error(e);
    }
  }

  static Map<String, String> texts(JsonFields fields) {
    Map<String, String> texts = new TreeMap<>();
    fields.names().forEach(name -> texts.put(name, fields.text(name)));
    return texts;
  }

  private static Provenance provenance(JsonFields fields) {
    Provenance provenance =
        new Provenance(
            fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
            fields.text("dataDigest"),
            fields.whole("rows", 0, Long.MAX_VALUE),
            fields.text("platform"),
            fields.names().contains("libraries") ? texts(fields.object("libraries")) : Map.of());
    fields.end();
    return provenance;
  }

  private static TrainingSummary summary(JsonFields fields) {
    TrainingSummary summary =
        new TrainingSummary(
            (int) fields.whole("iterations", 0, Integer.MAX_VALUE),
            fields.bool("converged"),
            fields
                .extendedNumber("logLikelihood")
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty()),
            fields.extendedNumber("sumOfWeights").orElse(Double.NaN),
            fields.whole("parameters", 0, Long.MAX_VALUE),
            figures(fields.object("figures")));
    fields.end();
    return summary;
  }

  private static Map<String, Double> figures(JsonFields fields) {
    Map<String, Double> figures = new LinkedHashMap<>();
    fields
        .names()
        .forEach(name -> figures.put(name, fields.extendedNumber(name).orElse(Double.NaN)));
    return figures;
  }
}
