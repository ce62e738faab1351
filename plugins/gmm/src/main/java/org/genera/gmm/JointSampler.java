package org.genera.gmm;

import java.util.Optional;
import org.genera.api.data.CategoryVector;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureSampler;
import org.jspecify.annotations.Nullable;

/** Draws from p(x, y): a class, then a row of it; from p(x) where there are no classes. */
final class JointSampler {

  private final Mixture mixture;
  private final Optional<ComponentClasses> classes;
  private final double[] cumulative;
  private final @Nullable MixtureSampler[] samplers;

  JointSampler(Mixture mixture, Optional<ComponentClasses> classes) {
    this.mixture = mixture;
    this.classes = classes;
    cumulative = classes.map(of -> of.weights(mixture)).orElseGet(() -> new double[] {1});
    for (int y = 1; y < cumulative.length; y++) {
      cumulative[y] += cumulative[y - 1];
    }
    samplers = new @Nullable MixtureSampler[cumulative.length];
  }

  /** A row of features and its class, if there are classes. */
  JointRow draw(RandomStream random) {
    double[] values = new double[mixture.dimensions()];
    int code = draw(random, values);
    return new JointRow(values, code);
  }

  /**
   * Draws rows.
   *
   * @param columns takes them, {@code [feature][row]}
   * @param rows how many rows
   * @return their classes, if there are classes
   */
  int[] fill(double[][] columns, int rows, RandomStream random) {
    int[] codes = new int[rows];
    double[] values = new double[columns.length];
    for (int row = 0; row < rows; row++) {
      codes[row] = draw(random, values);
      for (int j = 0; j < values.length; j++) {
        columns[j][row] = values[j];
      }
    }
    return codes;
  }

  /** Fills the features of a row and returns its class. */
  private int draw(RandomStream random, double[] values) {
    int y = classes.isEmpty() ? 0 : random.nextIndex(cumulative);
    sampler(y).draw(random, values);
    return classes.isEmpty() ? CategoryVector.MISSING : y;
  }

  private MixtureSampler sampler(int y) {
    MixtureSampler sampler = samplers[y];
    if (sampler == null) {
      sampler =
          new MixtureSampler(classes.map(of -> mixture.select(of.components(y))).orElse(mixture));
      samplers[y] = sampler;
    }
    return sampler;
  }
}
