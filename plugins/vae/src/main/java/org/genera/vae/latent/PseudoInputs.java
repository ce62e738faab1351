package org.genera.vae.latent;

import java.util.Arrays;
import org.genera.neural.Architecture;
import org.genera.neural.Network;
import org.genera.neural.Parameters;

/**
 * The mixture of q(z | u) of learned rows u, all of one weight: the variational mixture of
 * posteriors (Tomczak and Welling 2018, eq. 9). Pixels of such rows keep between 0 and 1.
 */
public final class PseudoInputs implements MixtureSource {

  private final PriorShape shape;
  private final int start;
  private final int components;
  private final Parameters parameters;
  private final Network encoder;
  private final Codes codes;
  private final float[] inputs;
  private final float[] byInputs;
  private final float[] byCodes;
  private final float[] byEncoder;

  /**
   * Rows that are learned.
   *
   * @param architecture of the encoder, whose parameters come first of all
   * @param start where the rows lie
   */
  PseudoInputs(PriorShape shape, Architecture architecture, Parameters parameters, int start) {
    this.shape = shape;
    this.parameters = parameters;
    this.start = start;
    components = shape.components();
    encoder = Network.of(architecture, parameters, 0, true);
    codes = new Codes(shape.latent());
    inputs = new float[components * architecture.inputs()];
    byInputs = new float[inputs.length];
    byCodes = new float[2 * components * shape.latent()];
    byEncoder = new float[architecture.parameters()];
  }

  @Override
  public void read(double[] logWeights, float[] means, double[] logVariances) {
    System.arraycopy(parameters.values(), start, inputs, 0, inputs.length);
    if (shape.isBounded()) {
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = Math.max(0, Math.min(1, inputs[i]));
      }
    }
    codes.set(encoder.forward(inputs, components), components);
    Arrays.fill(logWeights, -StrictMath.log(components));
    System.arraycopy(codes.means(), 0, means, 0, means.length);
    codes.copyLogVariances(logVariances);
  }

  @Override
  public void gradient(
      double[] byLogWeights,
      double[] logWeights,
      double[] byMeans,
      double[] byLogVariances,
      float[] gradient) {
    int latent = shape.latent();
    for (int m = 0; m < components; m++) {
      for (int k = 0; k < latent; k++) {
        byCodes[2 * m * latent + k] = (float) byMeans[m * latent + k];
        byCodes[(2 * m + 1) * latent + k] = (float) byLogVariances[m * latent + k];
      }
    }
    encoder.backward(byCodes, components);
    encoder.gradient(byEncoder, 0);
    for (int i = 0; i < byEncoder.length; i++) {
      gradient[i] += byEncoder[i];
    }
    encoder.inputGradient(byInputs);
    float[] values = parameters.values();
    for (int i = 0; i < byInputs.length; i++) {
      gradient[start + i] = isMoved(values[start + i], byInputs[i]);
    }
  }

  /** Beyond the ends only what leads back counts. */
  private float isMoved(float value, float by) {
    boolean outside = shape.isBounded() && ((value > 1 && by < 0) || (value < 0 && by > 0));
    return outside ? 0 : by;
  }
}
