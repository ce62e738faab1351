package org.genera.vae.imputation;

import java.util.Arrays;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.vae.label.ClassPriors;
import org.genera.vae.latent.LatentPrior;
import org.genera.vae.network.VaePass;
import org.genera.vae.network.VaeShape;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.RowLayout;

/**
 * Latent variables (and classes) that are proposed for a block of rows by q(z | x), and their
 * importance weights p(x, z) / q(z | x) (Burda et al. 2016, eq. 8). A row that shows nothing is
 * proposed for by the prior, with the weight 1. Used by one thread at a time.
 */
final class Proposals {

  private static final int ROWS = GappedRows.ROWS;

  private final VaePass pass;
  private final RowLayout layout;
  private final ClassPriors priors;
  private final LatentPrior prior;
  private final GappedRows rows;
  private final boolean[] blank = new boolean[ROWS];
  private final int latent;
  private final int classes;
  private final double[] logVariances;
  private final float[] scratch;
  private float[] x = {};
  private double[][] logClasses = {};

  /** Latent variables, classes and what the decoder makes of them, one of each a row. */
  record State(float[] z, int[] y, float[] outputs, double[] logWeights) {

    /** Takes over a row of another state. */
    void take(int row, State other) {
      int latent = z.length / ROWS;
      int width = outputs.length / ROWS;
      System.arraycopy(other.z, row * latent, z, row * latent, latent);
      System.arraycopy(other.outputs, row * width, outputs, row * width, width);
      y[row] = other.y[row];
      logWeights[row] = other.logWeights[row];
    }
  }

  Proposals(VaePass pass, VaeShape shape, RowCodec codec, ClassPriors priors, GappedRows rows) {
    this.pass = pass;
    this.priors = priors;
    this.rows = rows;
    layout = codec.layout();
    prior = pass.prior();
    latent = shape.latent();
    classes = shape.classes();
    logVariances = new double[ROWS * latent];
    scratch = new float[ROWS * layout.outputs()];
    for (int row = 0; row < ROWS; row++) {
      blank[row] = rows.isBlank(row);
    }
  }

  int latent() {
    return latent;
  }

  int classes() {
    return classes;
  }

  GappedRows rows() {
    return rows;
  }

  boolean isBlank(int row) {
    return blank[row];
  }

  /** p(x | z) at the last decoding. */
  RowLikelihood likelihood() {
    return pass.likelihood();
  }

  /** Takes cells of the block, with gaps or filled: proposals go by these from now on. */
  void encode(float[] cells) {
    x = cells;
    pass.begin(ROWS);
    pass.putUntreated(cells, 0);
    pass.encode();
    if (classes > 0) {
      logClasses = pass.logClasses(priors.logs());
    }
  }

  /** The likeliest class of each row that was encoded, or the one that is known. */
  int[] likeliestClasses() {
    int[] likeliest = rows.classes().clone();
    for (int row = 0; row < ROWS && classes > 0; row++) {
      double[] logs = blank[row] ? priors.logs() : logClasses[row];
      for (int y = 0; y < classes && rows.classes()[row] < 0; y++) {
        likeliest[row] = likeliest[row] < 0 || logs[y] > logs[likeliest[row]] ? y : likeliest[row];
      }
    }
    return likeliest;
  }

  /** What {@link #propose} draws from, of all classes. */
  CodedDensity density() {
    double[][] logs = new double[ROWS][Math.max(1, classes)];
    for (int row = 0; row < ROWS && classes > 0; row++) {
      logs[row] = rows.classes()[row] < 0 ? logClasses[row] : logs[row];
    }
    CodedDensity density = new CodedDensity(latent, logs, logs[0].length);
    for (int y = 0; y < logs[0].length; y++) {
      int[] same = new int[ROWS];
      Arrays.fill(same, y);
      code(same);
      density.set(y, pass.codes().means(), logVariances);
    }
    return density;
  }

  /** log p(y, z) of a row; log p(z) where the class is known. */
  double logPrior(int row, int y, float[] z) {
    double log = prior.logDensity(z, row * latent);
    return classes > 0 && rows.classes()[row] < 0 ? log + priors.logs()[y] : log;
  }

