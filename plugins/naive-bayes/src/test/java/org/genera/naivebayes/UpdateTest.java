package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Updatable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning in parts is learning at once. */
class UpdateTest {

  private static final int BLOCKS = 9;
  private static final String[] MIXED = {
    "likelihood.g", "gaussian",
    "likelihood.l", "log-normal",
    "likelihood.z", "zero-inflated-log-normal",
    "likelihood.p", "poisson"
  };

  /** Fractional weights, a column far from zero, and columns of very different scales. */
  private static Batch rows() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.real("g"),
                Column.real("l"),
                Column.whole("z"),
                Column.whole("p"),
                Column.category("c", "u", "v", "w"),
                new Column("b", new ColumnType.Bool(), Role.FEATURE)));
    columns.add(Column.category("y", "a", "b", "c").withRole(Role.LABEL));
    columns.add(Column.real("weight").withRole(Role.WEIGHT));
    int count = BLOCKS * Fixture.BLOCK_ROWS - 17;
    BatchBuilder rows = new BatchBuilder(Schema.of(columns), count);
    RandomStream random = RandomStream.of(5, "rows", 0);
    for (int row = 0; row < count; row++) {
      int y = random.nextInt(3);
      rows.number(0, 1e9 + y + random.nextGaussian() * Math.pow(10, random.nextInt(5)));
      rows.number(1, Math.exp(y + random.nextGaussian()));
      rows.number(2, random.nextInt(3) == 0 ? 0 : 1 + Math.rint(Math.exp(random.nextGaussian())));
      rows.number(3, random.nextInt(4 + 3 * y));
      rows.number(4, random.nextInt(10) == 0 ? Double.NaN : random.nextInt(3));
      rows.number(5, random.nextInt(2));
      rows.number(6, y);
      rows.number(7, random.nextDouble());
      rows.endRow();
    }
    return rows.build(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8})
  void partsCutBetweenBlocksGiveTheBitsOfTheWhole(int blocks) {
    Batch all = rows();
    int cut = blocks * Fixture.BLOCK_ROWS;
    NaiveBayesModel whole = Fixture.fit(all, MIXED);
    NaiveBayesModel part = Fixture.fit(all.slice(0, cut).at(0), MIXED);
    NaiveBayesModel both = Fixture.update(part, all.slice(cut, all.rows()).at(0), 2);
    assertArrayEquals(
        whole.state().orElseThrow().statistics().orElseThrow(),
        both.state().orElseThrow().statistics().orElseThrow());
    assertArrayEquals(whole.weights(), both.weights());
    assertArrayEquals(whole.logDensity(all), both.logDensity(all));
    assertEquals(whole.header().summary().logLikelihood(), both.header().summary().logLikelihood());
    assertEquals(whole.header().summary().sumOfWeights(), both.header().summary().sumOfWeights());
  }

  @Test
  void aModelOfEmDoesNotLearnOn() {
    Batch all = rows();
    Batch features = all.select(List.of("g", "c"));
    NaiveBayesModel latent = Fixture.fit(features, "classes", "2", "likelihood.g", "gaussian");
    GeneraException error =
        assertThrows(GeneraException.class, () -> latent.require(Updatable.class));
    assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code());
  }

  @Test
  void rowsOfAnUnseenKindAreRefused() {
    Batch all = rows();
    NaiveBayesModel model = Fixture.fit(all, MIXED);
    Batch other = all.select(List.of("g", "l", "z", "p", "c", "b", "y"));
    List<Column> columns = new ArrayList<>(other.schema().columns());
    columns.set(6, Column.category("y", "a", "b", "x").withRole(Role.LABEL));
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> Fixture.update(model, other.withSchema(Schema.of(columns)), 1));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("'y'"), error.getMessage());
  }
}
