package org.genera.gmm;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.genera.api.data.Batch;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.ExpectationMaximisation;
import org.genera.numerics.LabelledSample;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/**
 * In how many directions the rows themselves, all of them or those of a class, vary less than the
 * covariance floor: a constant column, or columns that depend on each other. Every component is at
 * the floor there, which says nothing of the component; one that is at the floor in more directions
 * has collapsed on a few rows.
 */
final class FlatDirections {

  private static final int ITERATIONS = 100;
  private static final double TOLERANCE = 1e-6;

  private final TrainingData data;
  private final Optional<ClassCounts> counts;
  private final Supplier<LabelledSample> sample;
  private final Map<CovarianceType, int[]> known = new EnumMap<>(CovarianceType.class);

  /**
   * Directions of some rows.
   *
   * @param data the rows
   * @param counts of their classes, if there is a label
   * @param sample some of the rows
   */
  FlatDirections(TrainingData data, Optional<ClassCounts> counts, Supplier<LabelledSample> sample) {
    this.data = data;
    this.counts = counts;
    this.sample = sample;
  }

  /** How many covariances are at the floor in more directions than their rows. */
  int collapsed(Climb.Arrival arrival, Supervision supervision) {
    int[] raised = arrival.raised();
    if (Arrays.stream(raised).allMatch(directions -> directions == 0)) {
      return 0;
    }
    int[] flat = known.computeIfAbsent(arrival.mixture().type(), this::ofClasses);
    int collapsed = 0;
    for (int c = 0; c < raised.length; c++) {
      boolean own = flat.length > 1 && supervision.classes().isPresent();
      int y = own ? supervision.classes().get().ofComponent()[c] : 0;
      collapsed += raised[c] > flat[y] ? 1 : 0;
    }
    return collapsed;
  }

  /** One Gaussian for all rows, or for each class, held at the floor: one number a class. */
  private int[] ofClasses(CovarianceType type) {
    Supervision supervision =
        counts
            .map(of -> new Supervision(Optional.of(of.components(1)), 0))
            .orElse(Supervision.NONE);
    int[] classes = supervision.classes().map(ComponentClasses::ofComponent).orElse(new int[1]);
    EmSteps steps = new EmSteps(data, data.rows(), supervision);
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            "EM, all rows", TOLERANCE, ITERATIONS, data.context().listener()::progress);
    new ExpectationMaximisation<>(steps, monitor).run(wide(type, classes.length));
    int[] raised = steps.raised();
    int[] flat =
        new int[type == CovarianceType.TIED ? 1 : 1 + Arrays.stream(classes).max().orElse(0)];
    for (int c = 0; c < raised.length; c++) {
      boolean own = flat.length > 1;
      flat[own ? classes[c] : 0] = hasEnoughRows(type, own ? classes[c] : -1) ? raised[c] : 0;
    }
    return flat;
  }

  private Mixture wide(CovarianceType type, int k) {
    double[] centre = data.moments().means();
    double[] scales = data.moments().scales();
    int d = centre.length;
    double[] weights = new double[k];
    double[] means = new double[k * d];
    double[] matrix = new double[d * d];
    Arrays.fill(weights, 1.0 / k);
    Arrays.setAll(means, i -> centre[i % d]);
    for (int j = 0; j < d; j++) {
      matrix[j * d + j] = scales[j];
    }
    Mixture form = new Mixture(type, weights, means, new double[0]);
    return new Mixture(type, weights, means, form.packed(d, c -> matrix));
  }

  /** So few rows are flat whatever they are: a matrix needs more of them than columns. */
  private boolean hasEnoughRows(CovarianceType type, int level) {
    Batch rows = sample.get().rows();
    int needed = type.hasCorrelations() ? data.features().size() : 1;
    int[] codes =
        data.label().map(label -> new Labels(label).codes(rows)).orElse(new int[rows.rows()]);
    double[][] columns = data.features().columns(rows);
    Set<DistinctRows.Row> distinct = new HashSet<>();
    for (int row = 0; row < codes.length && distinct.size() <= needed; row++) {
      if (level < 0 || codes[row] == level) {
        distinct.add(DistinctRows.Row.of(columns, row));
      }
    }
    return distinct.size() > needed;
  }
}
