package org.genera.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Naive Bayes beside scikit-learn and Smile.
 *
 * @param setting data and peers
 */
record NaiveBayesSuite(Setting setting) implements Suite {

  /** Rows stay in memory if they take no more than this share of the heap. */
  private static final double SHARE_OF_HEAP = 0.4;

  /** New objects get this much. */
  private static final int YOUNG_BYTES = 64 << 20;

  /** What Smile's program does. */
  private static final Set<String> SMILE_TASKS =
      Set.of("nb-fit-multinomial", "nb-predict-multinomial", "nb-predict-gaussian");

  @Override
  public void prepare() throws IOException {
    setting.requireArrays("nb", NaiveBayesArrays.LABELS + ".npy");
  }

  @Override
  public String lack() {
    String lack = "";
    if (setting.scikitLearn().isEmpty()) {
      lack += "scikit-learn or its scripts are not here: without it.\n";
    }
    if (setting.smile().isEmpty()) {
      lack += "Smile is not here (--smile FOLDER): without it.\n";
    }
    return lack;
  }

  @Override
  public int size() {
    return NaiveBayesWorkload.ALL.size();
  }

  @Override
  public String head() {
    return NaiveBayesTable.HEAD;
  }

  @Override
  public String row(int index) throws IOException {
    NaiveBayesWorkload workload = NaiveBayesWorkload.ALL.get(index);
    Measurement ours =
        BenchmarkProcess.measure(NaiveBayesBenchmark.class, heap(workload), setting.data(), index);
    Optional<Measurement> scikitLearn = Optional.empty();
    Optional<Measurement> smile = Optional.empty();
    if (workload.isAsPeers()) {
      String task = word(workload.task());
      String model = word(workload.features());
      if (setting.scikitLearn().isPresent()) {
        scikitLearn = Optional.of(measure(setting.scikitLearn().get(), task, model));
      }
      String smileTask = "nb-" + task + "-" + model;
      if (setting.smile().isPresent() && SMILE_TASKS.contains(smileTask)) {
        smile = Optional.of(setting.smile().get().measure(setting.data(), smileTask));
      }
    }
    return NaiveBayesTable.row(workload, ours, scikitLearn, smile);
  }

  /** Large enough for the rows to stay in memory. */
  private static List<String> heap(NaiveBayesWorkload workload) {
    long bytes = (long) (workload.bytes() / SHARE_OF_HEAP) + YOUNG_BYTES;
    return List.of("-Xmx" + bytes, "-Xmn" + YOUNG_BYTES);
  }

  private Measurement measure(ScikitLearn peer, String task, String model) throws IOException {
    return peer.measure(
        1,
        "accuracy",
        "bench_nb.py",
        "--data=" + setting.data(),
        "--model=" + model,
        "--task=" + task);
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
