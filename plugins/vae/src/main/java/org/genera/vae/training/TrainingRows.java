package org.genera.vae.training;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;
import org.genera.neural.Learner;
import org.genera.numerics.Labels;
import org.genera.vae.bound.ObjectiveForm;
import org.genera.vae.label.ClassPriors;
import org.genera.vae.network.VaePass;
import org.genera.vae.option.LabelOptions;
import org.genera.vae.row.RowCodec;

/** Rows to learn from, with the label if the model has one. */
public final class TrainingRows {

  private final Options options;
  private final RowStore store;
  private final Optional<RowLabels> labels;
  private final int[] rows;

  /**
   * Reads rows.
   *
   * @param schema of the model
   */
  public TrainingRows(RowCodec codec, Schema schema, Dataset data, Options options) {
    this.options = options;
    store = new RowStore(codec, data);
    labels = schema.label().map(Labels::new).map(label -> new RowLabels(label, data));
    boolean ignored = options.get(LabelOptions.UNLABELLED).equals("ignore");
    rows =
        labels
            .filter(all -> ignored)
            .map(RowLabels::labelled)
            .orElseGet(() -> IntStream.range(0, store.rows()).toArray());
  }

  public RowStore store() {
    return store;
  }

  public Optional<RowLabels> labels() {
    return labels;
  }

  public int count() {
    return rows.length;
  }

  public double weight() {
    return Arrays.stream(rows).mapToDouble(store::weight).sum();
  }

  /**
   * Refuses rows that nothing can be learned from.
   *
   * @throws GeneraException {@link StandardError#NO_DATA}
   */
  public void requireWeight() {
    if (labels.isPresent() && labels.get().labelled().length == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No row has a label and a positive weight. Label some rows, or leave the label out with"
              + " label=ignore.");
    }
    if (!(weight() > 0)) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "There is no row of positive weight to learn from; look at the weights.");
    }
  }

  /** p(y), as the options have it. */
  public ClassPriors classPriors() {
    return labels
        .map(
            all ->
                options.get(LabelOptions.CLASS_PRIOR).equals("uniform")
                    ? ClassPriors.uniform(all.counts().length)
                    : ClassPriors.counted(all.counts()))
        .orElseGet(ClassPriors::none);
  }

  /** Learns from these rows by networks. */
  public Learner learner(VaePass pass, ObjectiveForm form) {
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
