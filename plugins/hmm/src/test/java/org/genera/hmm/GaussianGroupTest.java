package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.Progress;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianGroupTest {

  private static final Schema SERIES =
      Fixture.series(Column.real("x"), Column.real("y"), Column.real("z"));
  private static final Schema STEP = ((ColumnType.Series) SERIES.column(0).type()).step();

  /** Two states, whose x and y go up together in one and against each other in the other. */
  private static Batch correlated(int series, int length, double missing) {
    RandomStream random = RandomStream.of(Fixture.SEED, "correlated", 0);
    BatchBuilder rows = new BatchBuilder(SERIES, series);
    for (int row = 0; row < series; row++) {
      BatchBuilder steps = new BatchBuilder(STEP, length);
      int state = random.nextInt(2);
      for (int t = 0; t < length; t++) {
        state = random.nextDouble() < 0.1 ? 1 - state : state;
        double x = random.nextGaussian();
        double y = (state == 0 ? 0.9 : -0.9) * x + 0.3 * random.nextGaussian();
        double[] cells = {10 + x, 100 * y, 2 * state + random.nextGaussian()};
        for (int j = 0; j < cells.length; j++) {
          if (random.nextDouble() >= missing) {
            steps.number(j, cells[j]);
          }
        }
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  @ParameterizedTest
  @CsvSource({
    "full, 1, 0", "tied, 1, 0", "spherical, 1, 0", "full, 2, 0", "diagonal, 2, 0",
    "full, 1, 3", "tied, 2, 3", "spherical, 1, 3", "diagonal, 1, 3", "full, 3, 3"
  })
  void theObjectiveNeverFalls(String covariance, String components, String prior) {
    for (double missing : new double[] {0, 0.3}) {
      List<Progress> heard = new ArrayList<>();
      List<String> warnings = new ArrayList<>();
      Fixture.fit(
          correlated(6, 40, missing),
          2,
          Fixture.listener(heard, warnings),
          Optional.empty(),
          "states",
          "2",
          "covariance",
          covariance,
          "mixture-components",
          components,
          "covariance-prior",
          prior,
          "starts",
          "10");
      for (int i = 1; i < heard.size(); i++) {
        Progress before = heard.get(i - 1);
        Progress now = heard.get(i);
        if (now.phase().equals(before.phase())) {
          double gain = now.figures().get("objective") - before.figures().get("objective");
          assertTrue(gain > -1e-9, now + " after " + before + ", missing " + missing);
        }
      }
      assertTrue(warnings.stream().noneMatch(text -> text.contains("fell")), warnings.toString());
    }
  }

  @Test
  void vowels() throws IOException {
    for (String states : new String[] {"1", "2", "3"}) {
      for (String covariance : new String[] {"diagonal", "full", "tied"}) {
        for (String prior : new String[] {"0", "1", "5"}) {
          long start = System.nanoTime();
          double accuracy = accuracy("states", states, "covariance", covariance, "covariance-prior", prior);
          System.out.printf("%s %s %s: %.4f (%.1f s)%n", states, covariance, prior, accuracy, (System.nanoTime() - start) / 1e9);
        }
      }
    }
  }

  private static double accuracy(String... options) throws IOException {
    Map<String, List<List<double[]>>> train = vowels("train.csv");
    Map<String, List<List<double[]>>> test = vowels("test.csv");
    Map<String, HmmModel> models = new HashMap<>();
    train.forEach((speaker, series) -> models.put(speaker, Fixture.fit(batch(series), options)));
    double right = 0;
    double all = 0;
    for (Map.Entry<String, List<List<double[]>>> of : test.entrySet()) {
      Batch rows = batch(of.getValue());
      Map<String, double[]> logs = new HashMap<>();
      models.forEach((speaker, model) -> logs.put(speaker, model.logDensity(rows)));
      for (int row = 0; row < rows.rows(); row++) {
        String best = "";
        double highest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, double[]> log : logs.entrySet()) {
          if (log.getValue()[row] > highest) {
            highest = log.getValue()[row];
            best = log.getKey();
          }
        }
        right += best.equals(of.getKey()) ? 1 : 0;
        all++;
      }
    }
    return right / all;
  }

  private static Batch batch(List<List<double[]>> series) {
    Column[] columns = new Column[12];
    java.util.Arrays.setAll(columns, j -> Column.real("c" + (j + 1)));
    Schema schema = Fixture.series(columns);
    BatchBuilder rows = new BatchBuilder(schema, series.size());
    for (List<double[]> one : series) {
      BatchBuilder steps = new BatchBuilder(Schema.of(columns), one.size());
      for (double[] cells : one) {
        for (int j = 0; j < cells.length; j++) {
          steps.number(j, cells[j]);
        }
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  private static Map<String, List<List<double[]>>> vowels(String file) throws IOException {
    Map<String, List<List<double[]>>> bySpeaker = new HashMap<>();
    String last = "";
    for (String line : Fixture.lines("sequences/japanese-vowels/" + file).subList(1, Fixture.lines("sequences/japanese-vowels/" + file).size())) {
      String[] cells = line.split(",", -1);
      List<List<double[]>> of = bySpeaker.computeIfAbsent(cells[1], any -> new ArrayList<>());
      if (!cells[0].equals(last)) {
        of.add(new ArrayList<>());
        last = cells[0];
      }
      double[] x = new double[12];
      for (int j = 0; j < 12; j++) {
        x[j] = Double.parseDouble(cells[j + 2]);
      }
      of.get(of.size() - 1).add(x);
    }
    assertEquals(9, bySpeaker.size());
    return bySpeaker;
  }
}
