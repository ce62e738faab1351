package org.genera.neural.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

class TableCellsTest {

  private static final Schema SCHEMA =
      Schema.of(
          Column.real("price"),
          new Column("flag", new ColumnType.Bool(), Role.FEATURE),
          Column.whole("gain"),
          Column.category("size", "small", "middle", "large"),
          new Column(
              "day", new ColumnType.DateTime(ColumnType.DateTime.Precision.DATE), Role.FEATURE),
          Column.real("measured"));

  private static final double DAY = 86_400e6;

  private static Batch rows(int rows) {
    RandomStream random = RandomStream.of(4, "cells", 0);
    BatchBuilder builder = new BatchBuilder(SCHEMA, rows);
    for (int row = 0; row < rows; row++) {
      builder.number(0, Math.rint(2000 + 900 * random.nextGaussian()) / 100);
      builder.number(1, random.nextInt(2));
      builder.number(2, random.nextInt(10) > 0 ? 0 : 50_000 + random.nextInt(50_000));
      if (row % 7 != 0) {
        builder.number(3, random.nextInt(3));
      }
      builder.number(4, DAY * (18_000 + random.nextInt(3000)));
      builder.number(5, random.nextGaussian());
      builder.endRow();
    }
    return builder.build(0);
  }

  private static TableCells learned(Batch rows) {
    List<Column> numbers =
        List.of(SCHEMA.column(0), SCHEMA.column(2), SCHEMA.column(4), SCHEMA.column(5));
    NumberSurvey survey =
        NumberSurvey.of(
            Dataset.of(rows), numbers, RandomStream.of(1, "survey", 0), new Cancellation());
    List<ColumnCode> codes = new ArrayList<>();
    codes.add(new LevelCode(SCHEMA.column(1)));
    codes.add(new LevelCode(SCHEMA.column(3)));
    double[] centres = {20, 8000, 19_500 * DAY, 0};
    double[] scales = {9, 20_000, 900 * DAY, 1};
    for (int j = 0; j < numbers.size(); j++) {
      codes.add(survey.code(j, centres[j], scales[j], 10));
    }
    return new TableCells(SCHEMA, codes);
  }

  @Test
  void rowsOnGridsComeBackExactly() {
    Batch rows = rows(2000);
    TableCells cells = learned(rows);
    Batch back = cells.decode(cells.encode(rows), rows.rows());
    for (int column = 0; column < 5; column++) {
      assertArrayEquals(rows.numbers(column), back.numbers(column), SCHEMA.column(column).name());
    }
    assertArrayEquals(rows.numbers(5), back.numbers(5), 1e-6);
  }

  @Test
  void whatIsMadeKeepsToRangeAndGrid() {
    Batch rows = rows(500);
    TableCells cells = learned(rows);
    float[] wild = new float[2 * 6];
    for (int c = 0; c < 6; c++) {
      wild[c] = c < 2 ? 1 : 100;
      wild[6 + c] = c < 2 ? 0 : 0.12345f;
    }
    Batch made = cells.decode(wild, 2);
    double highest = java.util.Arrays.stream(rows.numbers(0)).max().orElseThrow();
    assertEquals(highest, made.numbers(0)[0]);
    assertEquals(21.11, made.numbers(0)[1]);
    assertEquals(0, made.numbers(4)[1] % DAY);
  }

  @Test
  void numbersBeyondAFloatAreItsLargest() {
    NumberCode code = NumberCode.of(Column.real("x"));
    assertEquals(Float.MAX_VALUE, code.toCell(1e300));
    assertEquals(-Float.MAX_VALUE, code.toCell(-Double.MAX_VALUE));
    assertTrue(Float.isNaN(code.toCell(Double.NaN)));
  }

  @Test
  void columnsThatABatchLacksAreMissing() {
    Batch rows = rows(20);
    TableCells cells = learned(rows);
    float[] some = cells.encode(rows.select(List.of("gain")));
    assertTrue(Float.isNaN(some[0]));
    assertEquals(cells.encode(rows)[3], some[3]);
  }

  @Test
  void encodingsTellMissingCellsFromAllOthers() {
    TableCells cells = learned(rows(500));
    RowEncoding encoding = new RowEncoding(cells.codes().stream().map(CellEncoding::of).toList());
    float[] x = new float[6];
    java.util.Arrays.fill(x, Float.NaN);
    float[] inputs = new float[encoding.inputs()];
    encoding.encode(x, 1, new float[0], 0, inputs);
    assertArrayEquals(new float[inputs.length], inputs);
    for (int c = 0; c < 6; c++) {
      x[c] = 0;
      encoding.encode(x, 1, new float[0], 0, inputs);
      float sum = 0;
      for (float input : inputs) {
        sum += Math.abs(input);
      }
      assertTrue(sum >= 1, "column " + c);
      x[c] = Float.NaN;
    }
  }

  /** The loss is a fixed combination of the inputs, so the gradient of a vector is its factors. */
  @Test
  void anEmbeddingHasTheGradientOfItsVectors() {
    RowEncoding encoding =
        new RowEncoding(List.of(new OneHot(2), new Embedding(5, 3), new Numbers(1)));
    float[] parameters = new float[2 + encoding.parameters()];
    encoding.initialise(parameters, 2, RandomStream.of(1, "vectors", 0));
    float[] x = {1, 4, 0.5f, 0, Float.NaN, 1, 1, 4, 2};
    float[] inputs = new float[3 * encoding.inputs()];
    encoding.encode(x, 3, parameters, 2, inputs);
    assertArrayEquals(
        new float[] {0, 1, parameters[14], parameters[15], parameters[16], 0.5f},
        java.util.Arrays.copyOf(inputs, 6));
    float[] byInputs = new float[inputs.length];
    for (int i = 0; i < byInputs.length; i++) {
      byInputs[i] = i;
    }
    float[] gradient = new float[parameters.length];
    encoding.addGradient(x, 3, byInputs, gradient, 2);
    assertEquals(0, gradient[0]);
    assertEquals(2 + 14, gradient[14]);
    assertEquals(4 + 16, gradient[16]);
    assertEquals(0, gradient[5]);
  }
}
