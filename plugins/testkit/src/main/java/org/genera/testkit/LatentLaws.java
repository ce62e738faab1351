package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ImageVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;

/** What holds for every {@link LatentEncoder} and every {@link LatentSpace}. */
final class LatentLaws {

  private static final int DRAWS = 10_000;
  private static final int FEW = 40;

  /** Of networks in single precision, whose sums depend on how many rows are worked on at once. */
  private static final double ROUNDING = 1e-5;

  /** A grey value may be rounded to its neighbour. */
  private static final double GREY = 1.5 / 255;

  private LatentLaws() {}

  /** As many codes as rows, in the columns that are declared, and no gap or infinity in them. */
  static void codesHaveTheShapeThatIsDeclared(FixtureRun run) {
    LatentEncoder encoder = run.model().require(LatentEncoder.class);
    Batch rows = Rows.withHoles(run.fixture().features(), 0.3, FixtureRun.random("holes"));
    for (Batch some : List.of(rows, rows.slice(0, 1), rows.slice(0, 0).at(0))) {
      Batch codes = encoder.encode(some);
      assertEquals(encoder.encodingSchema(), codes.schema(), run.where("columns of codes"));
      assertEquals(some.rows(), codes.rows(), run.where("rows of codes"));
      assertComplete(run, codes, "code");
      encoder.encodeWithDeviations(some).ifPresent(both -> assertDeviations(run, codes, both));
    }
  }

  /** The codes come first, then positive deviations of some of them. */
  private static void assertDeviations(FixtureRun run, Batch codes, Batch both) {
    List<String> names = codes.schema().names();
    assertEquals(names, both.schema().names().subList(0, names.size()), run.where("codes first"));
    for (String name : both.schema().names().subList(names.size(), both.schema().size())) {
      assertTrue(
          name.startsWith("sd(") && names.contains(name.substring(3, name.length() - 1)),
          run.where("'" + name + "' is the deviation of no code"));
      assertTrue(
          Arrays.stream(both.numbers(both.schema().indexOf(name)))
              .allMatch(sd -> sd > 0 && Double.isFinite(sd)),
          run.where("'" + name + "' is not a positive number"));
    }
  }

  private static void assertComplete(FixtureRun run, Batch rows, String what) {
    for (String column : rows.schema().names()) {
      for (int row = 0; row < rows.rows(); row++) {
        assertFalse(
            rows.column(column).isMissing(row),
            run.where(what + " " + (row + 1) + ": '" + column + "' is missing"));
      }
      if (rows.column(column) instanceof RealVector numbers) {
        assertTrue(
            Arrays.stream(numbers.values()).allMatch(Double::isFinite),
            run.where(what + ": '" + column + "' is not finite"));
      }
    }
  }

  /** What a row is encoded as depends on nothing but what it shows: not on chance, or its batch. */
  static void codesAreThoseOfTheRow(FixtureRun run) {
    LatentEncoder encoder = run.model().require(LatentEncoder.class);
    Batch rows = run.fixture().features();
    encoder
        .encodeWithDeviations(rows)
        .ifPresent(
            both ->
                CellEquality.assertSameCells(
                    encoder.encode(rows),
                    both.select(encoder.encodingSchema().names()),
                    run.where("codes, with and without deviations")));
    RowByRow.Answer answer =
        some -> cells(encoder.encodeWithDeviations(some).orElseGet(() -> encoder.encode(some)));
    new RowByRow(run, "code", answer, ROUNDING).holdsWithHoles();
  }

  /** Draws of the prior have the declared columns and nothing to do with each other. */
  static void priorsAreIndependent(FixtureRun run) {
    LatentSpace space = run.model().require(LatentSpace.class);
    List<Batch> draws = new ArrayList<>();
    for (int stream = 0; stream < 2; stream++) {
      Batch prior = space.prior(2048, RandomStream.of(FixtureRun.SEED, "prior", stream));
      assertEquals(space.latentSchema(), prior.schema(), run.where("columns of the prior"));
      assertEquals(2048, prior.rows(), run.where("rows of the prior"));
      assertComplete(run, prior, "prior");
      CellEquality.assertSameCells(
          prior,
          space.prior(2048, RandomStream.of(FixtureRun.SEED, "prior", stream)),
          run.where("prior of the same stream"));
      draws.add(prior);
    }
    IndependenceLaws.assertIndependent(run::where, Rows.concat(draws));
    assertEquals(0, space.prior(0, FixtureRun.random("prior")).rows(), run.where("no prior"));
  }

  /**
   * Means and modes of p(x | z) depend on nothing but z, whose columns are found by name; draws on
   * the stream as well. Nothing that is made is missing.
   */
  static void decodingsAreThoseOfTheirLatents(FixtureRun run) {
    LatentSpace space = run.model().require(LatentSpace.class);
    Batch latents = space.prior(FEW, FixtureRun.random("latents"));
    Set<String> features = Set.copyOf(Rows.names(run.model().schema().features()));
    for (Fill fill : Fill.values()) {
      Batch made = space.decode(latents, fill, FixtureRun.random("decode"));
      assertEquals(FEW, made.rows(), run.where(fill + ": rows"));
      assertTrue(
          made.schema().names().containsAll(features),
          run.where(fill + ": columns " + made.schema().names()));
      assertComplete(run, made, "what is made of latents " + fill);
      CellEquality.assertSameCells(
          made,
          space.decode(latents, fill, FixtureRun.random("decode")),
          run.where(fill + ": same stream"));
      if (fill != Fill.DRAW) {
        new Decoding(run, space, fill, latents, cells(made)).dependsOnItsLatentsOnly();
      }
    }
    Batch none = space.decode(latents.slice(0, 0), Fill.DRAW, FixtureRun.random("decode"));
    assertEquals(0, none.rows(), run.where("no latents"));
  }

