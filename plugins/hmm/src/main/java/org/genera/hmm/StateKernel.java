package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;

/** A chain of states. Loops go over rows of a matrix, so that they become vector instructions. */
final class StateKernel implements ChainKernel {

  private final int states;
  private final double[] start;
  private final double[] transitions;
  private final double[] transposed;
  private final Optional<double[]> end;

  StateKernel(Chain chain) {
    states = chain.states();
    start = chain.start();
    transitions = chain.transitions();
    transposed = ForwardBackward.transposed(transitions, states);
    end = chain.end();
  }

  @Override
  public void start(double[] predicted) {
    System.arraycopy(start, 0, predicted, 0, states);
  }

  @Override
  public void predict(double[] filtered, int at, double[] predicted) {
    multiply(filtered, at, transitions, predicted);
  }

  /** A row vector times a matrix. */
  private void multiply(double[] row, int at, double[] matrix, double[] product) {
    Arrays.fill(product, 0);
    for (int i = 0; i < states; i++) {
      addMultiple(row[at + i], matrix, i * states, product, 0, states);
    }
  }

  private static void addMultiple(
      double factor, double[] from, int first, double[] to, int place, int length) {
    for (int j = 0; j < length; j++) {
      to[place + j] += factor * from[first + j];
    }
  }

  @Override
  public double weigh(double[] predicted, double[] scaled, int from, double[] joint, int at) {
    double sum = 0;
    for (int i = 0; i < states; i++) {
      double product = predicted[i] * scaled[from + i];
      joint[at + i] = product;
      sum += product;
    }
    return sum;
  }

  @Override
  public double end(double[] filtered, int at) {
    if (end.isEmpty()) {
      return 1;
    }
    double sum = 0;
    for (int i = 0; i < states; i++) {
      sum += filtered[at + i] * end.get()[i];
    }
    return sum;
  }

  @Override
  public void finish(
      double[] filtered,
      int at,
      double probability,
      double weight,
      double[] beta,
      double[] ratios) {
    Arrays.fill(beta, 1);
    for (int i = 0; i < states && end.isPresent(); i++) {
      beta[i] = end.get()[i] / probability;
    }
  }

  @Override
  public void future(double[] scaled, int from, double inverse, double[] beta, double[] future) {
    for (int j = 0; j < states; j++) {
      future[j] = scaled[from + j] * beta[j] * inverse;
    }
  }

  @Override
  public void before(
      double[] filtered, int at, double weight, double[] future, double[] beta, double[] ratios) {
    for (int i = 0; i < states; i++) {
      addMultiple(weight * filtered[at + i], future, 0, ratios, i * states, states);
    }
    multiply(future, 0, transposed, beta);
  }
}
