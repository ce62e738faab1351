package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Options;
import org.genera.numerics.DirichletDistribution;

/**
 * A probability for each level and class: (n + α) / Σ (n + α). Of two levels it is called Bernoulli
 * and fits booleans, and integers that are 0 or 1.
 *
 * @param type categorical or Bernoulli
 * @param column the column
 * @param levels how many levels it has
 * @param weightExponent the binary exponent of the largest weight
 * @param unseen what becomes of levels without a row
 */
record Categorical(
    LikelihoodType type, Column column, int levels, int weightExponent, Unseen unseen)
    implements Likelihood {

  static final LikelihoodType CATEGORICAL =
      new Type("categorical", "levels", Categorical::levelsOfCategory);
  static final LikelihoodType BERNOULLI =
      new Type("bernoulli", "booleans, or integers that are 0 or 1", Categorical::twoLevels);

  private record Type(String name, String needs, ToIntFunction<Column> levels)
      implements LikelihoodType {
    @Override
    public Optional<String> lacks(Column column) {
      return levels.applyAsInt(column) > 0 ? Optional.empty() : Optional.of(needs);
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      Column column = columns.get(0);
      Unseen unseen = Unseen.of(options);
      return new Categorical(
          this, column, levels.applyAsInt(column), head.weightExponent(), unseen);
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      Column column = columns.get(0);
      int exponent = TensorReader.exponent(tensors.longs("exponent", 1)[0]);
      return new Categorical(this, column, levels.applyAsInt(column), exponent, Unseen.of(options));
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      return LevelProbabilities.read(
          this, columns.get(0), classes, levels.applyAsInt(columns.get(0)), tensors);
    }
  }

  private static int levelsOfCategory(Column column) {
    if (column.type() instanceof ColumnType.Category category) {
      return category.levels().size();
    }
    return column.type() instanceof ColumnType.Bool ? 2 : 0;
  }

  private static int twoLevels(Column column) {
    boolean fits =
        column.type() instanceof ColumnType.Bool || column.type() instanceof ColumnType.Whole;
    return fits ? 2 : 0;
  }

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public int length() {
    return levels * LevelTally.LIMBS;
  }

  @Override
  public Tally tally() {
    LevelTally tally = new LevelTally(levels, weightExponent, 0);
    return (block, shares, sums) -> {
      int[] codes = Cells.codes(column, block).orElseThrow();
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] == Cells.IMPOSSIBLE) {
          throw Cells.outside(block, row, column, type, "0 or 1");
        }
      }
      tally.add(codes, shares, sums);
    };
  }

  @Override
  public double count(ClassSums sums) {
    return Arrays.stream(total(sums)).sum();
  }

  /** The counts of all classes. */
  private double[] total(ClassSums sums) {
    double[] total = new double[levels];
    for (int y = 0; y < sums.classes(); y++) {
      double[] counts = counts(sums, y);
      Arrays.setAll(total, level -> total[level] + counts[level]);
    }
    return total;
  }

  private double[] counts(ClassSums sums, int y) {
    return LevelTally.counts(sums, y, levels, weightExponent, 0);
  }

  /** Which levels were counted in any class; all of them where nothing was counted. */
  private boolean[] seen(ClassSums sums) {
    double[] total = total(sums);
    boolean[] seen = new boolean[levels];
    boolean any = Arrays.stream(total).anyMatch(count -> count > 0);
    for (int level = 0; level < levels; level++) {
      seen[level] = total[level] > 0 || !any;
    }
    return seen;
  }

  private boolean[] possible(boolean[] seen) {
    return unseen == Unseen.SMOOTHED ? all(levels) : seen;
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    boolean[] seen = seen(sums);
    boolean[] possible = possible(seen);
    double[][] probabilities = new double[sums.classes()][];
    double[] others = new double[sums.classes()];
    double logLikelihood = 0;
    double logPrior = 0;
    for (int y = 0; y < probabilities.length; y++) {
      double[] counts = counts(sums, y);
      others[y] = Dirichlet.mode(Arrays.copyOf(counts, levels + 1), how.smoothing())[levels];
      probabilities[y] = Dirichlet.mode(counts, possible, how.smoothing());
      logLikelihood += Dirichlet.logLikelihood(counts, probabilities[y]);
      logPrior += Dirichlet.logPrior(probabilities[y], how.smoothing());
    }
    Factor factor = new LevelProbabilities(type, column, probabilities, others, seen, unseen);
    return Estimate.of(factor, logLikelihood, logPrior, 0);
  }

  /** Dirichlet distributions, as are Bernoulli's beta distributions. */
  @Override
  public Optional<PosteriorEstimate> posterior(ClassSums sums, OptionalDouble concentration) {
    boolean[] seen = seen(sums);
    double alpha = concentration.orElse(1.0 / levels);
    DirichletDistribution prior = DirichletPosterior.prior(possible(seen), alpha);
    List<DirichletDistribution> classes = new ArrayList<>();
    double[] others = new double[sums.classes()];
    for (int y = 0; y < others.length; y++) {
      classes.add(prior.plus(counts(sums, y)));
      others[y] = alpha / (alpha + classes.get(y).total());
    }
    DirichletPosterior posterior = new DirichletPosterior(classes, this::ofTraining);
    Factor expected =
        new LevelProbabilities(type, column, posterior.expected(), others, seen, unseen);
    return Optional.of(new PosteriorEstimate(expected, posterior, posterior.divergence(prior)));
  }

  /** A factor of the rows that were counted, in which no level is unseen. */
  private Factor ofTraining(double[][] probabilities) {
    double[] others = new double[probabilities.length];
    return new LevelProbabilities(
        type, column, probabilities, others, all(levels), Unseen.SMOOTHED);
  }

  @Override
  public Optional<ParameterPosterior> readPosterior(int classes, TensorReader tensors) {
    return Optional.of(DirichletPosterior.read(classes, levels, this::ofTraining, tensors));
  }

  private static boolean[] all(int levels) {
    boolean[] all = new boolean[levels];
    Arrays.fill(all, true);
    return all;
  }

  @Override
  public void write(TensorWriter tensors) {
    tensors.longs("exponent", new long[] {weightExponent}, 1);
  }
}
