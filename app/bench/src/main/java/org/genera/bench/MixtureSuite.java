package org.genera.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Gaussian mixtures beside scikit-learn.
 *
 * @param setting data and peer
 */
record MixtureSuite(Setting setting) implements Suite {

  /** Beyond the array itself, as much again for what comes and goes. */
  private static final long HEAP_BYTES = 48 << 20;

  @Override
  public void prepare() throws IOException {
    setting.requireArrays("gmm", MixtureWorkload.ALL.get(0).stem() + "x.npy");
  }

  @Override
  public String lack() {
    return setting.scikitLearn().isPresent()
        ? ""
        : "scikit-learn or its scripts are not here: Genera alone.\n";
  }

  @Override
  public int size() {
    return MixtureWorkload.ALL.size();
  }

  @Override
  public String head() {
    return MixtureTable.HEAD;
  }

  @Override
  public String row(int index) throws IOException {
    MixtureWorkload workload = MixtureWorkload.ALL.get(index);
    String heap = "-Xmx" + (workload.arrayBytes() * 13 / 10 + HEAP_BYTES);
    Measurement ours =
        BenchmarkProcess.measure(MixtureBenchmark.class, List.of(heap), setting.data(), index);
    Optional<Measurement> theirs = Optional.empty();
    if (setting.scikitLearn().isPresent()) {
      theirs = Optional.of(measure(setting.scikitLearn().get(), workload));
    }
    return MixtureTable.row(workload, ours, theirs);
  }

  private Measurement measure(ScikitLearn peer, MixtureWorkload workload) throws IOException {
    return peer.measure(
        workload.iterations(),
        "avg_log_likelihood",
        "bench_gmm.py",
        "--data=" + setting.data(),
        "--size=%d,%d,%d".formatted(workload.rows(), workload.columns(), workload.components()),
        "--covariance=" + (workload.isDiagonal() ? "diag" : "full"),
        "--task=" + workload.task().name().toLowerCase(Locale.ROOT),
        "--iterations=" + workload.iterations());
  }
}
