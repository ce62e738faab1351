package org.genera.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.Cancellation;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.api.sample.SampleRequest;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import org.genera.core.Genera;
import org.genera.core.RunOptions;
import org.genera.core.data.MaterializedDataset;
import org.genera.numerics.NpyArray;

/** Does one workload in this process and prints its {@link Measurement}. */
public final class MixtureBenchmark {

  private static final String FAMILY = "gmm";
  private static final double WARM_UP_SECONDS = 6;
  private static final int REPETITIONS = 3;

  private final Genera genera = Genera.builder().applicationPlugins().build();
  private final MixtureWorkload workload;
  private final Path data;
  private final int threads;

  private MixtureBenchmark(MixtureWorkload workload, Path data, int threads) {
    this.workload = workload;
    this.data = data;
    this.threads = threads;
  }

  /**
   * Runs a workload.
   *
   * @param args the folder of the data, the workload's position in {@link MixtureWorkload#ALL},
   *     threads
   * @throws IOException if temporary files cannot be written
   */
  public static void main(String[] args) throws IOException {
    MixtureWorkload workload = MixtureWorkload.ALL.get(Integer.parseInt(args[1]));
    var benchmark = new MixtureBenchmark(workload, Path.of(args[0]), Integer.parseInt(args[2]));
    System.out.println(benchmark.run().toLine());
  }

  private Measurement run() throws IOException {
    EngineRequest request =
        new EngineRequest(
            Options.none(),
            threads,
            spec ->
                spec.owner().equals(FAMILY)
                    ? genera.families().get(FAMILY)
                    : genera.samplers().get(spec.owner()));
    Stopwatch stopwatch = new Stopwatch(WARM_UP_SECONDS, REPETITIONS);
    try (MaterializedDataset rows = rows();
        Engine engine = genera.engines().get("local").create(request)) {
      RunContext context = RunContext.on(engine).build();
      return switch (workload.task()) {
        case FIT ->
            stopwatch.measure(
                workload.iterations(),
                () -> logLikelihood(fit(rows, workload.iterations(), context)));
        case SCORE -> {
          Model model = fit(rows, 0, context);
          yield stopwatch.measure(1, () -> score(model, rows));
        }
        case SAMPLE -> {
          Model model = fit(rows, 0, context);
          yield stopwatch.measure(1, () -> sample(model, context));
        }
      };
    }
  }

  private MaterializedDataset rows() {
    DataRequest request = DataRequest.of(data.resolve(workload.stem() + "x.npy").toString());
    try (DataHandle handle = genera.open(request)) {
      return MaterializedDataset.of(
          handle.dataset(), RunContext.DEFAULT_BLOCK_ROWS, new Cancellation());
    }
  }

  /** EM without a test of convergence; the start itself after no iterations. */
  private Model fit(MaterializedDataset rows, int iterations, RunContext context) {
    ModelFamily family = genera.families().get(FAMILY);
    return family.train(
        TrainingRequest.of(rows, context)
            .options(Options.of(family.options(), options(iterations)))
            .build());
  }

  private Map<String, String> options(int iterations) {
    Map<String, String> options = new HashMap<>();
    options.put("components", String.valueOf(workload.components()));
    options.put("covariance", workload.covariance());
    options.put("max-iterations", String.valueOf(iterations));
    options.put("tolerance", "0");
    options.put("start-weights", start("weights").toString());
    options.put("start-means", start("means").toString());
    options.put(
        "start-covariances",
        (workload.isDiagonal() ? diagonals(start("covs")) : start("covs")).toString());
    return options;
  }

  private Path start(String parameters) {
    return data.resolve(workload.stem() + parameters + ".npy");
  }

  /** Only the variances of covariance matrices, in a file of their own. */
  private Path diagonals(Path covariances) {
    int k = workload.components();
    int d = workload.columns();
    double[] matrices = NpyArray.read(covariances).values();
    double[] variances = new double[k * d];
    for (int i = 0; i < variances.length; i++) {
      variances[i] = matrices[i * d + i % d];
    }
    try {
      Path file = Files.createTempFile("variances", ".npy");
      file.toFile().deleteOnExit();
      new NpyArray(new int[] {k, d}, variances).write(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OptionalDouble logLikelihood(Model model) {
    TrainingSummary summary = model.header().summary();
    return OptionalDouble.of(summary.logLikelihood().orElseThrow() / summary.sumOfWeights());
  }

  private OptionalDouble score(Model model, MaterializedDataset rows) {
    RunOptions run = RunOptions.defaults().withThreads(threads);
    return OptionalDouble.of(genera.score(model, rows, Optional.empty(), run).meanLogLikelihood());
  }

  /** Keeps all rows, as the peer does. */
  private OptionalDouble sample(Model model, RunContext context) {
    SamplerFactory factory = genera.samplers().get("ancestral");
    List<Batch> drawn = new ArrayList<>();
    factory
        .prepare(SamplerRequest.of(model, Options.none(), context))
        .sample(SampleRequest.of(workload.rows(), context), drawn::add);
    return OptionalDouble.empty();
  }
}
