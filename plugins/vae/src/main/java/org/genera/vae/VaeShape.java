package org.genera.vae;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.genera.api.option.Options;
import org.genera.neural.Activation;
import org.genera.neural.Architecture;
import org.genera.neural.Perceptron;

/**
 * The networks, and where their parameters lie in one vector: encoder, decoder, then the log
 * variances of Gaussian columns.
 *
 * @param encoder from a row to means and log variances of the latent variables
 * @param decoder from latent variables to logits, then means
 * @param variances how many log variances there are
 */
record VaeShape(Architecture encoder, Architecture decoder, int variances) {

  static VaeShape of(RowLayout layout, Options options) {
    List<Integer> hidden = options.get(VaeOptions.HIDDEN);
    List<Integer> backwards = new ArrayList<>(hidden);
    Collections.reverse(backwards);
    int latent = options.get(VaeOptions.LATENT);
    Activation activation =
        Activation.of(options.get(VaeOptions.ACTIVATION));
    return new VaeShape(
        new Perceptron(layout.width(), hidden, 2 * latent, activation),
        new Perceptron(latent, backwards, layout.width(), activation),
        layout.variances());
  }

  /** As options have it, for messages. */
  String words() {
    return encoder.words() + " latent=" + latent();
  }

  int latent() {
    return decoder.inputs();
  }

  int width() {
    return encoder.inputs();
  }

  int decoderStart() {
    return encoder.parameters();
  }

  int varianceStart() {
    return decoderStart() + decoder.parameters();
  }

  int parameters() {
    return varianceStart() + variances;
  }
}
