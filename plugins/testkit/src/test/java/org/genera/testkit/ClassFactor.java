package org.genera.testkit;

import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnType;
import org.genera.api.engine.RandomStream;

/** p(x | class) of one column, from sums over the rows of each class. */
interface ClassFactor {

  /** log p(x | class) of a number or of a level's index. */
  double log(int label, double x);

  double draw(int label, RandomStream random);

  /** The mean, or the mode of levels, of the mixture of the classes. */
  double mean(double[] shares);

  /** The most probable value of the mixture of the classes. */
  double mode(double[] shares);

  static int sums(ColumnType type) {
    return type instanceof ColumnType.Category category ? category.levels().size() : 3;
  }

  /** Adds a value to the sums of its class. */
  static void add(ColumnType type, double x, double weight, double[] statistics, int offset) {
    if (type instanceof ColumnType.Category) {
      statistics[offset + (int) x] += weight;
    } else {
      statistics[offset] += weight;
      statistics[offset + 1] += weight * x;
      statistics[offset + 2] += weight * x * x;
    }
  }

  static ClassFactor of(ColumnType type, double[] statistics, int offset, int classes) {
    int length = sums(type);
    double[][] sums = new double[classes][];
    for (int label = 0; label < classes; label++) {
      int from = offset + label * length;
      sums[label] = Arrays.copyOfRange(statistics, from, from + length);
    }
    return type instanceof ColumnType.Category ? Levels.of(sums) : Normal.of(sums);
  }

  /** A normal distribution for each class. */
  record Normal(double[] means, double[] variances) implements ClassFactor {

    static Normal of(double[][] sums) {
      double[] means = new double[sums.length];
      double[] variances = new double[sums.length];
      for (int label = 0; label < sums.length; label++) {
        means[label] = sums[label][1] / sums[label][0];
        variances[label] = sums[label][2] / sums[label][0] - means[label] * means[label];
        if (!(variances[label] > 1e-12 * means[label] * means[label])) {
          throw new GeneraException(
              StandardError.NUMERICAL, "A column is constant within a class; leave it out.");
        }
      }
      return new Normal(means, variances);
    }

    @Override
    public double log(int label, double x) {
      double z = x - means[label];
      return -0.5 * (z * z / variances[label] + Math.log(2 * Math.PI * variances[label]));
    }

    @Override
    public double draw(int label, RandomStream random) {
      return means[label] + Math.sqrt(variances[label]) * random.nextGaussian();
    }

    @Override
    public double mean(double[] shares) {
      double mean = 0;
      for (int label = 0; label < shares.length; label++) {
        mean += shares[label] * means[label];
      }
      return mean;
    }

    /** The best of the points that mean-shift (Carreira-Perpinan 2000) reaches from the means. */
    @Override
    public double mode(double[] shares) {
      return Arrays.stream(means)
          .map(start -> climb(start, shares))
          .boxed()
          .max((a, b) -> Double.compare(density(a, shares), density(b, shares)))
          .orElseThrow();
    }

    private double climb(double start, double[] shares) {
      double x = start;
      for (int step = 0; step < 1000; step++) {
        double above = 0;
        double below = 0;
        for (int label = 0; label < shares.length; label++) {
          double precision = shares[label] * Math.exp(log(label, x)) / variances[label];
          above += precision * means[label];
          below += precision;
        }
        x = above / below;
      }
      return x;
    }

    private double density(double x, double[] shares) {
      double density = 0;
      for (int label = 0; label < shares.length; label++) {
        density += shares[label] * Math.exp(log(label, x));
      }
      return density;
    }
  }

  /** Probabilities of levels for each class; every level was seen once more than it was. */
  record Levels(double[][] probabilities) implements ClassFactor {

    static Levels of(double[][] counts) {
      double[][] probabilities = new double[counts.length][];
      for (int label = 0; label < counts.length; label++) {
        double total = Arrays.stream(counts[label]).sum() + counts[label].length;
        probabilities[label] = Arrays.stream(counts[label]).map(c -> (c + 1) / total).toArray();
      }
      return new Levels(probabilities);
    }

    @Override
    public double log(int label, double x) {
      return Math.log(probabilities[label][(int) x]);
    }

    @Override
    public double draw(int label, RandomStream random) {
      double[] cumulative = probabilities[label].clone();
      Arrays.parallelPrefix(cumulative, Double::sum);
      return random.nextIndex(cumulative);
    }

    @Override
    public double mean(double[] shares) {
      return mode(shares);
    }

    @Override
    public double mode(double[] shares) {
      int best = 0;
      for (int level = 1; level < probabilities[0].length; level++) {
        best = probability(level, shares) > probability(best, shares) ? level : best;
      }
      return best;
    }

    private double probability(int level, double[] shares) {
      double probability = 0;
      for (int label = 0; label < shares.length; label++) {
        probability += shares[label] * probabilities[label][level];
      }
      return probability;
    }
  }
}
