package org.genera.bench;

import java.util.List;

/**
 * A piece of work on Gaussian mixtures, which Genera and its peer do on the same arrays from the
 * same start.
 *
 * @param task what is done
 * @param covariance the family's word for the kind of covariance
 * @param rows n
 * @param columns d
 * @param components k
 * @param iterations of EM in one repetition; 1 where nothing is fitted
 * @param goal how many times as fast as the peer it is to be
 */
record MixtureWorkload(
    Task task,
    String covariance,
    int rows,
    int columns,
    int components,
    int iterations,
    double goal) {

  /** What is timed. */
  enum Task {
    FIT,
    SCORE,
    SAMPLE
  }

  static final List<MixtureWorkload> ALL =
      List.of(
          new MixtureWorkload(Task.FIT, "full", 1_000_000, 8, 8, 3, 8),
          new MixtureWorkload(Task.FIT, "full", 100_000, 8, 10, 10, 6),
          new MixtureWorkload(Task.FIT, "full", 100_000, 32, 16, 5, 4),
          new MixtureWorkload(Task.FIT, "full", 20_000, 128, 8, 5, 2),
          new MixtureWorkload(Task.FIT, "diagonal", 100_000, 32, 16, 10, 4),
          new MixtureWorkload(Task.SCORE, "full", 1_000_000, 8, 8, 1, 4),
          new MixtureWorkload(Task.SAMPLE, "full", 1_000_000, 8, 8, 1, 3));

  boolean isDiagonal() {
    return covariance.equals("diagonal");
  }

  /** What the names of its files start with. */
  String stem() {
    return "gmm_" + rows + "_" + columns + "_" + components + "_";
  }

  long arrayBytes() {
    return (long) rows * columns * Double.BYTES;
  }

  /** What the process may take at its peak: 1.3 times the array, and 150 MB. */
  long memoryLimit() {
    return arrayBytes() * 13 / 10 + 150_000_000;
  }

  String title() {
    return switch (task) {
      case FIT -> "fit, " + covariance;
      case SCORE -> "score";
      case SAMPLE -> "sample";
    };
  }

  String size() {
    return "%,d x %d, %d".formatted(rows, columns, components);
  }
}
