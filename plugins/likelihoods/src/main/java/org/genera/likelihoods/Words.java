package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.TextVector;
import org.genera.api.option.Options;
import org.genera.likelihoods.text.WordVocabulary;
import org.genera.numerics.DirichletDistribution;

/**
 * A probability for each word of a vocabulary, and for each class of unknown words: (n + α) / Σ (n
 * + α). The density of an unknown word is that of its class.
 *
 * @param column a text, one word a row
 * @param vocabulary numbers words
 * @param weightExponent the binary exponent of the largest weight
 */
record Words(Column column, WordVocabulary vocabulary, int weightExponent) implements Likelihood {

  static final LikelihoodType TYPE = new Type();

  private static final String WORDS = "words";
  private static final String CLASSES = "classes";

  private static final class Type implements LikelihoodType {
    @Override
    public String name() {
      return "words";
    }

    @Override
    public Optional<String> lacks(Column column) {
      return column.type() instanceof ColumnType.Text ? Optional.empty() : Optional.of("text");
    }

    @Override
    public boolean needsWords() {
      return true;
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      Column column = columns.get(0);
      return new Words(column, head.words(column), head.weightExponent());
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      int exponent = TensorReader.exponent(tensors.longs("exponent", 1)[0]);
      return new Words(columns.get(0), vocabulary(columns.get(0), tensors), exponent);
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      WordVocabulary vocabulary = vocabulary(columns.get(0), tensors);
      int codes = vocabulary.size();
      double[] flat = tensors.distributions("probabilities", classes, codes);
      double[][] probabilities = new double[classes][];
      Arrays.setAll(probabilities, y -> Arrays.copyOfRange(flat, y * codes, (y + 1) * codes));
      return new WordProbabilities(columns.get(0), vocabulary, probabilities);
    }
  }

  private static WordVocabulary vocabulary(Column column, TensorReader tensors) {
    try {
      return WordVocabulary.ofText(tensors.factorText(WORDS), tensors.factorText(CLASSES));
    } catch (IllegalArgumentException e) {
      throw TensorReader.invalid("the words of '" + column.name() + "': " + e.getMessage());
    }
  }

  static void write(WordVocabulary vocabulary, TensorWriter tensors) {
    tensors.text(WORDS, vocabulary.wordsToText());
    tensors.text(CLASSES, vocabulary.classesToText());
  }

  @Override
  public LikelihoodType type() {
    return TYPE;
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public int length() {
    return Math.multiplyExact(vocabulary.size(), LevelTally.LIMBS);
  }

  /** The codes of a column's words; nothing if the batch lacks it. */
  static Optional<int[]> codes(Column column, WordVocabulary vocabulary, Batch rows) {
    var index = Cells.find(column, rows);
    return index.isPresent()
        ? Optional.of(vocabulary.codes(((TextVector) rows.column(index.getAsInt())).values()))
        : Optional.empty();
  }

  @Override
  public Tally tally() {
    LevelTally tally = new LevelTally(vocabulary.size(), weightExponent, 0);
    return (block, shares, sums) ->
        tally.add(codes(column, vocabulary, block).orElseThrow(), shares, sums);
  }

  private double[] counts(ClassSums sums, int y) {
    return LevelTally.counts(sums, y, vocabulary.size(), weightExponent, 0);
  }

  @Override
  public double count(ClassSums sums) {
    double count = 0;
    for (int y = 0; y < sums.classes(); y++) {
      count += Arrays.stream(counts(sums, y)).sum();
    }
    return count;
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    double[][] probabilities = new double[sums.classes()][];
    double logLikelihood = 0;
    double logPrior = 0;
    for (int y = 0; y < probabilities.length; y++) {
      double[] counts = counts(sums, y);
      probabilities[y] = Dirichlet.mode(counts, how.smoothing());
      logLikelihood += Dirichlet.logLikelihood(counts, probabilities[y]);
      logPrior += Dirichlet.logPrior(probabilities[y], how.smoothing());
    }
    return Estimate.of(factor(probabilities), logLikelihood, logPrior, 0);
  }

  @Override
  public Optional<PosteriorEstimate> posterior(ClassSums sums, OptionalDouble concentration) {
    int codes = vocabulary.size();
    DirichletDistribution prior =
        DirichletDistribution.symmetric(codes, concentration.orElse(1.0 / codes));
    List<DirichletDistribution> classes = new ArrayList<>();
    for (int y = 0; y < sums.classes(); y++) {
      classes.add(prior.plus(counts(sums, y)));
    }
    DirichletPosterior posterior = new DirichletPosterior(classes, this::factor);
    return Optional.of(
        new PosteriorEstimate(
            factor(posterior.expected()), posterior, posterior.divergence(prior)));
  }

  private Factor factor(double[][] probabilities) {
    return new WordProbabilities(column, vocabulary, probabilities);
  }

  @Override
  public Optional<ParameterPosterior> readPosterior(int classes, TensorReader tensors) {
    return Optional.of(DirichletPosterior.read(classes, vocabulary.size(), this::factor, tensors));
  }

  @Override
  public void write(TensorWriter tensors) {
    tensors.longs("exponent", new long[] {weightExponent}, 1);
  }
}
