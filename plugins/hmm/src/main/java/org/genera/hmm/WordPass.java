package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genera.api.data.Column;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.text.WordVocabulary;
import org.genera.likelihoods.text.WordVocabularyBuilder;

/** A pass over the steps that learns which words there are. */
final class WordPass {

  private WordPass() {}

  /** The vocabulary of each column of words, by name; no pass if there is none. */
  static Map<String, WordVocabulary> vocabularies(TrainingData data, List<LikelihoodType> types) {
    List<Column> features = data.layout().features();
    List<Column> words = new ArrayList<>();
    for (int j = 0; j < features.size(); j++) {
      if (types.get(j).needsWords()) {
        words.add(features.get(j));
      }
    }
    Map<String, WordVocabulary> vocabularies = new TreeMap<>();
    if (!words.isEmpty()) {
      WordVocabularyBuilder builder = new WordVocabularyBuilder(words, data.options());
      TaskSpec task =
          TaskSpec.ofFamily(
              HmmFamily.NAME, HmmFamily.WORDS, data.options(), data.layout().columns());
      data.context()
          .engine()
          .forEachBlock(
              new BlockRequest(task, data.rows(), HmmFamily.WORDS, builder, data.context()));
      for (int i = 0; i < words.size(); i++) {
        vocabularies.put(words.get(i).name(), builder.build(i));
      }
    }
    return vocabularies;
  }
}
