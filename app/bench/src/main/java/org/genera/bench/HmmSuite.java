package org.genera.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Hidden Markov models beside hmmlearn's implementation with scaling, its fastest. Where hmmlearn
 * is not there, what it would take is told from what scikit-learn takes for a mixture: the two were
 * measured on one machine.
 *
 * @param setting data and peer
 */
record HmmSuite(Setting setting) implements Suite {

  private static final String PEER = "hmmlearn";

  /** What scikit-learn took for an iteration on {@link #MIXTURE} beside the peer's figures. */
  private static final double MIXTURE_FIGURE = 0.106;

  private static final String MIXTURE = "100000,8,10";
  private static final int MIXTURE_ITERATIONS = 10;

  private static final List<String> HEAP = List.of("-Xmx256m");

  @Override
  public void prepare() throws IOException {
    setting.requireArrays("hmm", HmmWorkload.ALL.get(0).stem() + "x.npy");
  }

  @Override
  public String lack() {
    if (setting.scikitLearn().isEmpty()) {
      return "hmmlearn, scikit-learn or the scripts are not here: Genera alone.\n";
    }
    return setting.scikitLearn().get().has(PEER)
        ? ""
        : "hmmlearn is not here: its seconds are those of scikit-learn's mixture times the ratio"
            + " of both on the machine of the figures.\n";
  }

  @Override
  public int size() {
    return HmmWorkload.ALL.size();
  }

  @Override
  public String head() {
    return HmmTable.HEAD;
  }

  @Override
  public String row(int index) throws IOException {
    HmmWorkload workload = HmmWorkload.ALL.get(index);
    Measurement ours = BenchmarkProcess.measure(HmmBenchmark.class, HEAP, setting.data(), index);
    if (setting.scikitLearn().isEmpty()) {
      return HmmTable.row(workload, ours, Optional.empty(), false);
    }
    ScikitLearn python = setting.scikitLearn().get();
    return python.has(PEER)
        ? HmmTable.row(workload, ours, Optional.of(measure(python, workload)), false)
        : HmmTable.row(workload, ours, Optional.of(byRatio(python, workload)), true);
  }

  private Measurement measure(ScikitLearn python, HmmWorkload workload) throws IOException {
    return python.measure(
        workload.iterations(),
        "avg_log_likelihood",
        "bench_hmm.py",
        "--data=" + setting.data(),
        "--implementation=scaling",
        "--emissions=" + workload.emissions().name().toLowerCase(Locale.ROOT),
        "--size=%d,%d,%d,%d"
            .formatted(HmmWorkload.SERIES, HmmWorkload.STEPS, workload.width(), workload.states()),
        "--task=" + (workload.task() == HmmWorkload.Task.FIT ? "fit" : "decode"),
        "--iterations=" + workload.iterations());
  }

  private Measurement byRatio(ScikitLearn python, HmmWorkload workload) throws IOException {
    python.generateData(setting.data(), "gmm");
    Measurement mixture =
        python.measure(
            MIXTURE_ITERATIONS,
            "avg_log_likelihood",
            "bench_gmm.py",
            "--data=" + setting.data(),
            "--size=" + MIXTURE,
            "--covariance=full",
            "--task=fit",
            "--iterations=" + MIXTURE_ITERATIONS);
    double seconds = workload.figure() * mixture.seconds() / MIXTURE_FIGURE;
    return new Measurement(seconds, seconds, OptionalDouble.empty(), 0);
  }
}
