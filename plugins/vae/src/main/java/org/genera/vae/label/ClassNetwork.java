package org.genera.vae.label;

import org.genera.neural.Network;
import org.genera.neural.Parameters;
import org.genera.numerics.LogSumExp;

/** q(y | x) by a network on the row alone. Used by one thread at a time. */
public final class ClassNetwork {

  private final Network network;
  private final int classes;
  private final int start;

  /**
   * A network of a label that has one.
   *
   * @param labelStart where the parameters of the label lie
   * @param needsInputGradient whether {@link #inputGradient} is asked for
   */
  public ClassNetwork(
      LabelShape label, Parameters parameters, int labelStart, boolean needsInputGradient) {
    start = labelStart + label.classifierStart();
    classes = label.classes();
    network = Network.of(label.classifier().orElseThrow(), parameters, start, needsInputGradient);
  }

  /** log q(y | x), row by row, class by class; each row's exponentials sum to 1. */
  public double[][] logProbabilities(float[] visible, int rows) {
    float[] logits = network.forward(visible, rows);
    double[][] logs = new double[rows][classes];
    for (int row = 0; row < logs.length; row++) {
      for (int y = 0; y < classes; y++) {
        logs[row][y] = logits[row * classes + y];
      }
      double total = LogSumExp.of(logs[row]);
      for (int y = 0; y < classes; y++) {
        logs[row][y] -= total;
      }
    }
    return logs;
  }

  /** The gradient by what it sees, after {@link #gradient}; only if rows have embeddings. */
  public void inputGradient(float[] target) {
    network.inputGradient(target);
  }

  /** Goes back from the gradient by logits, row by row. */
  public void gradient(float[] byLogits, float[] gradient) {
    network.backward(byLogits, byLogits.length / classes);
    network.gradient(gradient, start);
  }
}
