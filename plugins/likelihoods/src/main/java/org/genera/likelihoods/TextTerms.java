package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.TextVector;
import org.genera.api.engine.RandomStream;
import org.genera.likelihoods.text.TokenRules;
import org.genera.likelihoods.text.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text column.
 *
 * @param column a text
 * @param vocabulary the terms that count
 */
record TextTerms(Column column, Vocabulary vocabulary) implements CountSource {

  private static final String TERMS = "terms";

  /** Longer texts are not made. */
  private static final double MOST_WORDS = 1e7;

  static TextTerms read(Column column, TensorReader tensors) {
    try {
      TokenRules rules = TokenRules.of(tensors.archive().header().options());
      return new TextTerms(column, Vocabulary.ofText(rules, tensors.factorText(TERMS)));
    } catch (IllegalArgumentException e) {
      throw TensorReader.invalid("the vocabulary of '" + column.name() + "': " + e.getMessage());
    }
  }

  @Override
  public void write(TensorWriter tensors) {
    tensors.text(TERMS, vocabulary.toText());
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public int terms() {
    return vocabulary.size();
  }

  @Override
  public Tally tally(CountSums layout) {
    TextTally tally = new TextTally(layout);
    return (block, shares, sums) -> {
      TextVector texts = texts(block).orElseThrow();
      tally.add(texts, vocabulary.count(texts.values()), shares, sums);
    };
  }

  private Optional<TextVector> texts(Batch rows) {
    OptionalInt index = Cells.find(column, rows);
    return index.isPresent()
        ? Optional.of((TextVector) rows.column(index.getAsInt()))
        : Optional.empty();
  }

  @Override
  public Scorer scorer(Batch rows, TermLogs logs) {
    return texts(rows)
        .map(texts -> (Scorer) new TextScorer(vocabulary.count(texts.values()), logs))
        .orElse(Scorer.NONE);
  }

  @Override
  public boolean[] made() {
    return vocabulary.shortest();
  }

  /** Words in the order in which they are drawn. */
  @Override
  public List<ColumnVector> draw(
      MultinomialDraw[] draws, int[] classes, double[] totals, RandomStream random) {
    @Nullable String[] texts = new @Nullable String[classes.length];
    for (int row = 0; row < texts.length; row++) {
      StringBuilder text = new StringBuilder();
      double words = Math.min(totals[row], MOST_WORDS);
      for (int i = 0; i < words; i++) {
        text.append(i == 0 ? "" : " ").append(vocabulary.term(draws[classes[row]].one(random)));
      }
      texts[row] = text.toString();
    }
    return List.of(new TextVector(texts));
  }

  /** The commonest words first. */
  @Override
  public List<ColumnVector> of(double[][] counts) {
    @Nullable String[] texts = new @Nullable String[counts.length];
    Arrays.setAll(texts, row -> text(counts[row]));
    return List.of(new TextVector(texts));
  }

  private String text(double[] counts) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, counts.length)
        .filter(term -> counts[term] > 0)
        .boxed()
        .sorted((a, b) -> Double.compare(counts[b], counts[a]))
        .forEach(term -> repeat(text, vocabulary.term(term), counts[term]));
    return text.toString();
  }

  private static void repeat(StringBuilder text, String word, double times) {
    for (int i = 0; i < times; i++) {
      text.append(text.length() == 0 ? "" : " ").append(word);
    }
  }
}
