package org.genera.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.genera.api.Cancellation;
import org.genera.api.RunContext;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import org.genera.core.Genera;
import org.genera.core.data.MaterializedDataset;

/**
 * Trains an autoencoder of a mixed table in this process and prints the {@link Measurement} of an
 * epoch, or of all else that a fit does. The rows are in memory, and a fit has gone before.
 */
public final class TableVaeBenchmark {

  private static final String FAMILY = "vae";
  private static final int REPETITIONS = 3;

  private final ModelFamily family;
  private final TableVaeWorkload workload;
  private final MaterializedDataset rows;
  private final Engine engine;

  private TableVaeBenchmark(
      ModelFamily family, TableVaeWorkload workload, MaterializedDataset rows, Engine engine) {
    this.family = family;
    this.workload = workload;
    this.rows = rows;
    this.engine = engine;
  }

  /**
   * Runs a workload.
   *
   * @param args the folder of the data, the workload's position in {@link TableVaeWorkload#ALL},
   *     threads
   * @throws IOException if the memory taken cannot be read
   */
  public static void main(String[] args) throws IOException {
    Genera genera = Genera.builder().applicationPlugins().build();
    TableVaeWorkload workload = TableVaeWorkload.ALL.get(Integer.parseInt(args[1]));
    EngineRequest request =
        new EngineRequest(
            Options.none(), Integer.parseInt(args[2]), spec -> genera.families().get(spec.owner()));
    try (MaterializedDataset rows = rows(genera, Path.of(args[0]));
        Engine engine = genera.engines().get("local").create(request)) {
      ModelFamily family = genera.families().get(FAMILY);
      System.out.println(new TableVaeBenchmark(family, workload, rows, engine).run().toLine());
    }
  }

  private static MaterializedDataset rows(Genera genera, Path data) {
    DataRequest request = DataRequest.of(data.resolve(TableVaeWorkload.TABLE).toString());
    try (DataHandle table = genera.open(request)) {
      return MaterializedDataset.of(
          table.dataset(), RunContext.DEFAULT_BLOCK_ROWS, new Cancellation());
    }
  }

  private Measurement run() throws IOException {
    fit();
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < REPETITIONS; i++) {
      EpochLaps laps = fit();
      measurements.add(
          workload.part() == TableVaeWorkload.Part.EPOCH ? laps.epoch() : laps.beside());
    }
    measurements.sort(Comparator.comparing(Measurement::seconds));
    return measurements.get(REPETITIONS / 2);
  }

  private EpochLaps fit() {
    EpochLaps laps = new EpochLaps();
    family.train(
        TrainingRequest.of(rows, RunContext.on(engine).seed(1).listener(laps).build())
            .options(Options.of(family.options(), workload.options()))
            .build());
    laps.end();
    return laps;
  }
}
