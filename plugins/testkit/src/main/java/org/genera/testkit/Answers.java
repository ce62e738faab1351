package org.genera.testkit;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.genera.api.data.Batch;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.Model;

/** What a model says of rows: their log-densities and log class probabilities, where declared. */
final class Answers {

  private Answers() {}

  /** Whether there is anything to compare. */
  static boolean are(FixtureRun run) {
    return run.declares(Density.class) || run.declares(Classifier.class);
  }

  /** The log-densities, then the class probabilities row by row. */
  static double[] of(FixtureRun run, Model model, Batch rows) {
    DoubleStream logs =
        run.declares(Density.class)
            ? Arrays.stream(model.require(Density.class).logDensity(rows))
            : DoubleStream.empty();
    DoubleStream classes =
        run.declares(Classifier.class)
            ? Arrays.stream(model.require(Classifier.class).logProbabilities(rows))
                .flatMapToDouble(Arrays::stream)
            : DoubleStream.empty();
    return DoubleStream.concat(logs, classes).toArray();
  }

  /** Of the features of the fixture. */
  static double[] of(FixtureRun run, Model model) {
    return of(run, model, run.fixture().features());
  }

  /** The bounds of the fixture's rows, and their codes, where declared. */
  static double[] behind(FixtureRun run, Model model) {
    Batch rows = run.fixture().features();
    DoubleStream bounds =
        run.declares(DensityBound.class)
            ? bounds(model.require(DensityBound.class), rows)
            : DoubleStream.empty();
    DoubleStream codes =
        run.declares(LatentEncoder.class)
            ? Arrays.stream(LatentLaws.cells(model.require(LatentEncoder.class).encode(rows)))
                .flatMapToDouble(Arrays::stream)
            : DoubleStream.empty();
    return DoubleStream.concat(bounds, codes).toArray();
  }

  private static DoubleStream bounds(DensityBound model, Batch rows) {
    DensityBound.Bounds bounds = model.bound(rows, 3, FixtureRun.random("bound"));
    return DoubleStream.concat(
        Arrays.stream(bounds.elbo()), Arrays.stream(bounds.importanceWeighted()));
  }
}
