package org.genera.core.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;
import org.genera.api.option.Options;

/** A model for tests of the file: a header, and whatever content the test writes. */
record SampleModel(ModelHeader header, Consumer<ModelArchiveWriter> content) implements Model {

  static final List<Option<?>> OPTIONS =
      List.of(
          Option.integer("components").min(1).orElse(1),
          Option.real("tolerance").orElse(1e-6),
          Option.path("start-means"),
          Option.real("scale").perColumn());

  static SampleModel of(Map<String, String> options, Consumer<ModelArchiveWriter> content) {
    Schema schema =
        Schema.of(Column.real("x"), Column.category("kind", "a", "\"b\"\n").withRole(Role.LABEL));
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("z", 0.1);
    figures.put("a", Double.POSITIVE_INFINITY);
    ModelHeader header =
        new ModelHeader(
            "sample",
            schema,
            Options.of(OPTIONS, options),
            new Provenance(-5, "ab12", 272, "0.1.0", Map.of("blas", "0.3 \"Ä\"", "a", "1")),
            new TrainingSummary(17, true, OptionalDouble.of(-1130.2639), 272, 11, figures));
    return new SampleModel(header, content);
  }

  static SampleModel small() {
    return of(
        Map.of("components", "2"),
        writer -> {
          writer.floats("b", new float[] {1.5f, -0f, Float.MIN_VALUE}, 3);
          writer.doubles("means", new double[] {1, -2, Math.PI, Double.MIN_VALUE}, 2, 2);
          writer.longs("counts", new long[] {Long.MIN_VALUE, 7}, 2);
          writer.doubles("scalar", new double[] {-0.0});
          writer.doubles("empty", new double[0], 0, 3);
          writer.text("vocabulary", "ein\nzwei ü€😀");
        });
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    content.accept(writer);
  }
}
