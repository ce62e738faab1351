package org.genera.bench;

import static org.genera.bench.Cells.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An autoencoder of a mixed table beside TVAE: what it does before the first epoch by scikit-learn,
 * an epoch by PyTorch's library on the rows that come of it.
 *
 * @param setting data and peers
 */
record TableVaeSuite(Setting setting) implements Suite {

  private static final List<String> HEAP = List.of("-Xmx1g");

  @Override
  public void prepare() throws IOException {
    setting.requireArrays("tabular", TableVaeWorkload.TABLE);
  }

  @Override
  public String lack() {
    return setting.scikitLearn().isEmpty() || setting.torch().isEmpty()
        ? "scikit-learn or PyTorch's library is not here: rows without a peer are Genera alone.\n"
        : "";
  }

  @Override
  public int size() {
    return TableVaeWorkload.ALL.size();
  }

  @Override
  public String head() {
    return """
        | table of 32,000 x 15 | Genera, s | CPU s | peer, s | CPU s | times faster | goal | peak MB |
        |---|---|---|---|---|---|---|---|"""
        .stripIndent();
  }

  @Override
  public String row(int index) throws IOException {
    TableVaeWorkload workload = TableVaeWorkload.ALL.get(index);
    Optional<Measurement> theirs = theirs(workload);
    Measurement ours =
        BenchmarkProcess.measureOnClassPath(TableVaeBenchmark.class, HEAP, setting.data(), index);
    return String.join(
        " | ",
        "| " + workload.title(),
        Cells.beside(ours, theirs),
        workload.goal(),
        format("%.0f", ours.peakBytes() / 1e6) + " |");
  }

  private Optional<Measurement> theirs(TableVaeWorkload workload) throws IOException {
    if (!workload.peer() || setting.scikitLearn().isEmpty()) {
      return Optional.empty();
    }
    Tvae tvae = new Tvae(setting.data());
    if (workload.part() == TableVaeWorkload.Part.PREPARATION) {
      return Optional.of(tvae.preparation(setting.scikitLearn().get()));
    }
    return setting.torch().isPresent()
        ? Optional.of(tvae.epoch(setting.scikitLearn().get(), setting.torch().get()))
        : Optional.empty();
  }
}
