package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.likelihoods.NumericFactor;
import org.genera.numerics.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts in files. */
class GivenStartTest {

  private static final Schema REALS = Fixture.series(Column.real("x"));
  private static final Batch ROWS =
      Fixture.rows(REALS, new double[] {1, 2, 10, 11}, new double[] {0, 12, 13});

  @TempDir private Path folder;

  private String file(String name, int[] shape, double... values) {
    Path path = folder.resolve(name + ".npy");
    new NpyArray(shape, values).write(path);
    return path.toString();
  }

  private List<String> gaussian() {
    return new ArrayList<>(
        List.of(
            "start-probabilities",
            file("start", new int[] {2}, 0.25, 0.75),
            "start-transitions",
            file("transitions", new int[] {2, 2}, 0.9, 0.1, 0, 1),
            "start-means",
            file("means", new int[] {2, 1}, -3, 8.5),
            "start-variances",
            file("variances", new int[] {2, 1}, 4, 0.25),
            "max-iterations",
            "0"));
  }

  private static HmmModel fit(Batch rows, List<String> options) {
    return Fixture.fit(rows, options.toArray(String[]::new));
  }

  @Test
  void gaussianParametersAreTakenAsTheyAre() {
    Parameters found = fit(ROWS, gaussian()).parameters();
    assertArrayEquals(new double[] {0.25, 0.75}, found.chain().start(), 1e-15);
    assertArrayEquals(new double[] {0.9, 0.1, 0, 1}, found.chain().transitions(), 1e-15);
    NumericFactor emission = (NumericFactor) found.emissions().get(0);
    assertEquals(-3, emission.mean(0), 1e-12);
    assertEquals(8.5, emission.mean(1), 1e-12);
    assertEquals(0.8413447460685429, emission.cumulative(0, -1), 1e-12);
    assertEquals(0.8413447460685429, emission.cumulative(1, 9), 1e-12);
  }

  @Test
  void levelsAreTakenAsTheyAre() {
    Schema schema = Fixture.series(Column.category("s", "a", "b", "c"));
    Batch rows = Fixture.rows(schema, new double[] {0, 1, 2, 0}, new double[] {2, 2, 1});
    List<String> options = gaussian();
    options.subList(4, 8).clear();
    options.addAll(
        List.of("start-levels", file("levels", new int[] {2, 3}, 0.5, 0.3, 0.2, 0, 0.125, 0.875)));
    HmmModel model = fit(rows, options);
    Batch steps = Fixture.rows(schema, new double[] {0, 1, 2});
    double[][] logs = new double[2][3];
    model.parameters().emissions().get(0).scorer(model.layout().in(steps).steps()).add(0, 3, logs);
    double[][] probabilities = new double[2][3];
    for (int i = 0; i < 2; i++) {
      probabilities[i] = Arrays.stream(logs[i]).map(Math::exp).toArray();
    }
    assertArrayEquals(new double[] {0.5, 0.3, 0.2}, probabilities[0], 1e-12);
    assertArrayEquals(new double[] {0, 0.125, 0.875}, probabilities[1], 1e-12);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused("is missing", gaussian().subList(2, 10));
    refused("instead of [2, 1]", with(5, file("wide", new int[] {2, 2}, 1, 2, 3, 4)));
    refused("out of range", with(7, file("zero", new int[] {2, 1}, 1, 0)));
    refused("sum to", with(1, file("half", new int[] {2}, 0.25, 0.25)));
    List<String> searching = gaussian();
    searching.addAll(List.of("starts", "3"));
    refused("no effect beside a start in files", searching);
  }

  private List<String> with(int place, String file) {
    List<String> options = gaussian();
    options.set(place, file);
    return options;
  }

  private static void refused(String says, List<String> options) {
    GeneraException error = assertThrows(GeneraException.class, () -> fit(ROWS, options));
    assertEquals(StandardError.INVALID_OPTION, error.code(), error.getMessage());
    assertTrue(error.getMessage().contains(says), error.getMessage());
  }
}
