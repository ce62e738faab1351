package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nine speakers told by how they say two vowels (Kudo, Toyama and Shimbo 1999). */
class JapaneseVowelsTest {

  private static final Schema STEP =
      Schema.of(IntStream.rangeClosed(1, 12).mapToObj(i -> Column.real("c" + i)).toList());
  private static final Schema SCHEMA =
      Schema.of(
          new Column("steps", new ColumnType.Series(STEP), Role.FEATURE),
          Column.category("speaker", "0", "1", "2", "3", "4", "5", "6", "7", "8")
              .withRole(Role.LABEL));

  static Batch rows(String file) throws IOException {
    List<String> lines = Fixture.lines("sequences/japanese-vowels/" + file);
    BatchBuilder rows = new BatchBuilder(SCHEMA, 300);
    BatchBuilder steps = new BatchBuilder(STEP, 30);
    for (int line = 1; line < lines.size(); line++) {
      List<String> cells = new ArrayList<>(List.of(lines.get(line).split(",")));
      for (int c = 0; c < STEP.size(); c++) {
        steps.number(c, Double.parseDouble(cells.get(c + 2)));
      }
      steps.endRow();
      String series = cells.get(0) + ",";
      if (line + 1 == lines.size() || !lines.get(line + 1).startsWith(series)) {
        rows.series(0, steps.build(0));
        rows.whole(1, Integer.parseInt(cells.get(1)));
        rows.endRow();
      }
    }
    return rows.build(0);
  }

  /** What one Gaussian a speaker reaches, and more with states. */
  @ParameterizedTest
  @CsvSource({
    "4, diagonal, 0, 0.975",
    "1, diagonal, 0, 0.962",
    "1, full, 0, 0.9755",
    "2, full, 0, 0.9755",
    "2, full, 5, 0.98",
    "2, tied, 0, 0.981"
  })
  void speakersAreTold(String states, String covariance, String prior, double least)
      throws IOException {
    ClassModel model =
        LabelledSeriesTest.fit(
            rows("train.csv"),
            "states",
            states,
            "covariance",
            covariance,
            "covariance-prior",
            prior);
    Batch test = rows("test.csv");
    double[][] told = model.logProbabilities(test);
    int[] truth = ((CategoryVector) test.column("speaker")).codes();
    long right =
        IntStream.range(0, truth.length)
            .filter(row -> Likeliest.of(told[row]) == truth[row])
            .count();
    assertTrue(right >= least * truth.length, right + " of " + truth.length);
  }
}
