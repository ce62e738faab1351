package org.genera.likelihoods.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.TextVector;
import org.genera.api.option.Options;
import org.jspecify.annotations.Nullable;

/**
 * Learns the vocabularies of columns of words: the words that come often enough, and the classes of
 * unknown ones, by what the others are like.
 */
public final class WordVocabularyBuilder implements BatchSink {

  private final List<Column> columns;
  private final Options options;
  private final TermSums sums;

  /**
   * An empty builder.
   *
   * @param columns of words
   * @param options the family's options
   */
  public WordVocabularyBuilder(List<Column> columns, Options options) {
    this.columns = columns;
    this.options = options;
    sums = new TermSums(columns.size(), TermSums.MOST_TERMS);
  }

  /**
   * Counts the words of a block, which a builder can then take.
   *
   * @param columns words, one a row
   * @param weights of the rows; a row of weight 0 does not count
   * @return a row a word
   */
  public static Batch counted(List<TextVector> columns, double[] weights) {
    List<DocumentCounts> counts = new ArrayList<>();
    for (TextVector column : columns) {
      DocumentCounts of = new DocumentCounts();
      for (int row = 0; row < weights.length; row++) {
        @Nullable String word = column.values()[row];
        if (word != null && weights[row] > 0) {
          of.add(word, weights[row]);
          of.addTotal(weights[row]);
        }
      }
      counts.add(of);
    }
    return TermTask.result(counts);
  }

  @Override
  public void accept(Batch batch) {
    sums.accept(batch);
  }

  /**
   * What was learnt of a column.
   *
   * @param place a column's place among the columns
   * @return its vocabulary
   * @throws GeneraException {@link StandardError#NO_DATA} if there is no word
   */
  public WordVocabulary build(int place) {
    DocumentCounts of = sums.of(place);
    if (of.size() == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "There is no word in column '"
              + columns.get(place).name()
              + "' in a row of positive weight; leave the column out (--ignore "
              + columns.get(place).name()
              + ").");
    }
    Map<String, Double> rare = new HashMap<>();
    List<String> known = new ArrayList<>();
    for (int id = 0; id < of.size(); id++) {
      if (of.weight(id) >= options.get(WordOptions.MIN_WORD_COUNT)) {
        known.add(of.term(id));
      } else {
        rare.put(of.term(id), of.weight(id));
      }
    }
    known.sort(Vocabulary.BY_CODE_POINTS);
    Set<String> lower = new HashSet<>(known);
    rare.keySet().removeIf(word -> lower.contains(WordVocabulary.lower(word)));
    UnknownWords rule = UnknownWords.of(options.get(WordOptions.UNKNOWN_WORDS));
    double least = options.get(WordOptions.MIN_CLASS_COUNT);
    return new WordVocabulary(known, new WordClasses(rule, least).of(rare));
  }
}
