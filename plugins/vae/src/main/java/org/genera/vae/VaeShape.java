package org.genera.vae;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.genera.api.option.Options;
import org.genera.neural.Activation;
import org.genera.neural.Architecture;
import org.genera.neural.Perceptron;

/**
 * The networks, and where their parameters lie in one vector: encoder, decoder, then the parameters
 * of p(x | z) that are the same for all rows.
 *
 * @param encoder from a row to means and log variances of the latent variables
 * @param decoder from latent variables to the parameters of p(x | z)
 * @param scalars how many parameters of p(x | z) are the same for all rows
 */
record VaeShape(Architecture encoder, Architecture decoder, int scalars) {

  static VaeShape of(RowLayout layout, Options options) {
    List<Integer> hidden = options.get(VaeOptions.HIDDEN);
    List<Integer> backwards = new ArrayList<>(hidden);
    Collections.reverse(backwards);
    int latent = options.get(VaeOptions.LATENT);
    Activation activation =
        Activation.of(options.get(VaeOptions.ACTIVATION));
    return new VaeShape(
        new Perceptron(layout.inputs(), hidden, 2 * latent, activation),
        new Perceptron(latent, backwards, layout.outputs(), activation),
        layout.scalars());
  }

  /** As options have it, for messages. */
  String words() {
    return encoder.words() + " latent=" + latent();
  }

  int latent() {
    return decoder.inputs();
  }

  int decoderStart() {
    return encoder.parameters();
  }

  int scalarStart() {
    return decoderStart() + decoder.parameters();
  }

  int parameters() {
    return scalarStart() + scalars;
  }
}
