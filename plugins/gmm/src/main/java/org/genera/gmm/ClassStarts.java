package org.genera.gmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;

/** Each class starts at its own rows, with its share of the rows. */
final class ClassStarts implements Starts {

  private final CovarianceType type;
  private final List<Starts> starts = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();

  /**
   * Starts of labelled rows.
   *
   * @param counts the weight of each class in all rows
   * @param rows some of the rows with a label; a class that they lack starts at all of them
   */
  ClassStarts(TrainingData data, MixtureForm form, ClassCounts counts, Batch rows) {
    type = form.type();
    int[] codes = new Labels(counts.label()).codes(rows);
    for (int y = 0; y < counts.weights().length; y++) {
      if (counts.weights()[y] > 0) {
        int code = y;
        int[] own = IntStream.range(0, codes.length).filter(row -> codes[row] == code).toArray();
        starts.add(Starts.of(data, form, own.length == 0 ? rows : rows.pick(own)));
        shares.add(counts.weights()[y] / counts.total());
      }
    }
  }

  @Override
  public Mixture start(RandomStream random) {
    List<Mixture> mixtures = starts.stream().map(start -> start.start(random)).toList();
    List<double[]> weights = new ArrayList<>();
    List<double[]> covariances = new ArrayList<>();
    for (int y = 0; y < mixtures.size(); y++) {
      Mixture mixture = mixtures.get(y);
      weights.add(scaled(mixture.weights(), shares.get(y)));
      covariances.add(
          type == CovarianceType.TIED
              ? scaled(mixture.covariances(), shares.get(y))
              : mixture.covariances());
    }
    return new Mixture(
        type,
        concat(weights),
        concat(mixtures.stream().map(Mixture::means).toList()),
        type == CovarianceType.TIED ? sum(covariances) : concat(covariances));
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  private static double[] concat(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] sum(List<double[]> parts) {
    double[] sum = new double[parts.get(0).length];
    for (double[] part : parts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }
}
