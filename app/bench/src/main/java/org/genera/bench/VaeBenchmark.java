package org.genera.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.genera.api.data.Dataset;
import org.genera.core.FitRequest;
import org.genera.core.Genera;
import org.genera.core.RunOptions;

/** Trains one autoencoder in this process and prints the {@link Measurement} of an epoch. */
public final class VaeBenchmark {

  static final String IMAGES = "images.npy";

  private VaeBenchmark() {}

  /**
   * Runs a workload.
   *
   * @param args the folder of the data, the workload's position in {@link VaeWorkload#ALL}, threads
   * @throws IOException if the memory taken cannot be read
   */
  public static void main(String[] args) throws IOException {
    VaeWorkload workload = VaeWorkload.ALL.get(Integer.parseInt(args[1]));
    EpochLaps laps = new EpochLaps();
    RunOptions run =
        RunOptions.defaults().withSeed(1).withThreads(Integer.parseInt(args[2])).withListener(laps);
    Genera.builder()
        .applicationPlugins()
        .build()
        .fit(
            FitRequest.of(
                    "vae", Dataset.of(ImageArray.readBinary(Path.of(args[0]).resolve(IMAGES))))
                .options(workload.options())
                .holdOut(new FitRequest.HoldOut.None())
                .run(run));
    System.out.println(laps.epoch().toLine());
  }
}
