package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.Cancellation;
import org.genera.api.RunContext;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.Dataset;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import org.genera.core.FitRequest;
import org.genera.core.Genera;
import org.genera.core.OutputRequest;
import org.genera.core.RunOptions;
import org.genera.core.data.MaterializedDataset;

/** Does one workload of Naive Bayes in this process and prints its {@link Measurement}. */
public final class NaiveBayesBenchmark {

  private static final String FAMILY = "naive-bayes";
  private static final double WARM_UP_SECONDS = 6;
  private static final int REPETITIONS = 3;

  private final Genera genera = Genera.builder().applicationPlugins().build();
  private final Stopwatch stopwatch = new Stopwatch(WARM_UP_SECONDS, REPETITIONS);
  private final NaiveBayesWorkload workload;
  private final Path data;
  private final RunOptions run;

  private NaiveBayesBenchmark(NaiveBayesWorkload workload, Path data, int threads) {
    this.workload = workload;
    this.data = data;
    run = RunOptions.defaults().withThreads(threads);
  }

  /**
   * Runs a workload.
   *
   * @param args the folder of the data, the workload's position in {@link NaiveBayesWorkload#ALL},
   *     threads
   * @throws IOException if files cannot be written
   */
  public static void main(String[] args) throws IOException {
    NaiveBayesWorkload workload = NaiveBayesWorkload.ALL.get(Integer.parseInt(args[1]));
    int threads = Integer.parseInt(args[2]);
    var benchmark = new NaiveBayesBenchmark(workload, Path.of(args[0]), threads);
    System.out.println(benchmark.run().toLine());
  }

  private Measurement run() throws IOException {
    return workload.task() == NaiveBayesWorkload.Task.FIT_FROM_CSV ? fromCsv() : inMemory();
  }

  private Measurement inMemory() throws IOException {
    EngineRequest request =
        new EngineRequest(
            Options.none(), run.threads(), spec -> genera.families().get(spec.owner()));
    try (MaterializedDataset rows = rows();
        Engine engine = genera.engines().get("local").create(request)) {
      RunContext context = RunContext.on(engine).build();
      if (workload.task() == NaiveBayesWorkload.Task.PREDICT) {
        Model model = fit(rows, context);
        return stopwatch.measure(1, () -> accuracy(model, rows));
      }
      Measurement fits =
          stopwatch.measure(
              1,
              () -> {
                fit(rows, context);
                return OptionalDouble.empty();
              });
      return fits.withResult(accuracy(fit(rows, context), rows));
    }
  }

  private MaterializedDataset rows() {
    try (Dataset arrays = NaiveBayesArrays.dataset(data, workload)) {
      MaterializedDataset rows =
          MaterializedDataset.of(arrays, RunContext.DEFAULT_BLOCK_ROWS, new Cancellation());
      if (rows.isSpilled()) {
        throw new IllegalStateException("The heap is too small for the rows to stay in memory.");
      }
      return rows;
    }
  }

  private Model fit(MaterializedDataset rows, RunContext context) {
    ModelFamily family = genera.families().get(FAMILY);
    Options options = Options.of(family.options(), workload.options());
    return family.train(TrainingRequest.of(rows, context).options(options).build());
  }

  /** Classifies all rows; p(y | x) of every class, and the figures beside the accuracy. */
  private OptionalDouble accuracy(Model model, Dataset rows) {
    return OptionalDouble.of(
        genera.classify(model, rows, Optional.empty(), run).figures().orElseThrow().accuracy());
  }

  /** Reads the file and fits, once and cold, as a user does: what was read before is no burden. */
  private Measurement fromCsv() throws IOException {
    Path csv = data.resolve(workload.features().array + ".csv");
    if (!Files.exists(csv)) {
      try (Dataset arrays = NaiveBayesArrays.dataset(data, workload)) {
        genera.write(arrays, OutputRequest.of(csv.toString()), new Cancellation());
      }
    }
    DataRequest request =
        DataRequest.of(csv.toString())
            .roles(new ColumnRoles(Optional.of("y"), Optional.empty(), Set.of()));
    return new Stopwatch(0, 1)
        .measure(
            1,
            () -> {
              try (DataHandle rows = genera.open(request)) {
                genera.fit(FitRequest.of(FAMILY, rows).options(workload.options()).run(run));
              }
              return OptionalDouble.empty();
            });
  }
}
