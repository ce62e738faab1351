package org.genera.likelihoods.text;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.option.Options;

/** Adds up what {@link TermTask} counts, block after block, and chooses the terms. */
public final class VocabularyBuilder implements BatchSink {

  private final List<Column> columns;
  private final Options options;
  private final TermSums sums;

  /**
   * An empty builder.
   *
   * @param columns the text columns
   * @param options the family's options
   */
  public VocabularyBuilder(List<Column> columns, Options options) {
    this(columns, options, TermSums.MOST_TERMS);
  }

  VocabularyBuilder(List<Column> columns, Options options, int mostTerms) {
    this.columns = columns;
    this.options = options;
    sums = new TermSums(columns.size(), mostTerms);
  }

  @Override
  public void accept(Batch batch) {
    sums.accept(batch);
  }

  /**
   * The chosen terms.
   *
   * @param place a column's place among the text columns
   * @return its vocabulary
   * @throws GeneraException {@link StandardError#NO_DATA} if there is no text, {@link
   *     StandardError#INVALID_DATA} if no term is left
   */
  public Vocabulary build(int place) {
    DocumentCounts of = sums.of(place);
    if (!(of.total() > 0)) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "There is no text in column '"
              + columns.get(place).name()
              + "' in a row of positive weight; leave the column out (--ignore "
              + columns.get(place).name()
              + ").");
    }
    int fewest = options.get(TextOptions.MIN_DOCUMENT_COUNT);
    double least = fewest > 1 ? fewest : 0;
    double most = options.get(TextOptions.MAX_DOCUMENT_SHARE) * of.total();
    Comparator<Integer> commonFirst =
        Comparator.comparingDouble((Integer id) -> -of.weight(id))
            .thenComparing(of::term, Vocabulary.BY_CODE_POINTS);
    List<String> terms =
        IntStream.range(0, of.size())
            .filter(id -> of.weight(id) >= least && of.weight(id) <= most)
            .boxed()
            .sorted(commonFirst)
            .limit(options.get(TextOptions.MAX_VOCABULARY))
            .map(of::term)
            .toList();
    if (terms.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "No term is left of the "
              + of.size()
              + " in column '"
              + columns.get(place).name()
              + "'; lower min-document-count, raise max-document-share, or leave the column out"
              + " (--ignore "
              + columns.get(place).name()
              + ").");
    }
    return new Vocabulary(TokenRules.of(options), terms);
  }
}
