package org.genera.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.core.FitRequest;
import org.genera.core.Genera;
import org.genera.core.RunOptions;
import org.genera.numerics.NpyReader;

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
    Laps laps = new Laps();
    RunOptions run =
        RunOptions.defaults().withSeed(1).withThreads(Integer.parseInt(args[2])).withListener(laps);
    Genera.builder()
        .applicationPlugins()
        .build()
        .fit(
            FitRequest.of("vae", Dataset.of(images(Path.of(args[0]))))
                .options(workload.options())
                .holdOut(new FitRequest.HoldOut.None())
                .run(run));
    System.out.println(laps.watch.median(OptionalDouble.of(laps.bound)).toLine());
  }

  private static Batch images(Path data) {
    int side = VaeWorkload.SIDE;
    byte[] pixels;
    try (NpyReader array = NpyReader.open(data.resolve(IMAGES))) {
      pixels = array.readBytes(0, VaeWorkload.ROWS);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (pixels[i] == 0 ? 0 : 255);
    }
    Schema schema =
        Schema.of(new Column("image", new ColumnType.Image(1, side, side), Role.FEATURE));
    ImageVector images = new ImageVector(VaeWorkload.ROWS, pixels, new BitSet());
    return Batch.of(schema, 0, VaeWorkload.ROWS, List.of(images));
  }

  /** An epoch ends where progress has figures; the first is not counted. */
  private static final class Laps implements ProgressListener {
    private final LapTimes watch = new LapTimes();
    private double bound;

    @Override
    public void progress(Progress progress) {
      Double objective = progress.figures().get("objective");
      if (objective != null) {
        bound = objective;
        watch.lap();
      }
    }
  }
}
