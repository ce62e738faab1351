package org.genera.logistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.core.file.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model file holds, and that a forged one is refused. */
class ModelFileTest {

  private static final LogisticModel MODEL = Fixture.fit(Fixture.mixed(200));

  private static ModelArchive archive(Model model) {
    return ModelFile.fromBytes(ModelFile.toBytes(model), "test", name -> Fixture.FAMILY.options());
  }

  /** The formula of the README, on the tensors as another program reads them. */
  @Test
  void theTensorsAreEnoughToClassify() {
    ModelArchive file = archive(MODEL);
    double[] centres = file.doubles("centres", -1);
    double[] scales = file.doubles("scales", -1);
    double[] weights = file.doubles("coefficients", 3, centres.length);
    double[] eta = file.doubles("intercepts", 3);
    assertEquals(
        "[\"x\",\"x is missing\",\"c=p\",\"c=q\",\"c=r\",\"c=never\",\"c is missing\",\"b\","
            + "\"b is missing\",\"complete\"]",
        file.text("terms"));
    double[] terms = {8.5, 0, 0, 1, 0, 0, 0, 1, 0, -0.25};
    double total = 0;
    for (int k = 0; k < 3; k++) {
      for (int t = 0; t < terms.length; t++) {
        eta[k] += weights[k * terms.length + t] * (terms[t] - centres[t]) / scales[t];
      }
      total += Math.exp(eta[k]);
    }
    Schema schema = MODEL.schema();
    BatchBuilder row = new BatchBuilder(schema, 1);
    row.number(0, 8.5);
    row.whole(1, 1);
    row.whole(2, 1);
    row.number(3, -0.25);
    row.endRow();
    double[] logs = MODEL.logProbabilities(row.build(0))[0];
    for (int k = 0; k < 3; k++) {
      assertEquals(Math.exp(eta[k]) / total, Math.exp(logs[k]), 1e-12);
    }
  }

  @Test
  void oddNamesSurvive() {
    Schema schema =
        Schema.of(
            Column.category("a \"b\"\\\n", "\u0001", "ü"),
            Column.category("y", "a", "b").withRole(Role.LABEL));
    BatchBuilder rows = new BatchBuilder(schema, 4);
    for (int row = 0; row < 4; row++) {
      rows.whole(0, row % 2);
      rows.whole(1, row / 2);
      rows.endRow();
    }
    Batch data = rows.build(0);
    LogisticModel model = Fixture.fit(data);
    ModelArchive file = archive(model);
    assertEquals(
        "[\"a \\\"b\\\"\\\\\\u000a=\\u0001\",\"a \\\"b\\\"\\\\\\u000a=ü\"]", file.text("terms"));
    LogisticModel back = (LogisticModel) Fixture.FAMILY.read(file);
    assertArrayEquals(model.logProbabilities(data)[0], back.logProbabilities(data)[0]);
  }

  /** The model with one part of its file forged. */
  private record Forged(Model model, String part) implements Model {

    @Override
    public ModelHeader header() {
      return model.header();
    }

    @Override
    public void write(ModelArchiveWriter writer) {
      model.write(
          new ModelArchiveWriter() {
            @Override
            public void doubles(String name, double[] values, int... shape) {
              double[] forged = values.clone();
              if (part.equals(name + " huge")) {
                forged[0] = 1e300;
              } else if (part.equals(name + " zero")) {
                forged[0] = 0;
              }
              if (part.equals(name + " short")) {
                writer.doubles(name, Arrays.copyOf(forged, 1), 1);
              } else if (!part.equals(name + " absent")) {
                writer.doubles(name, forged, shape);
              }
            }

            @Override
            public void floats(String name, float[] values, int... shape) {
              writer.floats(name, values, shape);
            }

            @Override
            public void longs(String name, long[] values, int... shape) {
              long[] forged = values.clone();
              if (part.equals(name + " huge")) {
                forged[forged.length - 1] = 7;
              } else if (part.equals(name + " negative")) {
                forged[0] = -1;
              } else if (part.equals(name + " falling")) {
                forged[0] = forged[1] + 1;
              }
              if (part.equals(name + " empty")) {
                writer.longs(name, new long[0], 0);
              } else {
                writer.longs(name, forged, shape);
              }
            }

            @Override
            public void text(String name, String text) {
              writer.text(name, part.equals(name + " other") ? "[\"z\"]" : text);
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "intercepts huge",
        "intercepts short",
        "intercepts absent",
        "coefficients huge",
        "coefficients short",
        "centres short",
        "scales zero",
        "scales short",
        "classes huge",
        "classes negative",
        "classes falling",
        "classes empty",
        "missing huge",
        "missing negative",
        "terms other"
      })
  void aForgedFileIsRefused(String part) {
    ModelArchive forged = archive(new Forged(MODEL, part));
    GeneraException error = assertThrows(GeneraException.class, () -> Fixture.FAMILY.read(forged));
    assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
  }

  @Test
  void aFileOfAnotherSchemaIsRefused() {
    for (Schema schema :
        List.of(
            Schema.of(MODEL.schema().label().orElseThrow()),
            Schema.of(MODEL.schema().features()))) {
      ModelHeader header =
          new ModelHeader(
              "logistic",
              schema,
              MODEL.header().options(),
              MODEL.header().provenance(),
              MODEL.header().summary());
      Model other =
          new Model() {
            @Override
            public ModelHeader header() {
              return header;
            }

            @Override
            public void write(ModelArchiveWriter writer) {
              MODEL.write(writer);
            }
          };
      GeneraException error =
          assertThrows(GeneraException.class, () -> Fixture.FAMILY.read(archive(other)));
      assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
      assertTrue(error.getMessage().contains("schema"), error.getMessage());
    }
  }
}
