package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.SeriesModel.Decoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that no Gaussian reaches makes its series impossible, and changes nothing of others. */
class ImpossibleSeriesTest {

  private static final HmmModel MODEL = Fixture.threeStates();
  private static final double[] GOOD = {-4, -3.5, 0.2, Double.NaN, 5, 4};
  private static final double[] BAD = {-4, Double.NaN, 1e300, 5};

  /** So many possible series, then the impossible one, then a possible one. */
  private static Batch rows(int before) {
    double[][] series = new double[before + 2][];
    java.util.Arrays.fill(series, GOOD);
    series[before] = BAD;
    return Fixture.rows(MODEL.schema(), series);
  }

  private static SeriesVector series(Batch batch) {
    return (SeriesVector) batch.column(batch.schema().size() - 1);
  }

  /** One by one, and side by side. */
  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void othersAreDecodedAsIfItWereNotThere(int before) {
    for (Decoding decoding : Decoding.values()) {
      SeriesVector found = series(MODEL.decode(rows(before), decoding));
      Batch alone = Fixture.rows(MODEL.schema(), GOOD);
      SeriesVector good = series(MODEL.decode(alone, decoding));
      int from = found.offsets()[before];
      for (ColumnVector cells : found.steps().columns()) {
        for (int t = 0; t < found.steps().rows(); t++) {
          boolean bad = t >= from && t < from + BAD.length;
          assertEquals(bad, cells.isMissing(t), decoding + ", step " + t);
        }
      }
      int last = found.offsets()[before + 1];
      for (int t = 0; t < GOOD.length; t++) {
        for (int c = 0; c < good.steps().schema().size(); c++) {
          assertEquals(
              good.steps().numbers(c)[t], found.steps().numbers(c)[last + t], 1e-12, "step " + t);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void nothingIsToldOfIt(int before) {
    Batch rows = rows(before);
    Batch encoded = series(MODEL.encode(rows)).steps();
    Batch ahead = series(MODEL.forecast(rows, 2, List.of(0.8))).steps();
    int from = series(rows).offsets()[before];
    assertTrue(Double.isNaN(encoded.numbers(0)[from]));
    assertFalse(Double.isNaN(encoded.numbers(0)[from - 1]));
    for (ColumnVector cells : ahead.columns()) {
      for (int t = 0; t < ahead.rows(); t++) {
        assertEquals(t / 2 == before, cells.isMissing(t));
      }
    }
    SeriesModel.Paths paths = MODEL.decodePaths(rows, 2);
    assertEquals(2 * (before + 1) + 1, paths.rows().length);
    assertTrue(Double.isNaN(paths.logProbabilities()[2 * before]));
    assertTrue(
        series(paths.decoded())
            .steps()
            .column(0)
            .isMissing(series(paths.decoded()).offsets()[2 * before]));
  }

  /** Its gaps are filled as if nothing were known of it; what is known stays. */
  @Test
  void itsGapsAreFilled() {
    for (Fill fill : Fill.values()) {
      double[] cells =
          series(MODEL.impute(rows(1), fill, RandomStream.of(1, "fill", 0))).steps().numbers(0);
      assertArrayEquals(
          new double[] {-4, 1e300, 5}, new double[] {cells[6], cells[8], cells[9]}, fill + "");
      assertTrue(Math.abs(cells[7]) < 15, "a cell of " + cells[7]);
    }
  }

  /** A series that no class allows has no class. */
  @Test
  void itHasNoClass() {
    ClassModel classes = LabelledSeriesTest.fit(LabelledSeriesTest.labelled(40, 1));
    Batch rows = Fixture.rows(Fixture.series(Column.real("x")), GOOD, BAD, GOOD);
    Batch decoded = classes.decode(rows, Decoding.VITERBI);
    int[] codes = ((CategoryVector) decoded.column("kind")).codes();
    assertEquals(codes[0], codes[2]);
    assertTrue(codes[0] >= 0);
    assertEquals(CategoryVector.MISSING, codes[1]);
    assertTrue(series(decoded).steps().column(0).isMissing(GOOD.length));
    assertTrue(Double.isNaN(series(classes.encode(rows)).steps().numbers(0)[GOOD.length]));
    assertTrue(series(classes.forecast(rows, 1, List.of())).steps().column(0).isMissing(1));
    assertTrue(Double.isNaN(classes.decodePaths(rows, 1).logProbabilities()[1]));
    double[] filled =
        series(
                classes
                    .impute(rows, Fill.DRAW, RandomStream.of(1, "fill", 0))
                    .select(List.of("steps")))
            .steps()
            .numbers(0);
    assertEquals(1e300, filled[GOOD.length + 2]);
    assertFalse(Double.isNaN(filled[GOOD.length + 1]));
  }

  /** It cannot go on, and cannot be learnt from; the message says what to do. */
  @Test
  void whatNeedsItsStatesIsRefused() {
    RandomStream random = RandomStream.of(1, "go on", 0);
    GeneraException error =
        assertThrows(GeneraException.class, () -> MODEL.continueSeries(rows(1), 3, random));
    assertTrue(error.getMessage().startsWith("Series 2 is impossible"), error.getMessage());
    assertTrue(error.getMessage().contains("mark what is wrong as missing"), error.getMessage());
  }

  /** The path alone is that of all decoding, however series are parted. */
  @Test
  void thePathAloneIsThePath() {
    Batch rows = Fixture.sample(MODEL, 40);
    assertArrayEquals(
        series(MODEL.decode(rows, Decoding.VITERBI)).steps().numbers(0),
        series(MODEL.decode(rows, Decoding.PATH)).steps().numbers(0));
    assertEquals(
        List.of("state"), series(MODEL.decode(rows, Decoding.PATH)).steps().schema().names());
  }
}
