package org.genera.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.SeriesModel.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The most probable paths, against all paths there are. */
class PathSearchTest {

  private static final double[] STEPS = {-3.1, -1.9, 0.2, 2.6, Double.NaN, 4.4};
  private static final int STATES = 3;

  private static Batch rows(double[]... series) {
    return Fixture.rows(Fixture.series(Column.real("x")), series);
  }

  private static SeriesVector series(Batch rows) {
    return (SeriesVector) rows.column(0);
  }

  private static Parameters parameters(boolean ends) {
    Parameters plain = Fixture.threeStates().parameters();
    double[] end = {0.1, 0.3, 0.6};
    Optional<double[]> some = ends ? Optional.of(end) : Optional.empty();
    Chain chain = new Chain(plain.chain().start(), plain.chain().transitions(), some);
    return new Parameters(chain, plain.emissions());
  }

  /** All paths of a series, the best first. */
  private static List<PathSearch.Path> enumerated(Parameters parameters, Batch rows) {
    int length = series(rows).steps().rows();
    SlowChain slow = new SlowChain(parameters, series(rows).steps());
    return IntStream.range(0, (int) Math.pow(STATES, length))
        .mapToObj(
            code ->
                IntStream.range(0, length)
                    .map(t -> code / (int) Math.pow(STATES, t) % STATES)
                    .toArray())
        .map(path -> new PathSearch.Path(joint(slow, parameters, path), path))
        .filter(path -> path.log() > Double.NEGATIVE_INFINITY)
        .sorted(Comparator.comparingDouble(path -> -path.log()))
        .toList();
  }

  private static double joint(SlowChain slow, Parameters parameters, int[] path) {
    double end = parameters.chain().end().map(of -> of[path[path.length - 1]]).orElse(1.0);
    return slow.logJoint(path) + Math.log(end);
  }

  private static void assertSame(List<PathSearch.Path> expected, List<PathSearch.Path> found) {
    assertEquals(expected.size(), found.size());
    for (int p = 0; p < expected.size(); p++) {
      assertEquals(expected.get(p).log(), found.get(p).log(), 1e-9);
      assertArrayEquals(expected.get(p).states(), found.get(p).states());
    }
  }

  /** In runs of one, of three steps and of all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 100_000})
  void pathsAreTheBestOfAll(int numbersOfRun) {
    for (boolean ends : new boolean[] {false, true}) {
      Parameters parameters = parameters(ends);
      Batch rows = rows(STEPS);
      List<PathSearch.Path> all = enumerated(parameters, rows);
      for (int count : new int[] {1, 2, 25}) {
        PathSearch search = new PathSearch(parameters, Optional.empty(), count, numbersOfRun);
        assertSame(all.subList(0, count), search.of(series(rows), 0, 0));
      }
    }
  }

  @Test
  void whereNoMorePathsArePossibleAllAreFound() {
    Parameters plain = parameters(false);
    double[] forward = {0.5, 0.5, 0, 0, 0.5, 0.5, 0, 0, 1};
    Parameters parameters =
        new Parameters(new Chain(new double[] {1, 0, 0}, forward), plain.emissions());
    Batch rows = rows(new double[] {-4, -1, 0, 6});
    List<PathSearch.Path> all = enumerated(parameters, rows);
    assertEquals(7, all.size());
    assertSame(all, new PathSearch(parameters, Optional.empty(), 50).of(series(rows), 0, 0));
  }

  /** In a series of many runs: the best is Viterbi's, each costs what it says, none comes twice. */
  @Test
  void pathsOfLongSeriesAreConsistent() {
    HmmModel model = Fixture.threeStates();
    double[] steps = new double[5000];
    Arrays.setAll(steps, t -> 5 * Math.sin(t * t));
    Batch rows = rows(steps);
    Parameters parameters = model.parameters();
    List<PathSearch.Path> found =
        new PathSearch(parameters, Optional.empty(), 10, 1000).of(series(rows), 0, 0);
    SlowChain slow = new SlowChain(parameters, series(rows).steps());
    SeriesVector viterbi = series(model.decode(rows, SeriesModel.Decoding.VITERBI));
    double[] best = viterbi.steps().numbers(0);
    assertArrayEquals(best, Arrays.stream(found.get(0).states()).asDoubleStream().toArray());
    for (PathSearch.Path path : found) {
      assertEquals(slow.logJoint(path.states()), path.log(), 1e-7);
      assertTrue(path.log() <= found.get(0).log());
    }
    Stream<String> texts = found.stream().map(path -> Arrays.toString(path.states()));
    assertEquals(10, texts.distinct().count());
  }

  /** p(path | series) of all paths sums to 1, and the paths of each series follow each other. */
  @Test
  void probabilitiesOfAllPathsSumToOne() {
    Batch rows = rows(new double[] {-3, 1, 2}, new double[] {}, new double[] {0.4});
    Paths paths = Fixture.threeStates().decodePaths(rows, 30);
    assertEquals(27 + 1 + 3, paths.decoded().rows());
    double[] sums = new double[3];
    for (int p = 0; p < paths.rows().length; p++) {
      sums[paths.rows()[p]] += Math.exp(paths.logProbabilities()[p]);
    }
    assertArrayEquals(new double[] {1, 1, 1}, sums, 1e-12);
    assertEquals(27 * 3 + 3, series(paths.decoded()).steps().rows());
  }

  @Test
  void morePathsThanMemoryHoldsAreRefused() {
    Batch rows = rows(new double[100_000]);
    GeneraException error =
        assertThrows(GeneraException.class, () -> Fixture.threeStates().decodePaths(rows, 1000));
    assertEquals(StandardError.USAGE, error.code());
    assertTrue(error.getMessage().contains("Series 1"), error.getMessage());
  }
}
