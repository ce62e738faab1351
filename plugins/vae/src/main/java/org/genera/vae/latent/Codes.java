package org.genera.vae.latent;

import java.util.Arrays;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.VectorMath;

/**
 * Normal distributions of latent variables, q(z | x), one a code, and draws from them: z = mean +
 * deviation × noise (Kingma and Welling 2014, eq. 9). Used by one thread at a time.
 */
public final class Codes {

  /** Log variances beyond these say nothing more. */
  private static final float LARGEST_LOG_VARIANCE = 20;

  private final int latent;
  private int count;
  private int draws = 1;
  private float[] means = {};
  private double[] logVariances = {};
  private double[] deviations = {};
  private double[] scratch = {};
  private float[] noise = {};
  private float[] z = {};

  /**
   * Codes.
   *
   * @param latent how many latent variables there are
   */
  public Codes(int latent) {
    this.latent = latent;
  }

  static float limited(float logVariance) {
    return Math.max(-LARGEST_LOG_VARIANCE, Math.min(LARGEST_LOG_VARIANCE, logVariance));
  }

  /** Takes codes as a network gives them: of each the means, then the log variances. */
  public void set(float[] outputs, int codes) {
    count = codes;
    if (means.length != codes * latent) {
      means = new float[codes * latent];
      logVariances = new double[means.length];
      deviations = new double[means.length];
      scratch = new double[means.length];
    }
    for (int code = 0; code < codes; code++) {
      for (int k = 0; k < latent; k++) {
        int at = code * latent + k;
        means[at] = outputs[2 * code * latent + k];
        logVariances[at] = limited(outputs[(2 * code + 1) * latent + k]);
        deviations[at] = 0.5 * logVariances[at];
      }
    }
    VectorMath.exp(deviations, scratch, deviations.length);
  }

  /**
   * Draws latent variables, code by code. Codes of one row share their noise, so that their bounds
   * can be compared.
   *
   * @param random where chance comes from
   * @param perCode how many draws a code
   * @param rowOf the row of each code, rising
   */
  public void draw(RandomStream random, int perCode, int[] rowOf) {
    draws = perCode;
    int width = perCode * latent;
    if (z.length != count * width) {
      z = new float[count * width];
      noise = new float[count * width];
    }
    for (int code = 0; code < count; code++) {
      if (code > 0 && rowOf[code] == rowOf[code - 1]) {
        System.arraycopy(noise, (code - 1) * width, noise, code * width, width);
      } else {
        for (int i = code * width; i < (code + 1) * width; i++) {
          noise[i] = (float) random.nextGaussian();
        }
      }
      place(code);
    }
  }

  private void place(int code) {
    for (int draw = code * draws; draw < (code + 1) * draws; draw++) {
      for (int k = 0; k < latent; k++) {
        int at = code * latent + k;
        int to = draw * latent + k;
        z[to] = (float) (means[at] + deviations[at] * noise[to]);
      }
    }
  }

  public int latent() {
    return latent;
  }

  public int count() {
    return count;
  }

  public int draws() {
    return draws;
  }

  /** Means of codes, valid until the next codes are set. */
  public float[] means() {
    return means;
  }

  /** The standard deviation of a code in one latent variable. */
  public double deviation(int code, int k) {
    return deviations[code * latent + k];
  }

  public void copyLogVariances(double[] target) {
    System.arraycopy(logVariances, 0, target, 0, logVariances.length);
  }

  /** Drawn latent variables, draw by draw. */
  public float[] z() {
    return z;
  }

  /** KL(q(z | x) || N(0, I)) of a code in one latent variable (the same, appendix B). */
  public double divergence(int code, int k) {
    int at = code * latent + k;
    double mean = means[at];
    return 0.5 * (mean * mean + deviations[at] * deviations[at] - 1 - logVariances[at]);
  }

  /** The sum over latent variables. */
  public double divergence(int code) {
    double sum = 0;
    for (int k = 0; k < latent; k++) {
      sum += divergence(code, k);
    }
    return sum;
  }

  /** log q(z | x) of a draw, but for the constant of a normal density. */
  public double logDensity(int draw) {
    int code = draw / draws;
    double sum = 0;
    for (int k = 0; k < latent; k++) {
      double e = noise[draw * latent + k];
      sum -= 0.5 * (e * e + logVariances[code * latent + k]);
    }
    return sum;
  }

  /**
   * Turns the gradient by drawn latent variables into that by codes.
   *
   * @param byZ the gradient by z, draw by draw
   * @param stride numbers that a draw has there, the latent variables first
   * @param byCodes where the gradient goes, as {@link #set} takes codes
   */
  public void gradient(float[] byZ, int stride, float[] byCodes) {
    Arrays.fill(byCodes, 0, 2 * count * latent, 0f);
    for (int draw = 0; draw < count * draws; draw++) {
      int code = draw / draws;
      for (int k = 0; k < latent; k++) {
        float by = byZ[draw * stride + k];
        byCodes[2 * code * latent + k] += by;
        byCodes[(2 * code + 1) * latent + k] +=
            (float) (0.5 * by * noise[draw * latent + k] * deviations[code * latent + k]);
      }
    }
  }

  /**
   * Adds the gradient of a weighted sum of divergences from N(0, I).
   *
   * @param weights of codes
   * @param counted which latent variables count
   */
  public void addDivergence(double[] weights, boolean[] counted, float[] byCodes) {
    for (int code = 0; code < count; code++) {
      double weight = weights[code];
      for (int k = 0; k < latent; k++) {
        if (counted[k]) {
          int at = code * latent + k;
          double deviation = deviations[at];
          byCodes[2 * code * latent + k] += (float) (weight * means[at]);
          byCodes[(2 * code + 1) * latent + k] +=
              (float) (0.5 * weight * (deviation * deviation - 1));
        }
      }
    }
  }

  /** Adds the gradient of the weighted sum of log q(z | x) of draws, noise held fixed. */
  public void addLogDensity(double[] weights, float[] byCodes) {
    for (int draw = 0; draw < count * draws; draw++) {
      int code = draw / draws;
      for (int k = 0; k < latent; k++) {
        byCodes[(2 * code + 1) * latent + k] -= (float) (0.5 * weights[draw]);
      }
    }
  }
}
