package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.TextVector;
import org.genera.api.engine.RandomStream;
import org.genera.likelihoods.text.WordVocabulary;
import org.jspecify.annotations.Nullable;

/**
 * The probability of each known word, and of each class of unknown ones, in each class. Where a
 * class of unknown words is drawn, one of the rare words of the training is made of it.
 *
 * @param column a text, one word a row
 * @param vocabulary numbers words
 * @param probabilities {@code [class][code]}
 */
record WordProbabilities(Column column, WordVocabulary vocabulary, double[][] probabilities)
    implements Factor {

  @Override
  public LikelihoodType type() {
    return Words.TYPE;
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public Scorer scorer(Batch rows) {
    return Words.codes(column, vocabulary, rows)
        .<Scorer>map(codes -> new TableScorer(codes, logs()))
        .orElse(Scorer.NONE);
  }

  private double[][] logs() {
    double[][] logs = new double[probabilities.length][];
    Arrays.setAll(logs, y -> Arrays.stream(probabilities[y]).map(StrictMath::log).toArray());
    return logs;
  }

  @Override
  public List<ColumnVector> draw(int[] classes, RandomStream random) {
    MultinomialDraw[] draws = new MultinomialDraw[probabilities.length];
    Arrays.setAll(draws, y -> new MultinomialDraw(made(probabilities[y])));
    @Nullable String[] words = new @Nullable String[classes.length];
    for (int row = 0; row < words.length; row++) {
      words[row] = vocabulary.word(draws[classes[row]].one(random), random);
    }
    return List.of(new TextVector(words));
  }

  /** Probabilities without those of which no word can be made. */
  private double[] made(double[] all) {
    double[] made = all.clone();
    for (int code = 0; code < made.length; code++) {
      made[code] = vocabulary.isMade(code) ? made[code] : 0;
    }
    return made;
  }

  /** Words have no mean. */
  @Override
  public List<ColumnVector> means(double[][] shares) {
    return modes(shares);
  }

  @Override
  public List<ColumnVector> modes(double[][] shares) {
    @Nullable String[] words = new @Nullable String[shares.length];
    for (int row = 0; row < words.length; row++) {
      words[row] = vocabulary.word(likeliest(shares[row]));
    }
    return List.of(new TextVector(words));
  }

  private int likeliest(double[] shares) {
    double[] mixed = new double[vocabulary.size()];
    for (int y = 0; y < shares.length; y++) {
      org.genera.numerics.RowLoops.addScaled(mixed, 0, mixed.length, shares[y], probabilities[y]);
    }
    int best = -1;
    for (int code = 0; code < mixed.length; code++) {
      boolean better = best < 0 || mixed[code] > mixed[best];
      best = vocabulary.isMade(code) && better ? code : best;
    }
    return best;
  }

  @Override
  public long parameters(int classes) {
    return (long) classes * (vocabulary.size() - 1);
  }

  @Override
  public void write(TensorWriter tensors) {
    Words.write(vocabulary, tensors);
    double[] flat = Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).toArray();
    tensors.doubles("probabilities", flat, probabilities.length, vocabulary.size());
  }
}
