package org.genera.example;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.genera.api.model.Model;
import org.genera.core.DataHandle;
import org.genera.core.DataRequest;
import org.genera.core.FitRequest;
import org.genera.core.Genera;
import org.genera.core.GeneraModule;
import org.genera.core.OutputRequest;
import org.genera.core.RunOptions;
import org.genera.core.SampleJob;
import org.genera.core.ScoreResult;
import org.genera.core.plugin.PluginCatalog;

/**
 * Learns a mixture, samples from it and scores the sample: once through the builder, once through
 * an injector of its own.
 */
public final class EmbeddingExample {

  private EmbeddingExample() {}

  /**
   * Runs the example.
   *
   * @param args a directory to write into
   * @throws IOException if that fails
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    Genera built = Genera.builder().applicationPlugins().build();
    System.out.println(
        "families " + built.families().names() + ", formats " + built.formats().names());
    System.out.printf(
        "builder: mean log-likelihood %.4f%n", run(built, directory.resolve("builder")));

    Injector injector = Guice.createInjector(new GeneraModule(PluginCatalog.ofApplication()));
    System.out.printf(
        "injector: mean log-likelihood %.4f%n",
        run(injector.getInstance(Genera.class), directory.resolve("injector")));
  }

  private static double run(Genera genera, Path directory) throws IOException {
    Files.createDirectories(directory);
    Model model;
    try (DataHandle data = genera.open(DataRequest.of("toy:ring?n=2000&seed=1"))) {
      model = genera.fit(FitRequest.of("gmm", data).options(Map.of("components", "8"))).model();
    }
    genera.save(model, directory.resolve("ring.genera"), true);
    Model loaded = genera.load(directory.resolve("ring.genera"));

    Path sample = directory.resolve("sample.csv");
    genera.sample(SampleJob.of(loaded, 1000, OutputRequest.of(sample.toString()).overwrite(true)));
    try (DataHandle data = genera.open(DataRequest.of(sample.toString()).model(loaded))) {
      ScoreResult score =
          genera.score(loaded, data.dataset(), Optional.empty(), RunOptions.defaults());
      return score.meanLogLikelihood();
    }
  }
}
