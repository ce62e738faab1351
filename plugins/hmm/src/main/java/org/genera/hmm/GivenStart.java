package org.genera.hmm;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.hmm.durations.DurationModel;
import org.genera.hmm.structure.StructureOptions;
import org.genera.likelihoods.ClassShares;
import org.genera.likelihoods.Likelihood;
import org.genera.numerics.NpyArray;

/**
 * A start in files: start and transition probabilities, and either the moments of Gaussian columns
 * or the frequencies of one column's levels. Emissions are estimated from steps made up so as to
 * have just these moments or frequencies.
 */
final class GivenStart {

  private static final double SUM_TOLERANCE = 1e-6;

  private final Plan plan;
  private final Options options;
  private final int k;

  private GivenStart(Plan plan, Options options) {
    this.plan = plan;
    this.options = options;
    k = plan.states();
  }

  /**
   * Refuses files beside another start, and what has no effect beside files.
   *
   * @param model to start from
   * @param labelled whether states are labelled
   */
  static void requireAlone(Options options, Optional<Model> model, boolean labelled) {
    Optional<Option<?>> file = StartOptions.ALL.stream().filter(options::isGiven).findFirst();
    if (file.isEmpty()) {
      return;
    }
    if (model.isPresent()) {
      throw invalid(file.get(), "gives a start beside the model to start from; leave one out");
    } else if (labelled) {
      throw invalid(file.get(), "has no effect, for labelled states start at their counts");
    } else if (options.isGiven(HmmOptions.STARTS)) {
      throw invalid(HmmOptions.STARTS, "has no effect beside a start in files; leave one out");
    } else if (options.isGiven(HmmOptions.START)) {
      throw invalid(HmmOptions.START, "has no effect beside a start in files; leave one out");
    } else if (options.isGiven(StructureOptions.TIED)) {
      throw invalid(file.get(), "cannot stand beside 'tied'; leave one out");
    } else if (options.isGiven(StructureOptions.ENDS)) {
      throw invalid(file.get(), "cannot stand beside 'ends'; leave one out");
    } else if (DurationModel.of(options).isExplicit()) {
      throw invalid(file.get(), "cannot stand beside 'durations'; leave one out");
    }
  }

  /** The start in the files that the options name, if they name any. */
  static Optional<Plan.Fit> find(Plan plan, Options options) {
    return StartOptions.ALL.stream().anyMatch(options::isGiven)
        ? Optional.of(new GivenStart(plan, options).read())
        : Optional.empty();
  }

  private Plan.Fit read() {
    double[] statistics = new double[plan.length()];
    double[] start = array(StartOptions.PROBABILITIES, p -> p >= 0, k);
    requireDistributions(StartOptions.PROBABILITIES, start, k);
    System.arraycopy(start, 0, statistics, Plan.STARTS, k);
    double[] transitions = array(StartOptions.TRANSITIONS, p -> p >= 0, k, k);
    requireDistributions(StartOptions.TRANSITIONS, transitions, k);
    System.arraycopy(transitions, 0, statistics, plan.transitions(), k * k);
    if (options.isGiven(StartOptions.LEVELS)) {
      addLevels(statistics);
    } else {
      addMoments(statistics);
    }
    return plan.estimate(statistics, unsmoothed());
  }

  private Options unsmoothed() {
    Map<String, String> texts = new HashMap<>(options.texts());
    texts.put(HmmOptions.SMOOTHING.name(), "0");
    texts.put(HmmOptions.TRANSITION_SMOOTHING.name(), "0");
    texts.remove(StructureOptions.STICKINESS.name());
    return Options.of(HmmOptions.ALL, texts);
  }