  /** What is made of latent variables without chance, to be made again in other ways. */
  private record Decoding(
      FixtureRun run, LatentSpace space, Fill fill, Batch latents, double[][] expected) {

    void dependsOnItsLatentsOnly() {
      same("by another stream", latents, 0, "other");
      for (int row = 0; row < FEW; row += 7) {
        same("alone", latents.slice(row, row + 1), row, "decode");
      }
      same("in a small batch", latents.slice(5, 12), 5, "decode");
      List<String> names = new ArrayList<>(latents.schema().names());
      Collections.reverse(names);
      same("columns in reverse order", latents.select(names), 0, "decode");
      same("among other columns", Rows.amongIgnored(latents), 0, "decode");
    }

    private void same(String how, Batch some, int first, String purpose) {
      double[][] made = cells(space.decode(some, fill, FixtureRun.random(purpose)));
      for (int row = 0; row < made.length; row++) {
        String where = run.where(fill + " of p(x | z), " + how + ", row " + (first + row + 1));
        Closeness.assertClose(expected[first + row], made[row], GREY, where);
      }
    }
  }

  /** Whatever is decoded from draws of the prior is distributed as samples are. */
  static void decodedPriorsAreSamples(FixtureRun run) {
    LatentSpace space = run.model().require(LatentSpace.class);
    AncestralSampling sampling = run.model().require(AncestralSampling.class);
    Batch made =
        space.decode(
            space.prior(DRAWS, FixtureRun.random("prior")), Fill.DRAW, FixtureRun.random("made"));
    Batch drawn = sampling.sample(DRAWS, FixtureRun.random("drawn"));
    List<String> features = Rows.names(run.fixture().schema().features());
    for (SamplingLaws.TestFunction function : functions(run)) {
      Closeness.assertSame(
          Closeness.Mean.of(function.of(drawn)),
          Closeness.Mean.of(function.of(made)),
          run.where("mean of " + function.name() + " by samples and by decoded priors"));
    }
    for (String column : features) {
      if (made.column(column) instanceof ImageVector) {
        assertSamePictures(run, drawn.select(List.of(column)), made.select(List.of(column)));
      }
    }
  }

  private static List<SamplingLaws.TestFunction> functions(FixtureRun run) {
    Batch features = run.fixture().features();
    SampleSpace space = new SampleSpace(features);
    List<String> columns =
        features.schema().names().stream()
            .filter(column -> space.isReal(column) || space.isListed(column))
            .toList();
    return columns.isEmpty()
        ? List.of()
        : SamplingLaws.functions(space, columns, FixtureRun.random("directions"));
  }

  /** Each pixel has the same mean, and the same mean square. */
  private static void assertSamePictures(FixtureRun run, Batch drawn, Batch made) {
    double[][] one = cells(drawn);
    double[][] other = cells(made);
    for (int power = 1; power <= 2; power++) {
      for (int i = 0; i < one[0].length; i++) {
        Closeness.assertSame(
            Closeness.Mean.of(powers(one, i, power)),
            Closeness.Mean.of(powers(other, i, power)),
            run.where("pixel " + i + " to the power " + power + " by samples and decoded priors"));
      }
    }
  }

  private static double[] powers(double[][] cells, int column, int power) {
    return Arrays.stream(cells)
        .mapToDouble(row -> power == 1 ? row[column] : row[column] * row[column])
        .toArray();
  }

  /** Numbers, and pixels from 0 to 1, {@code [row][…]}; of series their steps' numbers. */
  static double[][] cells(Batch rows) {
    double[][] cells = Rows.numbers(rows);
    for (Column column : rows.schema().columns()) {
      if (rows.column(column.name()) instanceof ImageVector images) {
        append(cells, images);
      } else if (rows.column(column.name()) instanceof SeriesVector series) {
        append(cells, series);
      }
    }
    return cells;
  }

  private static void append(double[][] cells, ImageVector images) {
    int size = cells.length == 0 ? 0 : images.pixels().length / cells.length;
    for (int row = 0; row < cells.length; row++) {
      int from = row * size;
      cells[row] =
          join(
              cells[row],
              IntStream.range(from, from + size)
                  .mapToDouble(i -> (images.pixels()[i] & 255) / 255.0)
                  .toArray());
    }
  }

  private static void append(double[][] cells, SeriesVector series) {
    double[][] steps = Rows.numbers(series.steps());
    for (int row = 0; row < cells.length; row++) {
      cells[row] =
          join(
              cells[row],
              Arrays.stream(steps, series.offsets()[row], series.offsets()[row + 1])
                  .flatMapToDouble(Arrays::stream)
                  .toArray());
    }
  }

  private static double[] join(double[] one, double[] other) {
    double[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }
}
