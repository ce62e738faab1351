package org.genera.vae;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.genera.neural.Activation;
import org.genera.neural.Architecture;
import org.genera.neural.Perceptron;

/**
 * The networks, and where their parameters lie in one vector: encoder, decoder, the parameters of
 * p(x | z) that are the same for all rows, then what a label, the prior and the encoding of rows
 * need.
 *
 * @param encoder from a row to means and log variances of the latent variables; with a label, to
 *     features from which those networks go on that know the label
 * @param decoder from latent variables (and the label) to the parameters of p(x | z)
 * @param latent how many latent variables there are
 * @param scalars how many parameters of p(x | z) are the same for all rows
 * @param labels networks of the label, if the model has one
 * @param prior p(z)
 * @param embeddings how many parameters the encoding of rows has
 */
record VaeShape(
    Architecture encoder,
    Architecture decoder,
    int latent,
    int scalars,
    Optional<LabelShape> labels,
    PriorShape prior,
    int embeddings) {

  /**
   * The shape that options ask for.
   *
   * @param classes how many classes the label has; 0 without a label
   */
  static VaeShape of(RowCodec codec, int classes, Options options) {
    RowLayout layout = codec.layout();
    List<Integer> hidden = options.get(VaeOptions.HIDDEN);
    List<Integer> backwards = new ArrayList<>(hidden);
    Collections.reverse(backwards);
    int latent = options.get(VaeOptions.LATENT);
    Activation activation =
        Activation.valueOf(options.get(VaeOptions.ACTIVATION).toUpperCase(Locale.ROOT));
    Optional<LabelShape> labels =
        classes == 0
            ? Optional.empty()
            : Optional.of(LabelShape.of(layout.inputs(), classes, latent, activation, options));
    return new VaeShape(
        new Perceptron(
            layout.inputs(),
            hidden,
            labels.map(LabelShape::features).orElse(2 * latent),
            activation),
        new Perceptron(latent + classes, backwards, layout.outputs(), activation),
        latent,
        layout.scalars(),
        labels,
        PriorShape.of(layout, codec.isBounded(), options),
        layout.embeddings());
  }

  /** As options have it, for messages. */
  String words() {
    String mixture = prior.components() == 0 ? "" : " prior-components=" + prior.components();
    return encoder.words()
        + " latent="
        + latent
        + " prior="
        + prior.kind().name().toLowerCase(Locale.ROOT)
        + mixture;
  }

  /** How many classes the label has; 0 without a label. */
  int classes() {
    return decoder.inputs() - latent;
  }

  int decoderStart() {
    return encoder.parameters();
  }

  int scalarStart() {
    return decoderStart() + decoder.parameters();
  }

  int labelStart() {
    return scalarStart() + scalars;
  }

  int priorStart() {
    return labelStart() + labels.map(LabelShape::parameters).orElse(0);
  }

  int embeddingStart() {
    return priorStart() + prior.parameters();
  }

  int parameters() {
    return embeddingStart() + embeddings;
  }

  /** Draws the weights of all networks. */
  void initialise(float[] parameters, RandomStream random) {
    encoder.initialise(parameters, 0, random);
    decoder.initialise(parameters, decoderStart(), random);
    labels.ifPresent(shape -> shape.initialise(parameters, labelStart(), random));
    prior.initialise(parameters, priorStart(), random);
  }
}
