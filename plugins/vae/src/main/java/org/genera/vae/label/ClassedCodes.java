package org.genera.vae.label;

import java.util.Arrays;
import org.genera.neural.Network;
import org.genera.neural.Parameters;
import org.genera.vae.latent.Codes;

/**
 * q(z | x, y) by a network on features of x and the class y, written as a vector of zeros and one
 * one. Used by one thread at a time.
 */
public final class ClassedCodes {

  private final Codes codes;
  private final Network posterior;
  private final int start;
  private final int classes;
  private final int features;
  private int[] rowOf = {};
  private int[] classOf = {};
  private float[] inputs = {};
  private float[] byInputs = {};
  private float[] byFeatures = {};
  private float[] withClasses = {};

  /**
   * Codes of classes.
   *
   * @param start where the parameters of the label lie
   * @param codes that are set
   */
  public ClassedCodes(LabelShape label, Parameters parameters, int start, Codes codes) {
    this.codes = codes;
    this.start = start;
    classes = label.classes();
    features = label.features();
    posterior = Network.of(label.posterior(), parameters, start, true);
  }

  /**
   * Finds codes of rows and classes.
   *
   * @param rows features of rows
   * @param rowOf the row of each code
   * @param classOf the class of each code
   */
  public void set(float[] rows, int[] rowOf, int[] classOf) {
    this.rowOf = rowOf;
    this.classOf = classOf;
    int width = features + classes;
    inputs = zeros(inputs, rowOf.length * width);
    for (int code = 0; code < rowOf.length; code++) {
      System.arraycopy(rows, rowOf[code] * features, inputs, code * width, features);
      inputs[code * width + features + classOf[code]] = 1;
    }
    codes.set(posterior.forward(inputs, rowOf.length), rowOf.length);
  }

  /** Draws of latent variables, each with its class behind it, as the decoder takes them. */
  public float[] withClasses() {
    int latent = codes.latent();
    int width = latent + classes;
    int draws = codes.count() * codes.draws();
    withClasses = zeros(withClasses, draws * width);
    for (int draw = 0; draw < draws; draw++) {
      System.arraycopy(codes.z(), draw * latent, withClasses, draw * width, latent);
      withClasses[draw * width + latent + classOf[draw / codes.draws()]] = 1;
    }
    return withClasses;
  }

  /** The gradient by features of rows, given that by codes; that by parameters is written. */
  public float[] backward(float[] byCodes, int rows, float[] gradient) {
    int width = features + classes;
    byInputs = byInputs.length == inputs.length ? byInputs : new float[inputs.length];
    posterior.backward(byCodes, rowOf.length);
    posterior.inputGradient(byInputs);
    posterior.gradient(gradient, start);
    byFeatures = zeros(byFeatures, rows * features);
    for (int code = 0; code < rowOf.length; code++) {
      for (int k = 0; k < features; k++) {
        byFeatures[rowOf[code] * features + k] += byInputs[code * width + k];
      }
    }
    return byFeatures;
  }

  private static float[] zeros(float[] array, int length) {
    if (array.length != length) {
      return new float[length];
    }
    Arrays.fill(array, 0);
    return array;
  }
}
