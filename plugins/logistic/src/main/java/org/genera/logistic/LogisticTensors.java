package org.genera.logistic;

import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.numerics.Labels;

/**
 * The tensors of a logistic regression of k classes on t terms: {@code intercepts} (k), {@code
 * coefficients} (k, t), {@code centres} (t), {@code scales} (t), {@code classes} (k), the level of
 * the label of each class, and {@code missing} (one a feature), whether it has an indicator of
 * missing cells. The text {@code terms} names the terms, as a JSON array.
 */
final class LogisticTensors {

  private static final String INTERCEPTS = "intercepts";
  private static final String COEFFICIENTS = "coefficients";
  private static final String CENTRES = "centres";
  private static final String SCALES = "scales";
  private static final String CLASSES = "classes";
  private static final String MISSING = "missing";
  private static final String TERMS = "terms";

  /** Far above what training gives, and small enough that no predictor overflows. */
  private static final double LARGEST = 1e150;

  private LogisticTensors() {}

  static void write(LogisticModel model, ModelArchiveWriter writer) {
    Encoding encoding = model.encoding;
    int k = model.classes.count();
    int t = encoding.size();
    long[] missing =
        Arrays.stream(encoding.missingFlags()).mapToLong(flag -> (long) flag).toArray();
    writer.doubles(INTERCEPTS, model.coefficients.intercepts(), k);
    writer.doubles(COEFFICIENTS, model.coefficients.weights(), k, t);
    writer.doubles(CENTRES, encoding.centres(), t);
    writer.doubles(SCALES, encoding.scales(), t);
    writer.longs(CLASSES, Arrays.stream(model.classes.levels()).asLongStream().toArray(), k);
    writer.longs(MISSING, missing, missing.length);
    writer.text(TERMS, json(encoding.names()));
  }

  static LogisticModel read(ModelArchive archive) {
    Schema schema = archive.header().schema();
    List<FeatureTerms> terms = terms(archive, schema);
    int t = Encoding.size(terms);
    LabelClasses classes = classes(archive, schema);
    int k = classes.count();
    Encoding encoding =
        new Encoding(terms, archive.doubles(CENTRES, t), archive.doubles(SCALES, t));
    Coefficients coefficients =
        new Coefficients(archive.doubles(INTERCEPTS, k), archive.doubles(COEFFICIENTS, k, t));
    if (!archive.text(TERMS).equals(json(encoding.names()))) {
      throw invalid("its terms are not those of its columns");
    }
    if (!Arrays.stream(encoding.scales()).allMatch(scale -> scale > 0)) {
      throw invalid("a scale is not positive");
    }
    if (Arrays.stream(coefficients.toVector()).anyMatch(w -> Math.abs(w) > LARGEST)) {
      throw invalid("a coefficient is larger than " + LARGEST);
    }
    return new LogisticModel(archive.header(), encoding, classes, coefficients);
  }

  private static List<FeatureTerms> terms(ModelArchive archive, Schema schema) {
    List<Column> features;
    try {
      features = Features.of(schema);
      LabelClasses.label(schema);
    } catch (GeneraException e) {
      throw invalid("its schema is not that of a classifier (" + e.getMessage() + ")");
    }
    long[] missing = archive.longs(MISSING, features.size());
    boolean[] flags = new boolean[missing.length];
    for (int j = 0; j < flags.length; j++) {
      if (missing[j] != 0 && missing[j] != 1) {
        throw invalid("'" + MISSING + "' holds something else than 0 and 1");
      }
      flags[j] = missing[j] == 1;
    }
    return Encoding.terms(features, flags);
  }

  private static LabelClasses classes(ModelArchive archive, Schema schema) {
    Labels label = LabelClasses.label(schema);
    long[] levels = archive.longs(CLASSES, -1);
    long before = -1;
    for (long level : levels) {
      if (level <= before || level >= label.count()) {
        throw invalid("its classes are not levels of the label in rising order");
      }
      before = level;
    }
    if (levels.length == 0) {
      throw invalid("it has no class");
    }
    return new LabelClasses(label, Arrays.stream(levels).mapToInt(y -> (int) y).toArray());
  }

  /** A JSON array of texts. */
  private static String json(List<String> texts) {
    StringBuilder json = new StringBuilder("[");
    for (String text : texts) {
      json.append(json.length() == 1 ? "\"" : ",\"");
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') {
          json.append('\\').append(c);
        } else if (c < ' ') {
          json.append(String.format("\\u%04x", (int) c));
        } else {
          json.append(c);
        }
      }
      json.append('"');
    }
    return json.append(']').toString();
  }

  private static GeneraException invalid(String reason) {
    return new GeneraException(
        StandardError.INVALID_MODEL_FILE,
        "The model file holds no logistic regression: " + reason + ".");
  }
}
