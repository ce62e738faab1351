package org.genera.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.RunContext;
import org.genera.api.data.Dataset;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.core.Genera;

/** Does one workload of hidden Markov models in this process and prints its {@link Measurement}. */
public final class HmmBenchmark {

  private static final String FAMILY = "hmm";
  private static final double WARM_UP_SECONDS = 6;
  private static final int REPETITIONS = 5;

  /** Series that a thread decodes at once. */
  private static final int DECODED = 25;

  private final Genera genera = Genera.builder().applicationPlugins().build();
  private final HmmWorkload workload;
  private final Path data;
  private final int threads;

  private HmmBenchmark(HmmWorkload workload, Path data, int threads) {
    this.workload = workload;
    this.data = data;
    this.threads = threads;
  }

  /**
   * Runs a workload.
   *
   * @param args the folder of the data, the workload's position in {@link HmmWorkload#ALL}, threads
   * @throws IOException if the memory taken cannot be read
   */
  public static void main(String[] args) throws IOException {
    HmmWorkload workload = HmmWorkload.ALL.get(Integer.parseInt(args[1]));
    var benchmark = new HmmBenchmark(workload, Path.of(args[0]), Integer.parseInt(args[2]));
    System.out.println(benchmark.run().toLine());
  }

  private Measurement run() throws IOException {
    DecodeTask decoding =
        new DecodeTask(
            workload.task() == HmmWorkload.Task.PATH
                ? SeriesModel.Decoding.PATH
                : SeriesModel.Decoding.VITERBI);
    EngineRequest request =
        new EngineRequest(
            Options.none(),
            threads,
            spec ->
                spec.owner().equals(DecodeTask.NAME)
                    ? decoding
                    : genera.families().get(spec.owner()));
    Stopwatch stopwatch = new Stopwatch(WARM_UP_SECONDS, REPETITIONS);
    Dataset series = Dataset.of(HmmArrays.series(data, workload));
    try (Engine engine = genera.engines().get("local").create(request)) {
      RunContext context = RunContext.on(engine).build();
      if (workload.task() == HmmWorkload.Task.FIT) {
        return stopwatch.measure(
            workload.passes(), () -> logLikelihood(fit(series, workload.iterations(), context)));
      }
      Model model = fit(series, 0, context);
      return stopwatch.measure(1, () -> decode(model, series, context));
    }
  }

  /** Baum-Welch without a test of convergence; the start itself after no iterations. */
  private Model fit(Dataset series, int iterations, RunContext context) {
    ModelFamily family = genera.families().get(FAMILY);
    Options options = Options.of(family.options(), workload.options(data, iterations));
    return family.train(TrainingRequest.of(series, context).options(options).build());
  }

  private static OptionalDouble logLikelihood(Model model) {
    TrainingSummary summary = model.header().summary();
    return OptionalDouble.of(summary.logLikelihood().orElseThrow() / summary.sumOfWeights());
  }

  private static OptionalDouble decode(Model model, Dataset series, RunContext context) {
    TaskSpec task =
        new TaskSpec(
            TaskSpec.Kind.PLATFORM,
            DecodeTask.NAME,
            "decode",
            Options.none(),
            series.schema(),
            Optional.of(model));
    RunContext few = context.toBuilder().blockRows(DECODED).build();
    few.engine().forEachBlock(new BlockRequest(task, series, "decode", batch -> {}, few));
    return OptionalDouble.empty();
  }
}
