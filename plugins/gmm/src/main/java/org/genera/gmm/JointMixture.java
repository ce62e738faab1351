package org.genera.gmm;

import java.util.Optional;
import org.genera.api.data.CategoryVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.MixtureMode;

/**
 * A distribution of features and, where components have classes, of a label.
 *
 * @param mixture of the features, of which there may be none
 * @param classes the classes of its components, if the label is part of it
 */
record JointMixture(Mixture mixture, Optional<ComponentClasses> classes) {

  /** One row in the place of what is unknown. */
  JointRow fill(Fill fill, RandomStream random) {
    return switch (fill) {
      case DRAW -> new JointSampler(mixture, classes).draw(random);
      case MEAN -> new JointRow(mean(), likeliestClass());
      case MODE -> mode();
    };
  }

  private double[] mean() {
    double[] mean = new double[mixture.dimensions()];
    for (int c = 0; c < mixture.components(); c++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += mixture.weights()[c] * mixture.mean(c, j);
      }
    }
    return mean;
  }

  private int likeliestClass() {
    return likeliestClass(mixture.weights());
  }

  private int likeliestClass(double[] shares) {
    if (classes.isEmpty()) {
      return CategoryVector.MISSING;
    }
    double[] weights = classes.get().sums(shares);
    int likeliest = 0;
    for (int y = 1; y < weights.length; y++) {
      likeliest = weights[y] > weights[likeliest] ? y : likeliest;
    }
    return likeliest;
  }

  /** The mode of the features, and the likeliest class there. */
  private JointRow mode() {
    MixtureMode modes = new MixtureMode(mixture);
    double[] mode = modes.find();
    return new JointRow(mode, likeliestClass(modes.shares(mode)));
  }
}
