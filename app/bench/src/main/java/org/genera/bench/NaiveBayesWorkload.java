package org.genera.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of work on a table of 20 features and ten classes.
 *
 * @param task what is done
 * @param features what is in the table
 * @param options of the family: the peers' model, or none for the family's own choice
 * @param goal how fast it is to be
 */
record NaiveBayesWorkload(
    Task task, Features features, Map<String, String> options, Optional<Goal> goal) {

  static final int ROWS = 1_000_000;
  static final int COLUMNS = 20;
  static final int CLASSES = 10;

  /** What is timed. */
  enum Task {
    FIT,
    PREDICT,
    FIT_FROM_CSV
  }

  /** What is in the table. */
  enum Features {
    GAUSSIAN("nb_gauss", 8, Map.of("likelihood.c*", "gaussian", "variance-smoothing", "1e-9")),
    CATEGORICAL("nb_cats", 4, Map.of("likelihood.c*", "categorical")),
    MULTINOMIAL("nb_counts", 8, Map.of("likelihood.c*", "multinomial"));

    /** The name of the array's file. */
    final String array;

    /** What a cell takes as Genera holds it. */
    final int cellBytes;

    /** The peers' model as options of the family. */
    final Map<String, String> asPeers;

    Features(String array, int cellBytes, Map<String, String> asPeers) {
      this.array = array;
      this.cellBytes = cellBytes;
      this.asPeers = asPeers;
    }
  }

  /** How many times as fast as a peer. */
  record Goal(double times, String peer) {}

  static final List<NaiveBayesWorkload> ALL =
      List.of(
          asPeers(Task.FIT, Features.GAUSSIAN, 6, "scikit-learn"),
          asPeers(Task.PREDICT, Features.GAUSSIAN, 5, "Smile"),
          asPeers(Task.FIT, Features.CATEGORICAL, 10, "scikit-learn"),
          asPeers(Task.PREDICT, Features.CATEGORICAL, 5, "scikit-learn"),
          asPeers(Task.FIT, Features.MULTINOMIAL, 1, "Smile"),
          asPeers(Task.PREDICT, Features.MULTINOMIAL, 1, "scikit-learn"),
          byDefault(Task.FIT, Features.GAUSSIAN),
          byDefault(Task.FIT, Features.MULTINOMIAL),
          byDefault(Task.PREDICT, Features.MULTINOMIAL),
          byDefault(Task.FIT_FROM_CSV, Features.GAUSSIAN));

  private static NaiveBayesWorkload asPeers(
      Task task, Features features, double times, String peer) {
    return new NaiveBayesWorkload(
        task, features, features.asPeers, Optional.of(new Goal(times, peer)));
  }

  private static NaiveBayesWorkload byDefault(Task task, Features features) {
    return new NaiveBayesWorkload(task, features, Map.of(), Optional.empty());
  }

  /** Whether the peers have the same model. */
  boolean isAsPeers() {
    return !options.isEmpty();
  }

  /** What rows and labels take as Genera holds them. */
  long bytes() {
    return (long) ROWS * (COLUMNS * features.cellBytes + Integer.BYTES);
  }

  /** What the process may take at its peak: 1.3 times the rows, and 150 MB. */
  long memoryLimit() {
    return bytes() * 13 / 10 + 150_000_000;
  }

  String title() {
    String model =
        switch (features) {
          case GAUSSIAN -> isAsPeers() ? "Gaussian" : "reals, by default";
          case CATEGORICAL -> "categorical";
          case MULTINOMIAL -> isAsPeers() ? "multinomial" : "counts, by default";
        };
    return switch (task) {
      case FIT -> "fit, " + model;
      case PREDICT -> "predict, " + model;
      case FIT_FROM_CSV -> "fit from CSV, cold, " + model;
    };
  }
}
