package org.genera.vae;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;
import org.genera.neural.Learner;

/** Rows to learn from, with the label if the model has one. */
final class TrainingRows {

  private final Options options;
  private final Rows store;
  private final Optional<RowLabels> labels;
  private final int[] rows;

  /**
   * Rows.
   *
   * @param labels their classes, if the networks know a label
   */
  TrainingRows(Rows store, Optional<RowLabels> labels, Options options) {
    this.options = options;
    this.store = store;
    this.labels = labels;
    boolean ignored = options.get(LabelOptions.UNLABELLED).equals("ignore");
    rows =
        labels
            .filter(all -> ignored)
            .map(RowLabels::labelled)
            .orElseGet(() -> IntStream.range(0, store.rows()).toArray());
  }

  /** Rows of data, whose schema may have a label. */
  static TrainingRows read(RowCodec codec, Schema schema, Dataset data, Options options) {
    return new TrainingRows(new RowStore(codec, data), RowLabels.of(schema, data), options);
  }

  Rows store() {
    return store;
  }

  Optional<RowLabels> labels() {
    return labels;
  }

  int count() {
    return rows.length;
  }

  double weight() {
    return Arrays.stream(rows).mapToDouble(store::weight).sum();
  }

  /**
   * Refuses rows that nothing can be learned from.
   *
   * @throws GeneraException {@link StandardError#NO_DATA}
   */
  void requireWeight() {
    requireLabels(labels);
    if (!(weight() > 0)) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "There is no row of positive weight to learn from; look at the weights.");
    }
  }

  /** Refuses a label that no row has. */
  static void requireLabels(Optional<RowLabels> labels) {
    if (labels.isPresent() && labels.get().labelled().length == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No row has a label and a positive weight. Label some rows, or leave the label out with"
              + " label=ignore.");
    }
  }

  /** p(y), as the options have it. */
  ClassPriors classPriors() {
    return labels
        .map(
            all ->
                options.get(LabelOptions.CLASS_PRIOR).equals("uniform")
                    ? ClassPriors.uniform(all.counts().length)
                    : ClassPriors.counted(all.counts()))
        .orElseGet(ClassPriors::none);
  }

  /** Learns from these rows by networks. */
  Learner learner(VaePass pass, ObjectiveForm form) {
    if (labels.isEmpty()) {
      return new BoundLearner(store, pass, form);
    }
    double labelledShare = labels.get().labelledWeight() / weight();
    LabelSettings settings =
        new LabelSettings(
            classPriors().logs(),
            options.get(LabelOptions.ALPHA),
            options.get(LabelOptions.LABELLED_SHARE),
            labelledShare,
            rows);
    return new LabelledLearner(store, labels.get(), settings, pass, form);
  }
}
