package org.genera.vae.imputation;

/**
 * q(y, z | x) of a block of rows and all classes, kept so that draws of other proposals can be
 * weighed by it as well.
 */
final class CodedDensity implements ProposalDensity {

  private final int latent;
  private final double[][] logClasses;
  private final float[][] means;
  private final double[][] precisions;
  private final double[][] constants;

  /**
   * A density, of which every class is to be {@link #set}.
   *
   * @param logClasses log q(y | x), row by row
   * @param classes how many there are; 1 without a label
   */
  CodedDensity(int latent, double[][] logClasses, int classes) {
    this.latent = latent;
    this.logClasses = logClasses;
    means = new float[classes][];
    precisions = new double[classes][];
    constants = new double[classes][logClasses.length];
  }

  /** q(z | x, y) of all rows and a class. */
  void set(int y, float[] meansOfClass, double[] logVariances) {
    means[y] = meansOfClass.clone();
    precisions[y] = new double[logVariances.length];
    for (int i = 0; i < logVariances.length; i++) {
      precisions[y][i] = StrictMath.exp(-logVariances[i]);
      constants[y][i / latent] -= 0.5 * logVariances[i];
    }
  }

  @Override
  public double log(int row, int y, float[] z) {
    float[] mean = means[y];
    double[] precision = precisions[y];
    double square = 0;
    for (int k = row * latent; k < (row + 1) * latent; k++) {
      double error = z[k] - mean[k];
      square += error * error * precision[k];
    }
    return logClasses[row][y] + constants[y][row] - 0.5 * square;
  }
}
