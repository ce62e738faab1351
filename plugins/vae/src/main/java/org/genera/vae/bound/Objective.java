package org.genera.vae.bound;

import java.util.Arrays;
import org.genera.numerics.LogSumExp;
import org.genera.vae.network.VaePass;

/**
 * The bounds that training raises, code by code, and their gradient. Used by one thread at a time.
 *
 * <p>With one draw a code that is E log p(x | z) - β Σ max(λ, KL), where λ are free bits of the
 * mean divergence of each latent variable (Higgins et al. 2017, eq. 4; Kingma et al. 2016, eq. 15);
 * with several the importance-weighted bound (Burda et al. 2016, eq. 8). What it tells is the true
 * bound all the same, without β and free bits.
 */
public final class Objective {

  private final VaePass pass;
  private final ObjectiveForm form;
  private double beta;
  private double[] drawWeights = {};

  public Objective(VaePass pass, ObjectiveForm form) {
    this.pass = pass;
    this.form = form;
    beta = form.betaAt(0);
  }

  /** Says how many epochs training has gone on for. */
  public void setEpochs(double epochs) {
    beta = form.betaAt(epochs);
  }

  public int draws() {
    return form.draws();
  }

  /** Begins with codes that were drawn of; {@link #bound} of all of them follows. */
  public void begin() {
    int draws = pass.codes().count() * form.draws();
    drawWeights = drawWeights.length == draws ? drawWeights : new double[draws];
  }

  /** The bound of a code, whose gradient is to count with a weight. */
  public double bound(int code, double weight) {
    if (form.draws() == 1) {
      drawWeights[code] = weight;
      return pass.logLikelihood(code, weight) - pass.divergence(code);
    }
    int from = code * form.draws();
    double[] logs = new double[form.draws()];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = pass.logLikelihood(from + k, 0) + pass.logPriorOverPosterior(from + k);
    }
    double total = LogSumExp.normalise(logs);
    for (int k = 0; k < logs.length; k++) {
      drawWeights[from + k] = weight * logs[k];
      pass.logLikelihood(from + k, weight * logs[k]);
    }
    return total - StrictMath.log(logs.length);
  }

  /** Goes back through the networks. */
  public void gradient(float[] gradient) {
    if (form.draws() == 1 && pass.isClosed()) {
      boolean[] counted = counted();
      pass.gradient(times(drawWeights, beta), counted, gradient);
    } else {
      pass.gradientByDraws(form.draws() == 1 ? times(drawWeights, beta) : drawWeights, gradient);
    }
  }

  private static double[] times(double[] values, double factor) {
    return factor == 1 ? values : Arrays.stream(values).map(value -> value * factor).toArray();
  }

  /** Which latent variables have a mean divergence above the free bits. */
  private boolean[] counted() {
    boolean[] counted = new boolean[pass.latent()];
    Arrays.fill(counted, true);
    if (form.freeBits() > 0) {
      double total = Arrays.stream(drawWeights).sum();
      for (int k = 0; k < counted.length; k++) {
        double sum = 0;
        for (int code = 0; code < drawWeights.length; code++) {
          sum += drawWeights[code] * pass.codes().divergence(code, k);
        }
        counted[k] = sum > form.freeBits() * total;
      }
    }
    return counted;
  }
}
