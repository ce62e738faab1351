package org.genera.hmm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.likelihoods.Estimation;
import org.genera.likelihoods.Head;
import org.genera.likelihoods.Likelihood;
import org.genera.testkit.TestPlatform;
import org.junit.jupiter.api.Assumptions;

/** Series, models and fits that the tests share. */
final class Fixture {

  static final HmmFamily FAMILY = new HmmFamily();
  static final long SEED = 1;

  private Fixture() {}

  static Options options(String... keysAndValues) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      texts.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Options.of(FAMILY.options(), texts);
  }

  static HmmModel fit(Batch rows, String... options) {
    return fit(rows, 2, ProgressListener.NONE, Optional.empty(), options);
  }

  static HmmModel fit(
      Batch rows,
      int threads,
      ProgressListener listener,
      Optional<Model> start,
      String... options) {
    try (TestPlatform platform = new TestPlatform(threads, FAMILY)) {
      RunContext context = platform.context(SEED).toBuilder().listener(listener).build();
      TrainingRequest.Builder request =
          TrainingRequest.of(Dataset.of(rows), context).options(options(options));
      start.ifPresent(request::warmStart);
      return (HmmModel) FAMILY.train(request.build());
    }
  }

  /** Hears of the objective. */
  static ProgressListener listener(List<Progress> heard, List<String> warnings) {
    return new ProgressListener() {
      @Override
      public void progress(Progress progress) {
        heard.add(progress);
      }

      @Override
      public void warning(String message) {
        warnings.add(message);
      }
    };
  }

  /** A schema whose rows are series of steps. */
  static Schema series(Column... step) {
    return Schema.of(new Column("steps", new ColumnType.Series(Schema.of(step)), Role.FEATURE));
  }

  /** Series of one column; NaN is a missing cell. */
  static Batch rows(Schema schema, double[]... series) {
    Schema step = ((ColumnType.Series) schema.column(0).type()).step();
    BatchBuilder rows = new BatchBuilder(schema, series.length);
    for (double[] values : series) {
      BatchBuilder steps = new BatchBuilder(step, values.length);
      for (double value : values) {
        steps.number(0, value);
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  /**
   * A model whose emissions of one column have the given moments or frequencies, exactly: they are
   * estimated from cells that have them.
   *
   * @param cells of each state
   */
  static HmmModel model(
      Schema schema, String emission, double[] start, double[][] transitions, double[]... cells) {
    Schema step = ((ColumnType.Series) schema.column(0).type()).step();
    Options options = options("emission." + step.column(0).name(), emission, "smoothing", "0");
    BatchBuilder builder = new BatchBuilder(step, 16);
    int rows = Arrays.stream(cells).mapToInt(of -> of.length).sum();
    int[] codes = new int[rows];
    for (int i = 0; i < cells.length; i++) {
      for (double cell : cells[i]) {
        codes[builder.rows()] = i;
        builder.number(0, cell);
        builder.endRow();
      }
    }
    Head head = Head.of(builder.build(0), codes, start.length);
    Likelihood likelihood =
        EmissionChoice.of(step.features(), options)
            .get(0)
            .of(List.of(step.column(0)), head, options);
    Plan plan = new Plan(start.length, List.of(likelihood));
    double[] statistics = new double[plan.length()];
    likelihood.tally().add(head.rows(), head.shares(), plan.sums(0, statistics));
    Chain chain =
        new Chain(start, Arrays.stream(transitions).flatMapToDouble(Arrays::stream).toArray());
    Parameters parameters =
        new Parameters(
            chain,
            List.of(
                likelihood
                    .estimate(plan.sums(0, statistics), new Estimation(0, 1e-9, 0, false))
                    .factor()));
    TrainingSummary summary = new TrainingSummary(0, false, OptionalDouble.empty(), 0, 0, Map.of());
    ModelHeader header =
        new ModelHeader("hmm", schema, options, new Provenance(1, "", 0, ""), summary);
    Lengths lengths = new Lengths(new long[] {40}, new double[] {1});
    return new HmmModel(header, parameters, plan, lengths);
  }

  /** Three states with Gaussians at -4, 0 and 5 with standard deviations 1, 0.5 and 1.5. */
  static HmmModel threeStates() {
    return model(
        series(Column.real("x")),
        "gaussian",
        new double[] {0.5, 0.3, 0.2},
        new double[][] {{0.8, 0.15, 0.05}, {0.1, 0.7, 0.2}, {0.25, 0.05, 0.7}},
        new double[] {-5, -3},
        new double[] {-0.5, 0.5},
        new double[] {3.5, 6.5});
  }

  static Batch sample(HmmModel model, int rows) {
    return model.sample(rows, RandomStream.of(SEED, "test", 0));
  }

  static List<String> lines(String file) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    Path path = root == null ? Path.of(file) : root.resolve("../shared/data").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "no real data at " + path);
    return Files.readAllLines(path);
  }
}
