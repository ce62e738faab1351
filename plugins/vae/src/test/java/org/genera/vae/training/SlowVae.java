package org.genera.vae.training;

import java.util.List;
import org.genera.neural.Architecture;
import org.genera.neural.Perceptron;
import org.genera.vae.label.LabelShape;
import org.genera.vae.network.VaeShape;

/**
 * The formulas of an autoencoder of truth values, one row, class and draw at a time, in double
 * precision: what the fast code is held against. Hidden layers have hyperbolic tangents.
 */
final class SlowVae {

  private final VaeShape shape;
  private final double[] parameters;

  SlowVae(VaeShape shape, double[] parameters) {
    this.shape = shape;
    this.parameters = parameters;
  }

  private double[] network(Architecture architecture, int from, double[] inputs) {
    List<Integer> hidden = ((Perceptron) architecture).hidden();
    double[] x = inputs;
    int at = from;
    for (int layer = 0; layer <= hidden.size(); layer++) {
      boolean last = layer == hidden.size();
      double[] z = new double[last ? architecture.outputs() : hidden.get(layer)];
      int biases = at + z.length * x.length;
      for (int j = 0; j < z.length; j++) {
        z[j] = parameters[biases + j];
        for (int i = 0; i < x.length; i++) {
          z[j] += parameters[at + j * x.length + i] * x[i];
        }
        z[j] = last ? z[j] : Math.tanh(z[j]);
      }
      at = biases + z.length;
      x = z;
    }
    return x;
  }

  /** What a network sees of a row: whether each value is false, and whether it is true. */
  private double[] seen(double[] x) {
    if (x.length == shape.encoder().inputs()) {
      return x;
    }
    double[] seen = new double[2 * x.length];
    for (int j = 0; j < x.length; j++) {
      seen[2 * j + (x[j] == 1 ? 1 : 0)] = 1;
    }
    return seen;
  }

  /**
   * Means, then log variances, of q(z | x), or of q(z | x, y).
   *
   * @param x truth values, or what a network sees
   */
  double[] code(double[] x, int y) {
    double[] features = network(shape.encoder(), 0, seen(x));
    return shape.labels().isEmpty()
        ? features
        : network(
            shape.labels().get().posterior(),
            shape.labelStart(),
            join(features, y, shape.classes()));
  }

  static double[] join(double[] values, int y, int classes) {
    double[] joined = java.util.Arrays.copyOf(values, values.length + classes);
    joined[values.length + y] = 1;
    return joined;
  }

  /** log q(y | x) of the network. */
  double[] logClasses(double[] x) {
    LabelShape label = shape.labels().orElseThrow();
    double[] logits =
        network(
            label.classifier().orElseThrow(),
            shape.labelStart() + label.classifierStart(),
            seen(x));
    double total = 0;
    for (double logit : logits) {
      total += Math.exp(logit);
    }
    for (int y = 0; y < logits.length; y++) {
      logits[y] -= Math.log(total);
    }
    return logits;
  }

  double[] z(double[] code, double[] noise) {
    int latent = noise.length;
    double[] z = new double[latent];
    for (int k = 0; k < latent; k++) {
      z[k] = code[k] + Math.exp(0.5 * code[latent + k]) * noise[k];
    }
    return z;
  }

  /** log p(x | y, z). */
  double logLikelihood(double[] x, int y, double[] z) {
    double[] logits =
        network(
            shape.decoder(),
            shape.decoderStart(),
            shape.classes() == 0 ? z : join(z, y, shape.classes()));
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      double p = 1 / (1 + Math.exp(-logits[j]));
      sum += Math.log(x[j] == 1 ? p : 1 - p);
    }
    return sum;
  }

  /** KL(q || N(0, I)) in one latent variable. */
  static double divergence(double[] code, int k) {
    double mean = code[k];
    double logVariance = code[code.length / 2 + k];
    return 0.5 * (mean * mean + Math.exp(logVariance) - 1 - logVariance);
  }

  /** log N(z; mean, exp(log variance)). */
  static double logNormal(double z, double mean, double logVariance) {
    double error = z - mean;
    return -0.5 * (Math.log(2 * Math.PI) + logVariance + error * error / Math.exp(logVariance));
  }

  /** log q(z | x). */
  static double logPosterior(double[] code, double[] z) {
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      sum += logNormal(z[k], code[k], code[z.length + k]);
    }
    return sum;
  }
}
