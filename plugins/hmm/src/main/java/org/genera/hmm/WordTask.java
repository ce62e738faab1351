package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.TextVector;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.text.WordVocabularyBuilder;

/**
 * Counts the words of steps. With labelled states only those of labelled steps count: of a word
 * that no label goes with, its class says more than it would itself.
 */
final class WordTask implements BlockTask {

  private final SeriesLayout layout;
  private final List<String> columns = new ArrayList<>();

  WordTask(TaskSpec spec) {
    layout = SeriesLayout.of(spec.schema());
    List<Column> features = layout.features();
    List<LikelihoodType> types = EmissionChoice.of(features, spec.options());
    for (int j = 0; j < features.size(); j++) {
      if (types.get(j).needsWords()) {
        columns.add(features.get(j).name());
      }
    }
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    SeriesVector series = layout.in(block);
    int[] codes = layout.codes(series.steps());
    double[] ofSeries = block.weights();
    double[] weights = new double[codes.length];
    for (int row = 0; row < series.size(); row++) {
      for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
        weights[t] = codes[t] >= 0 || layout.states().isEmpty() ? ofSeries[row] : 0;
      }
    }
    List<TextVector> texts =
        columns.stream().map(name -> (TextVector) series.steps().column(name)).toList();
    return WordVocabularyBuilder.counted(texts, weights);
  }
}
