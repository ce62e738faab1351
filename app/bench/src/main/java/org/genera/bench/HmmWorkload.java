package org.genera.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A piece of work on hidden Markov models, which Genera and its peer do on the same arrays from the
 * same start.
 *
 * @param task what is done
 * @param emissions what a step is: real columns, or one of levels
 * @param width the number of columns, or of levels
 * @param states the number of hidden states
 * @param iterations of Baum-Welch in one repetition; 1 where nothing is fitted
 * @param figure what the peer once took for an iteration, in seconds, where the goals were set
 */
record HmmWorkload(
    Task task, Emissions emissions, int width, int states, int iterations, double figure) {

  /** What is timed. */
  enum Task {
    FIT("fit"),
    PATH("path"),
    DECODE("path and probabilities");

    private final String title;

    Task(String title) {
      this.title = title;
    }
  }

  /** What a step is. */
  enum Emissions {
    GAUSSIAN,
    CATEGORICAL
  }

  static final int SERIES = 100;
  static final int STEPS = 1000;

  /** How many times as fast as the peer Genera is to be. */
  static final double GOAL = 4;

  static final List<HmmWorkload> ALL =
      List.of(
          new HmmWorkload(Task.FIT, Emissions.GAUSSIAN, 4, 8, 5, 0.0468),
          new HmmWorkload(Task.FIT, Emissions.GAUSSIAN, 4, 32, 3, 0.365),
          new HmmWorkload(Task.FIT, Emissions.CATEGORICAL, 64, 16, 5, 0.128),
          new HmmWorkload(Task.PATH, Emissions.GAUSSIAN, 4, 32, 1, 0.223),
          new HmmWorkload(Task.DECODE, Emissions.GAUSSIAN, 4, 32, 1, 0.223));

  /** What the names of its files start with. */
  String stem() {
    String kind = emissions == Emissions.GAUSSIAN ? "hmmg" : "hmmc";
    return String.join(
            "_",
            kind,
            String.valueOf(SERIES),
            String.valueOf(STEPS),
            String.valueOf(width),
            String.valueOf(states))
        + "_";
  }

  /** Genera's passes over the data: one an iteration, and one that scores what was arrived at. */
  int passes() {
    return iterations + 1;
  }

  /** The family's options: the peer's model, without priors, from the start in files. */
  Map<String, String> options(Path data, int iterationsWanted) {
    Map<String, String> options = new HashMap<>();
    options.put("states", String.valueOf(states));
    options.put("smoothing", "0");
    options.put("transition-smoothing", "0");
    options.put("max-iterations", String.valueOf(iterationsWanted));
    options.put("tolerance", "0");
    options.put("start-probabilities", data.resolve(stem() + "start.npy").toString());
    options.put("start-transitions", data.resolve(stem() + "trans.npy").toString());
    if (emissions == Emissions.GAUSSIAN) {
      options.put("variance-floor", "0");
      options.put("start-means", data.resolve(stem() + "means.npy").toString());
      options.put("start-variances", data.resolve(stem() + "vars.npy").toString());
    } else {
      options.put("start-levels", data.resolve(stem() + "emit.npy").toString());
    }
    return options;
  }

  /** The bytes of the steps. */
  long bytes() {
    return (long) SERIES
        * STEPS
        * (emissions == Emissions.GAUSSIAN ? (long) width * Double.BYTES : Integer.BYTES);
  }

  String title() {
    return task == Task.FIT
        ? task.title + ", " + emissions.name().toLowerCase(Locale.ROOT)
        : task.title;
  }

  String size() {
    return "%d x %d, %d %s, %d"
        .formatted(
            SERIES, STEPS, width, emissions == Emissions.GAUSSIAN ? "columns" : "levels", states);
  }
}