  /** Proposes for every row by the prior, whatever the row shows. */
  State proposeByPrior(ProposalNoise noise) {
    int[] y = new int[ROWS];
    float[] z = new float[ROWS * latent];
    for (int row = 0; row < ROWS; row++) {
      if (classes > 0) {
        int known = rows.classes()[row];
        y[row] = known >= 0 ? known : drawn(priors.logs(), noise.uniforms()[row]);
      }
      prior.draw(z, row * latent, noise.stream().apply(row));
    }
    State state = state(z, y, new double[ROWS]);
    for (int row = 0; row < ROWS; row++) {
      double log = blank[row] ? 0 : logJoint(state, row) - logPrior(row, y[row], z);
      state.logWeights[row] = Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
    }
    return state;
  }

  /** Latent variables and classes, decoded. */
  State state(float[] z, int[] y, double[] logWeights) {
    return new State(z, y, pass.decode(inputs(z, y), ROWS).clone(), logWeights);
  }

  /** Proposes for every row. */
  State propose(ProposalNoise noise) {
    int[] y = new int[ROWS];
    for (int row = 0; row < ROWS && classes > 0; row++) {
      int known = rows.classes()[row];
      double[] logs = blank[row] ? priors.logs() : logClasses[row];
      y[row] = known >= 0 ? known : drawn(logs, noise.uniforms()[row]);
    }
    code(y);
    float[] z = new float[ROWS * latent];
    for (int row = 0; row < ROWS; row++) {
      for (int k = row * latent; k < (row + 1) * latent; k++) {
        double deviation = StrictMath.exp(0.5 * logVariances[k]);
        z[k] = (float) (pass.codes().means()[k] + deviation * noise.normals()[k]);
      }
      if (blank[row]) {
        prior.draw(z, row * latent, noise.stream().apply(row));
      }
    }
    State state = state(z, y, new double[ROWS]);
    weigh(state);
    return state;
  }

  private static int drawn(double[] logs, double uniform) {
    double sum = 0;
    for (int y = 0; y < logs.length; y++) {
      sum += StrictMath.exp(logs[y]);
      if (uniform < sum) {
        return y;
      }
    }
    return logs.length - 1;
  }

  private float[] inputs(float[] z, int[] y) {
    int width = latent + classes;
    float[] inputs = new float[ROWS * width];
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(z, row * latent, inputs, row * width, latent);
      if (classes > 0) {
        inputs[row * width + latent + y[row]] = 1;
      }
    }
    return inputs;
  }

  /** Finds q(z | x, y) of the cells that were taken. */
  private void code(int[] y) {
    if (classes > 0) {
      int[] row = new int[ROWS];
      Arrays.setAll(row, i -> i);
      pass.codeClasses(row, y);
    } else {
      pass.codeRows();
    }
    pass.codes().copyLogVariances(logVariances);
  }

  /** Weighs a state anew by the cells that were taken last. */
  void reweigh(State state) {
    code(state.y);
    weigh(state);
  }

  private void weigh(State state) {
    for (int row = 0; row < ROWS; row++) {
      double log = blank[row] ? 0 : logJoint(state, row) - logProposal(state, row);
      state.logWeights[row] = Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
    }
  }

  /** log p(x, y, z) of the cells that were taken, but for the constant of a normal density. */
  double logJoint(State state, int row) {
    return logJoint(state, row, x);
  }

  /** The same of other cells of the block. */
  double logJoint(State state, int row, float[] cells) {
    double log =
        prior.logDensity(state.z, row * latent)
            + pass.likelihood()
                .row(
                    cells, row * layout.cells(), state.outputs, row * layout.outputs(), 0, scratch);
    return classes > 0 ? log + priors.logs()[state.y[row]] : log;
  }

  private double logProposal(State state, int row) {
    boolean unknown = classes > 0 && rows.classes()[row] < 0;
    double log = unknown ? logClasses[row][state.y[row]] : 0;
    for (int k = row * latent; k < (row + 1) * latent; k++) {
      double error = state.z[k] - pass.codes().means()[k];
      log -= 0.5 * (error * error * StrictMath.exp(-logVariances[k]) + logVariances[k]);
    }
    return log;
  }
}
