package org.genera.naivebayes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.likelihoods.text.TermTask;
import org.genera.likelihoods.text.Vocabulary;
import org.genera.likelihoods.text.VocabularyBuilder;

/** A pass over the texts that learns their vocabularies. */
final class TermPass {

  private TermPass() {}

  /** The vocabulary of each text column, by name; no pass if there is none. */
  static Map<String, Vocabulary> vocabularies(TrainingData data) {
    List<Column> texts = TermTask.textColumns(data.columns());
    Map<String, Vocabulary> vocabularies = new TreeMap<>();
    if (!texts.isEmpty()) {
      VocabularyBuilder builder = new VocabularyBuilder(texts, data.options());
      data.context().engine().forEachBlock(request(data, texts, builder));
      for (int i = 0; i < texts.size(); i++) {
        vocabularies.put(texts.get(i).name(), builder.build(i));
      }
    }
    return vocabularies;
  }

  private static BlockRequest request(
      TrainingData data, List<Column> texts, VocabularyBuilder builder) {
    Schema schema =
        Schema.of(Stream.concat(texts.stream(), data.columns().weight().stream()).toList());
    TaskSpec spec =
        TaskSpec.ofFamily(NaiveBayesFamily.NAME, NaiveBayesFamily.TERMS, data.options(), schema);
    return new BlockRequest(spec, data.rows(), NaiveBayesFamily.TERMS, builder, data.context());
  }
}
