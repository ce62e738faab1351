package org.genera.gmm;

import java.util.Optional;
import org.genera.api.data.CategoryVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;

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
    if (classes.isEmpty()) {
      return CategoryVector.MISSING;
    }
    double[] weights = classes.get().weights(mixture);
    int likeliest = 0;
    for (int y = 1; y < weights.length; y++) {
      likeliest = weights[y] > weights[likeliest] ? y : likeliest;
    }
    return likeliest;
  }

  /** The highest point of p(x, y): the highest of the classes' modes. */
  private JointRow mode() {
    if (classes.isEmpty()) {
      return new JointRow(new MixtureMode(mixture).find(), CategoryVector.MISSING);
    }
    double[] weights = classes.get().weights(mixture);
    JointRow best = new JointRow(mean(), likeliestClass());
    double highest = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < weights.length; y++) {
      if (weights[y] > 0) {
        MixtureMode modes = new MixtureMode(mixture.select(classes.get().components(y)));
        double[] mode = modes.find();
        double height = StrictMath.log(weights[y]) + modes.logDensity(mode);
        if (height > highest) {
          best = new JointRow(mode, y);
          highest = height;
        }
      }
    }
    return best;
  }
}