  /** Two steps of each state, a standard deviation to either side of its mean. */
  private void addMoments(double[] statistics) {
    List<Column> columns =
        plan.emissions().stream().map(emission -> emission.columns().get(0)).toList();
    for (int j = 0; j < columns.size(); j++) {
      requireEmission(StartOptions.MEANS, j, "gaussian", ColumnType.Real.class);
    }
    int d = columns.size();
    double[] means = array(StartOptions.MEANS, Double::isFinite, k, d);
    double[] variances = array(StartOptions.VARIANCES, v -> v > 0, k, d);
    BatchBuilder steps = new BatchBuilder(Schema.of(columns), 2 * k);
    double[][] shares = new double[k][2 * k];
    for (int i = 0; i < k; i++) {
      for (int side = -1; side <= 1; side += 2) {
        shares[i][steps.rows()] = 1;
        for (int j = 0; j < d; j++) {
          steps.number(j, means[i * d + j] + side * Math.sqrt(variances[i * d + j]));
        }
        steps.endRow();
      }
    }
    add(steps.build(0), shares, statistics);
  }

  /** A step of each level, as much in each state as is said. */
  private void addLevels(double[] statistics) {
    if (plan.emissions().size() != 1) {
      throw invalid(StartOptions.LEVELS, "is for steps of one column");
    }
    requireEmission(StartOptions.LEVELS, 0, "categorical", ColumnType.Category.class);
    Column column = plan.emissions().get(0).columns().get(0);
    int levels = ((ColumnType.Category) column.type()).levels().size();
    double[] probabilities = array(StartOptions.LEVELS, p -> p >= 0, k, levels);
    requireDistributions(StartOptions.LEVELS, probabilities, levels);
    BatchBuilder steps = new BatchBuilder(Schema.of(column), levels);
    double[][] shares = new double[k][levels];
    for (int level = 0; level < levels; level++) {
      steps.whole(0, level);
      steps.endRow();
      for (int i = 0; i < k; i++) {
        shares[i][level] = probabilities[i * levels + level];
      }
    }
    add(steps.build(0), shares, statistics);
  }

  private void add(Batch steps, double[][] shares, double[] statistics) {
    for (int j = 0; j < plan.emissions().size(); j++) {
      Likelihood emission = plan.emissions().get(j);
      emission.tally().add(steps, new ClassShares.Soft(shares), plan.sums(j, statistics));
    }
  }

  private void requireEmission(
      Option<Path> option, int emission, String name, Class<? extends ColumnType> type) {
    Likelihood likelihood = plan.emissions().get(emission);
    Column column = likelihood.columns().get(0);
    if (!likelihood.type().name().equals(name) || !type.isInstance(column.type())) {
      throw invalid(
          option,
          "cannot be: column '"
              + column.name()
              + "' is "
              + column.type().kind()
              + " with the emission "
              + likelihood.type().name()
              + ". Starts in files are for "
              + (name.equals("gaussian") ? "Gaussian real numbers" : "one categorical column")
              + "; leave them out");
    }
  }

  private double[] array(Option<Path> option, DoublePredicate allowed, int... shape) {
    Path path =
        options
            .find(option)
            .orElseThrow(() -> invalid(option, "is missing: a start in files has to be whole"));
    NpyArray array = read(option, path);
    if (!Arrays.equals(array.shape(), shape)) {
      throw invalid(
          option,
          "'"
              + path
              + "' has the shape "
              + Arrays.toString(array.shape())
              + " instead of "
              + Arrays.toString(shape));
    }
    for (double value : array.values()) {
      if (!Double.isFinite(value) || !allowed.test(value)) {
        throw invalid(option, "'" + path + "' holds " + value + ", which is out of range");
      }
    }
    return array.values();
  }

  private static NpyArray read(Option<Path> option, Path path) {
    try {
      return NpyArray.read(path);
    } catch (GeneraException e) {
      throw new GeneraException(e.code(), "Option '" + option.name() + "': " + e.getMessage(), e);
    }
  }

  private static void requireDistributions(Option<Path> option, double[] values, int length) {
    for (int from = 0; from < values.length; from += length) {
      double sum = Arrays.stream(values, from, from + length).sum();
      if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
        throw invalid(option, "holds probabilities that sum to " + sum + " instead of 1");
      }
    }
  }

  private static GeneraException invalid(Option<?> option, String reason) {
    return new GeneraException(
        StandardError.INVALID_OPTION, "Option '" + option.name() + "' " + reason + ".");
  }
}
