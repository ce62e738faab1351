package org.genera.likelihoods;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Column;
import org.genera.api.option.Options;
import org.genera.numerics.gaussian.ComponentMoments;
import org.genera.numerics.gaussian.CovarianceFloor;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Maximisation;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.NormalWishart;
import org.genera.numerics.gaussian.NormalWishartPrior;
import org.genera.numerics.gaussian.StatisticsLayout;

/**
 * A mixture of Gaussians for each class, over all columns of a group together; of one component, a
 * Gaussian. Moments are summed about the columns' means, whatever the parameters are; what is
 * missing, and the components' shares, are taken from the current parameters.
 *
 * @param type which covariances
 * @param columns numeric columns
 * @param classes the number of classes
 * @param starts where the components of each class begin: {@code [component * columns + column]}
 * @param centre the columns' means
 * @param scales the columns' variances, or what stands for those of constant ones
 * @param prior rows that each component is given beside those counted, spread like all rows
 */
record GaussianGroup(
    LikelihoodType type,
    List<Column> columns,
    int classes,
    double[] starts,
    double[] centre,
    double[] scales,
    double prior)
    implements Likelihood {

  static final List<LikelihoodType> TYPES =
      Arrays.stream(CovarianceType.values()).<LikelihoodType>map(Type::new).toList();

  /** Which covariances. */
  record Type(CovarianceType covariance) implements LikelihoodType {
    @Override
    public String name() {
      return "gaussian-" + covariance.optionName();
    }

    @Override
    public Optional<String> lacks(Column column) {
      return column.type().isNumeric() ? Optional.empty() : Optional.of("numbers");
    }

    @Override
    public boolean joins(Column column) {
      return true;
    }

    @Override
    public boolean needsMoments() {
      return true;
    }

    @Override
    public Likelihood of(List<Column> columns, Head head, Options options) {
      double[] centre = columns.stream().mapToDouble(column -> head.moments(column)[0]).toArray();
      double[] scales = columns.stream().mapToDouble(column -> head.moments(column)[1]).toArray();
      int components = options.get(GaussianOptions.MIXTURE_COMPONENTS);
      double[] starts = ComponentStarts.of(columns, head, centre, scales, components);
      double prior = options.get(GaussianOptions.COVARIANCE_PRIOR);
      return new GaussianGroup(this, columns, head.classes(), starts, centre, scales, prior);
    }

    @Override
    public Likelihood readLikelihood(
        List<Column> columns, int classes, TensorReader tensors, Options options) {
      int d = columns.size();
      double[] starts = tensors.doubles("component-starts", -1, d);
      double[] centre = tensors.doubles("centre", d);
      double[] scales = tensors.doubles("scales", scale -> scale > 0, d);
      double prior = tensors.doubles("prior", value -> value >= 0, 1)[0];
      if (starts.length != GaussianGroupTensors.components(tensors) * d) {
        throw TensorReader.invalid("a mixture has not as many components as it starts from");
      }
      return new GaussianGroup(this, columns, classes, starts, centre, scales, prior);
    }

    @Override
    public Factor readFactor(List<Column> columns, int classes, TensorReader tensors) {
      return GaussianGroupTensors.read(this, columns, classes, tensors);
    }
  }

  @Override
  public void write(TensorWriter tensors) {
    int d = columns.size();
    tensors.doubles("component-starts", starts, starts.length / d, d);
    tensors.doubles("centre", centre, d);
    tensors.doubles("scales", scales, d);
    tensors.doubles("prior", new double[] {prior}, 1);
  }

  private CovarianceType covariance() {
    return ((Type) type).covariance();
  }

  /** The components of a class. */
  private int components() {
    return starts.length / columns.size();
  }

  /** Where the moments lie among the sums, after {@link #HEADER} numbers that they have not. */
  StatisticsLayout layout() {
    return new StatisticsLayout(
        classes * components(), centre.length, covariance().hasCorrelations());
  }

  /** How many rows the prior of variational Bayes counts for. */
  private static final double PRIOR_ROWS = 1;

  /** What comes before the moments in {@link StatisticsLayout}. */
  static final int HEADER = 2;

  @Override
  public int length() {
    layout().requireSize();
    return (layout().length() - HEADER) / classes;
  }

  /** Components that all are where all rows are, about which moments are taken. */
  Mixture reference() {
    double[] means = new double[classes * components() * centre.length];
    Arrays.setAll(means, i -> centre[i % centre.length]);
    return spread(means);
  }

  /** Where components are before anything is known. */
  private Mixture start() {
    double[] means = new double[classes * starts.length];
    Arrays.setAll(means, i -> starts[i % starts.length]);
    return spread(means);
  }

  private Mixture spread(double[] means) {
    int d = columns.size();
    double[] weights = new double[means.length / d];
    Arrays.fill(weights, 1.0 / weights.length);
    double[] matrix = new double[d * d];
    for (int j = 0; j < d; j++) {
      matrix[j * d + j] = scales[j];
    }
    if (covariance() == CovarianceType.SPHERICAL) {
      matrix[0] = Arrays.stream(scales).average().orElse(1);
    }
    Mixture form = new Mixture(covariance(), weights, means, new double[0]);
    return new Mixture(covariance(), weights, means, form.packed(d, c -> matrix));
  }

  /** Rows are shared among the components by where these start. */
  @Override
  public Tally tally() {
    return new GaussianGroupTally(this, start());
  }

  @Override
  public Tally tally(Factor current) {
    return new GaussianGroupTally(this, ((GaussianGroupFactor) current).mixture());
  }

  @Override
  public boolean dependsOnParameters() {
    return true;
  }

  @Override
  public double count(ClassSums sums) {
    double count = 0;
    for (int c = 0; c < classes * components(); c++) {
      count += sums.values()[sums.from() + layout().count(c) - HEADER];
    }
    return count;
  }

  /** In the order of {@link StatisticsLayout}. */
  private double[] statistics(ClassSums sums) {
    double[] statistics = new double[layout().length()];
    System.arraycopy(sums.values(), sums.from(), statistics, HEADER, statistics.length - HEADER);
    return statistics;
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    double[] statistics = statistics(sums);
    double[] weights = weights(statistics);
    addPrior(statistics);
    CovarianceFloor floor = new CovarianceFloor(how.varianceFloor(), floors(how.varianceFloor()));
    Maximisation.Result result = new Maximisation(centre, floor).of(reference(), statistics);
    Mixture found = result.mixture();
    Mixture mixture = new Mixture(found.type(), weights, found.means(), found.covariances());
    Factor factor = GaussianGroupFactor.of((Type) type, columns, classes, mixture);
    int raised = Arrays.stream(result.raised()).sum();
    return new Estimate(factor, OptionalDouble.empty(), logPrior(mixture), raised);
  }

  /**
   * Normal-Wishart distributions (Bishop 2006, eq. 10.40), whose prior counts for a row that is
   * where all rows are, and spread like them. A mixture of several has none.
   */
  @Override
  public Optional<PosteriorEstimate> posterior(ClassSums sums, OptionalDouble concentration) {
    if (components() > 1) {
      return Optional.empty();
    }
    NormalWishartPrior before = new NormalWishartPrior(centre, PRIOR_ROWS, scales);
    ComponentMoments moments = new ComponentMoments(reference(), centre, statistics(sums));
    NormalWishart beliefs = before.posterior(moments);
    GaussianGroupPosterior posterior = new GaussianGroupPosterior((Type) type, columns, beliefs);
    return Optional.of(
        new PosteriorEstimate(posterior.expected(), posterior, beliefs.divergence(before)));
  }

  @Override
  public Optional<ParameterPosterior> readPosterior(int classes, TensorReader tensors) {
    return Optional.of(GaussianGroupPosterior.read((Type) type, columns, classes, tensors));
  }

  /** The variances that a floor is a share of; whole numbers have that of rounding at least. */
  private double[] floors(double share) {
    double[] floors = scales.clone();
    for (int j = 0; j < floors.length && share > 0; j++) {
      floors[j] = Math.max(scales[j], Gaussian.rounding(columns.get(j)) / share);
    }
    return floors;
  }

  /** Of each class they sum to 1 / classes. */
  private double[] weights(double[] statistics) {
    int m = components();
    double[] weights = new double[classes * m];
    for (int y = 0; y < classes; y++) {
      double total = 0;
      for (int c = y * m; c < (y + 1) * m; c++) {
        weights[c] = statistics[layout().count(c)];
        total += weights[c];
      }
      for (int c = y * m; c < (y + 1) * m; c++) {
        weights[c] = (total > 0 ? weights[c] / total : 1.0 / m) / classes;
      }
    }
    return weights;
  }

  /** About the centre the prior's rows have no first moment. */
  private void addPrior(double[] statistics) {
    StatisticsLayout layout = layout();
    for (int c = 0; c < layout.components(); c++) {
      statistics[layout.count(c)] += prior;
      for (int j = 0; j < scales.length; j++) {
        statistics[layout.second(c, j, j)] += prior * scales[j];
      }
    }
  }

  /**
   * That of a normal-inverse-Wishart distribution (Murphy 2012, eq. 4.200), up to a constant: the
   * likelihood of the prior's rows, -ν/2 Σ (log |Σ| + tr Σ⁻¹ (S + (μ - m)(μ - m)ᵀ)).
   */
  private double logPrior(Mixture mixture) {
    return prior > 0 ? prior * NormalInverseWishart.logDensities(mixture, centre, scales) : 0;
  }
}
