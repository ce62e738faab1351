package org.genera.vae.label;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.ColumnType;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.option.Options;
import org.genera.neural.Activation;
import org.genera.neural.Architecture;
import org.genera.neural.NetworkOptions;
import org.genera.neural.Perceptron;
import org.genera.vae.option.LabelMode;

/**
 * Networks that a label needs, and where their parameters lie.
 *
 * @param classes how many classes there are
 * @param posterior q(z | x, y): from features of a row and a class to means and log variances
 * @param classifier q(y | x): from a row to a logit a class, where classes are told by a network
 */
public record LabelShape(int classes, Architecture posterior, Optional<Architecture> classifier) {

  private static final String POSTERIOR = "posterior";
  private static final String CLASSIFIER = "classifier";

  public static LabelShape of(
      Optional<ColumnType.Image> image, int inputs, int classes, int latent, Options options) {
    List<Integer> hidden = options.get(NetworkOptions.HIDDEN);
    Activation activation = Activation.of(options.get(NetworkOptions.ACTIVATION));
    int features = hidden.isEmpty() ? 2 * latent : hidden.get(hidden.size() - 1);
    boolean network = LabelMode.valueOf(options) == LabelMode.M2;
    return new LabelShape(
        classes,
        new Perceptron(features + classes, List.of(features), 2 * latent, activation),
        network
            ? Optional.of(NetworkOptions.encoder(options, image, inputs, classes))
            : Optional.empty());
  }

  /** How many features of a row the encoder gives. */
  public int features() {
    return posterior.inputs() - classes;
  }

  public int classifierStart() {
    return posterior.parameters();
  }

  public int parameters() {
    return classifierStart() + classifier.map(Architecture::parameters).orElse(0);
  }

  public void initialise(float[] parameters, int from, RandomStream random) {
    posterior.initialise(parameters, from, random);
    classifier.ifPresent(
        network -> network.initialise(parameters, from + classifierStart(), random));
  }

  public void write(ModelArchiveWriter writer, float[] values, int from) {
    posterior.write(writer, POSTERIOR, values, from);
    classifier.ifPresent(
        network -> network.write(writer, CLASSIFIER, values, from + classifierStart()));
  }

  public void read(ModelArchive archive, float[] values, int from) {
    posterior.read(archive, POSTERIOR, values, from);
    classifier.ifPresent(
        network -> network.read(archive, CLASSIFIER, values, from + classifierStart()));
  }
}
