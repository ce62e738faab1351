package org.genera.gmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.CategoryVector;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.ExpectedMoments;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureDensity;
import org.genera.numerics.gaussian.StatisticsLayout;

/**
 * The expected sufficient statistics where rows have classes: a labelled row is shared among the
 * components of its class, a row without a label among all of them, and counts less (Nigam et al.
 * 2000, EM-λ). Not thread-safe.
 */
final class LabelledMoments {

  private final ComponentClasses classes;
  private final double unlabelledWeight;
  private final List<Part> parts = new ArrayList<>();
  private final boolean[] known;
  private final ExpectedMoments all;

  LabelledMoments(Mixture mixture, double[] centre, Supervision supervision) {
    classes = supervision.classes().orElseThrow();
    unlabelledWeight = supervision.unlabelledWeight();
    double[] weights = classes.weights(mixture);
    known = new boolean[weights.length];
    for (int y = 0; y < known.length; y++) {
      int[] components = classes.components(y);
      known[y] = components.length > 0;
      if (known[y]) {
        parts.add(new Part(y, StrictMath.log(weights[y]), components, mixture, centre));
      }
    }
    all = new ExpectedMoments(new MixtureDensity(mixture), centre);
  }

  void add(double[][] columns, int[] codes, double[] weights, double[] statistics) {
    requireKnownClasses(codes, weights);
    for (Part part : parts) {
      int[] rows = rows(codes, part.y);
      part.add(pick(columns, rows), pick(weights, rows), statistics);
    }
    if (unlabelledWeight > 0) {
      int[] others = rows(codes, CategoryVector.MISSING);
      double[] reduced = pick(weights, others);
      for (int i = 0; i < reduced.length; i++) {
        reduced[i] *= unlabelledWeight;
      }
      all.add(pick(columns, others), reduced, statistics);
    }
  }

  private static int[] rows(int[] codes, int code) {
    return IntStream.range(0, codes.length).filter(row -> codes[row] == code).toArray();
  }

  private static double[][] pick(double[][] columns, int[] rows) {
    double[][] picked = new double[columns.length][];
    for (int j = 0; j < picked.length; j++) {
      picked[j] = pick(columns[j], rows);
    }
    return picked;
  }

  private static double[] pick(double[] column, int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]];
    }
    return picked;
  }

  private void requireKnownClasses(int[] codes, double[] weights) {
    for (int row = 0; row < codes.length; row++) {
      int y = codes[row];
      if (weights[row] > 0 && y >= 0 && !known[y]) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "The model has no component of class '"
                + new Labels(classes.label()).levels().get(y)
                + "', which it has never seen; train anew with rows of that class.");
      }
    }
  }

  /** The components of one class. */
  private static final class Part {
    private final int y;
    private final double logWeight;
    private final int[] components;
    private final Mixture mixture;
    private final ExpectedMoments moments;
    private final StatisticsLayout from;
    private final StatisticsLayout to;

    Part(int y, double logWeight, int[] components, Mixture whole, double[] centre) {
      this.y = y;
      this.logWeight = logWeight;
      this.components = components;
      mixture = whole.select(components);
      moments = new ExpectedMoments(new MixtureDensity(mixture), centre);
      from = StatisticsLayout.of(mixture);
      to = StatisticsLayout.of(whole);
    }

    void add(double[][] columns, double[] weights, double[] statistics) {
      double[] own = new double[from.length()];
      moments.add(columns, weights, own);
      addUnknown(columns, weights, own);
      double weight = own[StatisticsLayout.WEIGHT];
      if (weight > 0) {
        own[StatisticsLayout.LOG_LIKELIHOOD] += weight * logWeight;
        moveTo(own, statistics);
      }
    }

    /** Rows of which nothing is known but the class: the class's own moments. */
    private void addUnknown(double[][] columns, double[] weights, double[] own) {
      double unknown = 0;
      for (int row = 0; row < weights.length; row++) {
        double[] values = NumericFeatures.row(columns, row);
        unknown += Arrays.stream(values).allMatch(Double::isNaN) ? weights[row] : 0;
      }
      for (int c = 0; c < components.length && unknown > 0; c++) {
        double share = unknown * mixture.weights()[c];
        own[from.count(c)] += share;
        for (int i = 0; i < from.dimensions(); i++) {
          int end = from.cross() ? from.dimensions() : i + 1;
          for (int j = i; j < end; j++) {
            own[from.second(c, i, j)] += share * mixture.covariance(c, i, j);
          }
        }
      }
    }

    private void moveTo(double[] own, double[] statistics) {
      statistics[StatisticsLayout.LOG_LIKELIHOOD] += own[StatisticsLayout.LOG_LIKELIHOOD];
      statistics[StatisticsLayout.WEIGHT] += own[StatisticsLayout.WEIGHT];
      for (int c = 0; c < components.length; c++) {
        statistics[to.count(components[c])] += own[from.count(c)];
        for (int i = 0; i < from.dimensions(); i++) {
          statistics[to.first(components[c], i)] += own[from.first(c, i)];
          int end = from.cross() ? from.dimensions() : i + 1;
          for (int j = i; j < end; j++) {
            statistics[to.second(components[c], i, j)] += own[from.second(c, i, j)];
          }
        }
      }
    }
  }
}
