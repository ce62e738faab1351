package org.genera.vae;

import java.util.List;
import java.util.Optional;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.option.Options;
import org.genera.neural.Activation;
import org.genera.neural.Architecture;
import org.genera.neural.Perceptron;

/**
 * Networks that a label needs, and where their parameters lie.
 *
 * @param classes how many classes there are
 * @param posterior q(z | x, y): from features of a row and a class to means and log variances
 * @param classifier q(y | x): from a row to a logit a class, where classes are told by a network
 */
record LabelShape(int classes, Architecture posterior, Optional<Architecture> classifier) {

  private static final String POSTERIOR = "posterior";
  private static final String CLASSIFIER = "classifier";

  static LabelShape of(int width, int classes, int latent, Activation activation, Options options) {
    List<Integer> hidden = options.get(VaeOptions.HIDDEN);
    int features = hidden.isEmpty() ? 2 * latent : hidden.get(hidden.size() - 1);
    boolean network = LabelMode.valueOf(options) == LabelMode.M2;
    return new LabelShape(
        classes,
        new Perceptron(features + classes, List.of(features), 2 * latent, activation),
        network
            ? Optional.of(new Perceptron(width, hidden, classes, activation))
            : Optional.empty());
  }

  /** How many features of a row the encoder gives. */
  int features() {
    return posterior.inputs() - classes;
  }

  int classifierStart() {
    return posterior.parameters();
  }

  int parameters() {
    return classifierStart() + classifier.map(Architecture::parameters).orElse(0);
  }

  void initialise(float[] parameters, int from, RandomStream random) {
    posterior.initialise(parameters, from, random);
    classifier.ifPresent(
        network -> network.initialise(parameters, from + classifierStart(), random));
  }

  void write(ModelArchiveWriter writer, float[] values, int from) {
    posterior.write(writer, POSTERIOR, values, from);
    classifier.ifPresent(
        network -> network.write(writer, CLASSIFIER, values, from + classifierStart()));
  }

  void read(ModelArchive archive, float[] values, int from) {
    posterior.read(archive, POSTERIOR, values, from);
    classifier.ifPresent(
        network -> network.read(archive, CLASSIFIER, values, from + classifierStart()));
  }
}
