package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.SeriesModel;
import org.junit.jupiter.api.Test;

/** How much series without a labelled state count. */
class UnlabelledChoiceTest {

  private static final Schema SCHEMA =
      Fixture.series(Column.real("x"), Column.category("tag", "a", "b").withRole(Role.LABEL));

  /**
   * Series in which one state lasts, Gaussian at 0 and 3; the tags are the states, or have nothing
   * to do with them but for a little in their first moment.
   *
   * @param labelled how many of the series have tags
   */
  private static Batch series(int labelled, int all, boolean honest, long seed) {
    RandomStream random = RandomStream.of(seed, "tagged", 0);
    Schema step = ((ColumnType.Series) SCHEMA.column(0).type()).step();
    BatchBuilder rows = new BatchBuilder(SCHEMA, all);
    for (int row = 0; row < all; row++) {
      BatchBuilder steps = new BatchBuilder(step, 10);
      int state = random.nextInt(2);
      for (int t = 0; t < 10; t++) {
        state = random.nextDouble() < 0.2 ? 1 - state : state;
        int tag = honest ? state : random.nextInt(2);
        steps.number(0, 3 * state + (honest ? 0 : 0.7 * tag) + random.nextGaussian());
        if (row < labelled) {
          steps.whole(1, tag);
        }
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  private static double accuracy(HmmModel model, boolean honest) {
    Batch truth = series(400, 400, honest, 99);
    SeriesVector found =
        (SeriesVector) model.decode(truth, SeriesModel.Decoding.POSTERIOR).column("steps");
    SeriesVector known = (SeriesVector) truth.column("steps");
    double[] tags = known.steps().numbers(1);
    double[] states = found.steps().numbers(0);
    int right = 0;
    for (int t = 0; t < tags.length; t++) {
      right += tags[t] == states[t] ? 1 : 0;
    }
    return (double) right / tags.length;
  }

  /** -log p(state | series), a step of new series. */
  private static double logLoss(HmmModel model) {
    Batch truth = series(400, 400, true, 99);
    SeriesVector shares = (SeriesVector) model.encode(truth).column("steps");
    double[] tags = ((SeriesVector) truth.column("steps")).steps().numbers(1);
    double[][] ofStates = {shares.steps().numbers(0), shares.steps().numbers(1)};
    double sum = 0;
    for (int t = 0; t < tags.length; t++) {
      sum -= Math.log(ofStates[(int) tags[t]][t]);
    }
    return sum / tags.length;
  }

  /** Three short labelled series among 300: the others tell what the states are like. */
  @Test
  void seriesThatHelpCount() {
    HmmModel model = Fixture.fit(series(3, 300, true, 1));
    HmmModel counted = Fixture.fit(series(3, 300, true, 1), "unlabelled-weight", "0");
    Map<String, Double> figures = model.header().summary().figures();
    assertTrue(figures.get("unlabelledWeight") > 0, figures.toString());
    assertEquals(
        1, figures.get("chosen[unlabelledWeight=" + figures.get("unlabelledWeight") + "]"));
    assertTrue(logLoss(model) < logLoss(counted), figures.toString());
    assertTrue(accuracy(model, true) > accuracy(counted, true) - 0.01, figures.toString());
  }

  /** Where tags are not what the steps are grouped by, EM would carry the states away. */
  @Test
  void seriesThatHurtDoNotCount() {
    Batch rows = series(40, 400, false, 1);
    HmmModel model = Fixture.fit(rows);
    HmmModel blind = Fixture.fit(rows, "unlabelled-weight", "1");
    HmmModel counted = Fixture.fit(rows, "unlabelled-weight", "0");
    Map<String, Double> figures = model.header().summary().figures();
    assertTrue(figures.get("unlabelledWeight") <= 0.01, figures.toString());
    assertTrue(accuracy(model, false) > accuracy(blind, false) + 0.02, figures.toString());
    assertTrue(accuracy(model, false) > accuracy(counted, false) - 0.01, figures.toString());
  }

  @Test
  void aSingleLabelledSeriesTellsNothing() {
    List<String> warnings = new ArrayList<>();
    HmmModel model =
        Fixture.fit(
            series(1, 20, true, 1),
            2,
            Fixture.listener(new ArrayList<>(), warnings),
            Optional.empty());
    assertEquals(0, model.header().summary().figures().get("unlabelledWeight"));
    assertTrue(warnings.toString().contains("are left out"), warnings.toString());
  }

  @Test
  void theWeightNeedsLabels() {
    Batch rows = Fixture.rows(Fixture.series(Column.real("x")), new double[] {1, 2});
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.fit(rows, "unlabelled-weight", "0.5"));
    assertTrue(error.getMessage().contains("--state"), error.getMessage());
  }
}
