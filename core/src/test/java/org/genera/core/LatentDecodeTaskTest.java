package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.junit.jupiter.api.Test;

/** Rows that are made of latent variables. */
class LatentDecodeTaskTest {

  private static final Schema FEATURES = Schema.of(Column.real("x"));
  private static final Schema LATENTS = Schema.of(Column.real("z1"), Column.real("z2"));

  /** Makes x = 10 z1 + z2. */
  private static final class Weighing implements Model, LatentSpace {
    @Override
    public ModelHeader header() {
      return new ModelHeader(
          "weighing",
          FEATURES,
          Options.none(),
          new Provenance(1, "", 0, ""),
          new TrainingSummary(0, true, OptionalDouble.empty(), 1, 0, Map.of()));
    }

    @Override
    public void write(ModelArchiveWriter writer) {}

    @Override
    public Schema latentSchema() {
      return LATENTS;
    }

    @Override
    public Batch prior(int rows, RandomStream random) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Batch decode(Batch latents, Fill fill, RandomStream random) {
      double[] x = new double[latents.rows()];
      Arrays.setAll(x, row -> 10 * latents.numbers(0)[row] + latents.numbers(1)[row]);
      return Batch.ofReals(FEATURES, x);
    }
  }

  private static final Schema READ =
      Schema.of(
          Column.real("z2"),
          Column.real("key").withRole(Role.IGNORED),
          Column.real("x").withRole(Role.IGNORED),
          Column.real("z1"));

  private static Batch decode(double... z1) {
    double[] some = {1, 2};
    Batch rows = Batch.ofReals(READ, some, new double[] {7, 8}, some, z1).at(40);
    return new LatentDecodeTask(new Weighing(), READ, Fill.MEAN)
        .apply(rows, RandomStream.of(1, "decode", 0));
  }

  @Test
  void latentVariablesAreFoundByNameAndOtherColumnsCarriedAlong() {
    Batch made = decode(3, 4);
    assertEquals(List.of("key", "x"), made.schema().names());
    assertEquals(made.schema(), new LatentDecodeTask(new Weighing(), READ, Fill.MEAN).written());
    assertArrayEquals(new double[] {7, 8}, made.numbers(0));
    assertArrayEquals(new double[] {31, 42}, made.numbers(1));
    assertEquals(40, made.firstRow());
    assertEquals(Role.ID, made.schema().column("key").role());
  }

  @Test
  void aMissingLatentVariableIsNamedWithItsRow() {
    GeneraException error = assertThrows(GeneraException.class, () -> decode(3, Double.NaN));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(String.valueOf(error.getMessage()).startsWith("Row 42, column 'z1' is missing"));
  }
}
