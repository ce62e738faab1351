package org.genera.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Dataset;
import org.genera.core.BoundResult;
import org.genera.core.FitRequest;
import org.genera.core.FitResult;
import org.genera.core.Genera;
import org.genera.core.RunOptions;

/**
 * Trains the autoencoder of Burda et al. 2016 (one layer of 50 latent variables, two hidden layers
 * of 200 tangents on either side, batches of 20) in this process, and prints the {@link
 * Likelihood}.
 */
public final class VaeLikelihoodBenchmark {

  static final int EPOCHS = 20;
  static final int BATCH = 20;
  static final double EPSILON = 1e-4;
  static final int DRAWS = 5000;

  private static final Map<String, String> OPTIONS =
      Map.of(
          "hidden",
          "200,200",
          "activation",
          "tanh",
          "latent",
          "50",
          "batch",
          String.valueOf(BATCH),
          "micro-batch",
          String.valueOf(BATCH / 2),
          "learning-rate",
          "0.001",
          "adam-epsilon",
          String.valueOf(EPSILON),
          "epochs",
          String.valueOf(EPOCHS));

  private VaeLikelihoodBenchmark() {}

  /**
   * Runs the work.
   *
   * @param args the folder of the data, the seed less 1, threads
   * @throws IOException if the memory taken cannot be read
   */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    RunOptions run =
        RunOptions.defaults()
            .withSeed(Integer.parseInt(args[1]) + 1)
            .withThreads(Integer.parseInt(args[2]));
    Genera genera = Genera.builder().applicationPlugins().build();
    FitResult fit =
        genera.fit(
            FitRequest.of("vae", Dataset.of(ImageArray.readGrey(data.resolve(MnistArrays.TRAIN))))
                .options(OPTIONS)
                .holdOut(new FitRequest.HoldOut.None())
                .run(run));
    Dataset test = Dataset.of(ImageArray.readGrey(data.resolve(MnistArrays.TEST)));
    BoundResult bound = genera.bound(fit.model(), test, Optional.empty(), DRAWS, run);
    System.out.println(
        new Likelihood(
                fit.seconds(),
                bound.seconds(),
                bound.meanImportanceWeighted(),
                Stopwatch.peakBytes())
            .toLine());
  }
}
