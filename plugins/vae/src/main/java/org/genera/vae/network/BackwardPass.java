package org.genera.vae.network;

import java.util.Arrays;
import org.genera.vae.latent.Codes;

/**
 * The way back through the networks of a bound: from p(x | z) and the divergence of q(z | x) from
 * p(z) to all parameters, the noise of draws held fixed (Kingma and Welling 2014, section 2.4).
 */
final class BackwardPass {

  private final VaeNetworks networks;
  private final VaeShape shape;
  private final Codes codes;
  private final VisibleRows rows;
  private float[] byInputs = {};
  private float[] byCodes = {};

  BackwardPass(VaeNetworks networks, VisibleRows rows) {
    this.networks = networks;
    this.rows = rows;
    shape = networks.shape();
    codes = networks.codes();
  }

  /**
   * Where divergences have a closed form.
   *
   * @param byOutputs the gradient by outputs of the decoder
   * @param weights of the divergences of codes
   * @param counted which latent variables have a divergence that counts
   * @param gradient where the gradient goes
   */
  void closed(float[] byOutputs, double[] weights, boolean[] counted, float[] gradient) {
    decoderBackward(byOutputs);
    codes.gradient(byInputs, shape.decoder().inputs(), byCodes);
    codes.addDivergence(weights, counted, byCodes);
    encoderBackward(gradient);
  }

  /**
   * Where divergences are those of draws.
   *
   * @param weights of log p(z) - log q(z | x) of draws
   */
  void byDraws(float[] byOutputs, double[] weights, float[] gradient) {
    int stride = shape.decoder().inputs();
    decoderBackward(byOutputs);
    for (int draw = 0; draw < weights.length; draw++) {
      networks
          .prior()
          .addGradient(codes.z(), draw * shape.latent(), weights[draw], byInputs, draw * stride);
    }
    codes.gradient(byInputs, stride, byCodes);
    codes.addLogDensity(weights, byCodes);
    encoderBackward(gradient);
  }

  private void decoderBackward(float[] byOutputs) {
    int draws = codes.count() * codes.draws();
    byInputs = sized(byInputs, draws * shape.decoder().inputs());
    byCodes = sized(byCodes, 2 * codes.count() * shape.latent());
    networks.decoder().backward(byOutputs, draws);
    networks.decoder().inputGradient(byInputs);
  }

  private static float[] sized(float[] array, int length) {
    return array.length == length ? array : new float[length];
  }

  private void encoderBackward(float[] gradient) {
    float[] byFeatures =
        networks
            .classed()
            .map(classed -> classed.backward(byCodes, rows.count(), gradient))
            .orElse(byCodes);
    networks.encoder().backward(byFeatures, rows.count());
    networks.encoder().gradient(gradient, 0);
    networks.decoder().gradient(gradient, shape.decoderStart());
    networks.likelihood().gradient(gradient, shape.scalarStart());
    networks.prior().gradient(gradient);
    int from = shape.embeddingStart();
    Arrays.fill(gradient, from, from + shape.embeddings(), 0);
    rows.addGradient(networks.encoder()::inputGradient, gradient);
  }
}
