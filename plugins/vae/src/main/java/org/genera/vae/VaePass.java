package org.genera.vae;

import org.genera.api.engine.RandomStream;
import org.genera.neural.Network;
import org.genera.neural.Parameters;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.numerics.VectorMath;

/**
 * Both networks at work on some rows (Kingma and Welling 2014): x, then q(z | x), a draw of z, then
 * p(x | z). Used by one thread at a time.
 */
final class VaePass {

  /** Log variances of q beyond these say nothing more. */
  private static final float LARGEST_LOG_VARIANCE = 20;

  private final VaeShape shape;
  private final RowLayout layout;
  private final RowEncoding encoding;
  private final Treatment treatment;
  private final Parameters parameters;
  private final Network encoder;
  private final Network decoder;
  private final RowLikelihood likelihood;

  private int rows;
  private float[] x = {};
  private float[] visible = {};
  private double[] deviations = {};
  private double[] logVariances = {};
  private float[] means = {};
  private float[] noise = {};
  private float[] z = {};
  private float[] byZ = {};
  private float[] byCode = {};
  private float[] byOutputs = {};
  private float[] outputs = {};

  VaePass(VaeShape shape, RowCodec codec, Parameters parameters) {
    this.shape = shape;
    layout = codec.layout();
    encoding = codec.encoding();
    treatment = codec.treatment();
    this.parameters = parameters;
    encoder = Network.of(shape.encoder(), parameters, 0, false);
    decoder = Network.of(shape.decoder(), parameters, shape.decoderStart(), true);
    likelihood = codec.likelihood();
  }

  /** Makes room for rows, which {@link #put} then fills. */
  void begin(int count) {
    rows = count;
    if (x.length != count * layout.cells()) {
      x = new float[count * layout.cells()];
      visible = new float[count * layout.inputs()];
      byOutputs = new float[count * layout.outputs()];
      int latents = count * shape.latent();
      deviations = new double[latents];
      logVariances = new double[latents];
      means = new float[latents];
      noise = new float[latents];
      z = new float[latents];
      byZ = new float[latents];
      byCode = new float[2 * latents];
    }
  }

  /** Treats a row and takes it. */
  void put(int row, float[] source, int from, RandomStream random) {
    treatment.apply(source, from, x, row * layout.cells(), layout.cells(), random);
  }

  /** Takes all rows as they are. */
  void putUntreated(float[] source, int from) {
    System.arraycopy(source, from, x, 0, x.length);
  }

  /** Finds q(z | x) of all rows. */
  void encode() {
    encoding.encode(x, rows, visible);
    float[] code = encoder.forward(visible, rows);
    int latent = shape.latent();
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < latent; k++) {
        int at = row * latent + k;
        means[at] = code[row * 2 * latent + k];
        float logVariance = code[row * 2 * latent + latent + k];
        logVariances[at] =
            Math.max(-LARGEST_LOG_VARIANCE, Math.min(LARGEST_LOG_VARIANCE, logVariance));
        deviations[at] = 0.5 * logVariances[at];
      }
    }
    VectorMath.exp(deviations, new double[deviations.length], deviations.length);
  }

  /** Draws z = mean + deviation × noise for all rows, and decodes it. */
  void draw(RandomStream random) {
    for (int i = 0; i < z.length; i++) {
      noise[i] = (float) random.nextGaussian();
      z[i] = (float) (means[i] + deviations[i] * noise[i]);
    }
    outputs = decode(z, rows);
  }

  /** Decodes latent variables to the parameters of p(x | z). */
  float[] decode(float[] latents, int count) {
    likelihood.prepare(parameters.values(), shape.scalarStart());
    return decoder.forward(latents, count);
  }

  /** log p(x | z) of a row at the last draw; the gradient is kept for {@link #gradient}. */
  double logLikelihood(int row, double weight) {
    return likelihood.row(
        x, row * layout.cells(), outputs, row * layout.outputs(), weight, byOutputs);
  }

  /** KL(q(z | x) || p(z)) of a row (Kingma and Welling 2014, appendix B). */
  double divergence(int row) {
    double sum = 0;
    for (int i = row * shape.latent(); i < (row + 1) * shape.latent(); i++) {
      double mean = means[i];
      sum += 0.5 * (mean * mean + deviations[i] * deviations[i] - 1 - logVariances[i]);
    }
    return sum;
  }

  /** log p(z) - log q(z | x) of a row at the last draw. */
  double logPriorOverPosterior(int row) {
    double sum = 0;
    for (int i = row * shape.latent(); i < (row + 1) * shape.latent(); i++) {
      sum += 0.5 * ((double) noise[i] * noise[i] + logVariances[i] - (double) z[i] * z[i]);
    }
    return sum;
  }

  /** p(x | z) at the last decoding. */
  RowLikelihood likelihood() {
    return likelihood;
  }

  float[] means() {
    return means;
  }

  /**
   * Goes back through both networks after {@link #logLikelihood} of all rows.
   *
   * @param weights of the rows
   * @param gradient where the gradient of minus the weighted sum of bounds goes
   */
  void gradient(double[] weights, float[] gradient) {
    decoder.backward(byOutputs, rows);
    decoder.inputGradient(byZ);
    int latent = shape.latent();
    for (int row = 0; row < rows; row++) {
      double weight = weights[row];
      for (int k = 0; k < latent; k++) {
        int at = row * latent + k;
        double deviation = deviations[at];
        byCode[row * 2 * latent + k] = (float) (byZ[at] + weight * means[at]);
        byCode[row * 2 * latent + latent + k] =
            (float)
                (0.5 * (byZ[at] * noise[at] * deviation + weight * (deviation * deviation - 1)));
      }
    }
    encoder.backward(byCode, rows);
    encoder.gradient(gradient, 0);
    decoder.gradient(gradient, shape.decoderStart());
    likelihood.gradient(gradient, shape.scalarStart());
  }
}
