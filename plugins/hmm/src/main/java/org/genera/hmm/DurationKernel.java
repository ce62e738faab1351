package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;

/**
 * A chain of states with durations. A step costs states x ages + states² (Yu 2010, section 3.2.2):
 * ages go up by one, and only states that are left meet each other.
 */
final class DurationKernel implements ChainKernel {

  /** Where a phase is out of reach, what the future says of it may grow without limit. */
  private static final double LIMIT = 1e300;

  private final int states;
  private final int ages;
  private final double[] start;
  private final double[] transitions;
  private final double[] leaving;
  private final double[] staying;
  private final Optional<double[]> end;

  DurationKernel(Chain chain) {
    states = chain.states();
    ages = chain.ages();
    start = chain.start();
    transitions = chain.transitions();
    leaving = chain.durations().orElseThrow().leaving();
    staying = chain.durations().orElseThrow().staying();
    end = chain.end();
  }

  @Override
  public void start(double[] predicted) {
    Arrays.fill(predicted, 0);
    for (int i = 0; i < states; i++) {
      predicted[i * ages] = start[i];
    }
  }

  @Override
  public void predict(double[] filtered, int at, double[] predicted) {
    for (int i = 0; i < states; i++) {
      grow(filtered, at + i * ages, staying, i * ages, predicted, ages);
    }
    for (int i = 0; i < states; i++) {
      double left = dot(filtered, at + i * ages, leaving, i * ages, ages);
      for (int j = 0; j < states; j++) {
        predicted[j * ages] += left * transitions[i * states + j];
      }
    }
  }

  private static void grow(
      double[] filtered, int at, double[] staying, int from, double[] predicted, int ages) {
    predicted[from] = 0;
    for (int a = 0; a < ages - 1; a++) {
      predicted[from + a + 1] = filtered[at + a] * staying[from + a];
    }
  }

  private static double dot(double[] x, int at, double[] y, int from, int length) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      a += x[at + i] * y[from + i];
      b += x[at + i + 1] * y[from + i + 1];
      c += x[at + i + 2] * y[from + i + 2];
      d += x[at + i + 3] * y[from + i + 3];
    }
    for (; i < length; i++) {
      a += x[at + i] * y[from + i];
    }
    return (a + b) + (c + d);
  }

  @Override
  public double weigh(double[] predicted, double[] scaled, int from, double[] joint, int at) {
    double sum = 0;
    for (int i = 0; i < states; i++) {
      double emission = scaled[from + i];
      sum += emission * scale(predicted, i * ages, emission, joint, at + i * ages, ages);
    }
    return sum;
  }

  /** Multiplies some numbers, and gives back their sum before. */
  private static double scale(
      double[] x, int from, double factor, double[] result, int at, int length) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      a += x[from + i];
      b += x[from + i + 1];
      c += x[from + i + 2];
      d += x[from + i + 3];
    }
    for (; i < length; i++) {
      a += x[from + i];
    }
    multiply(x, from, factor, result, at, length);
    return (a + b) + (c + d);
  }

  private static void multiply(
      double[] x, int from, double factor, double[] result, int at, int length) {
    for (int i = 0; i < length; i++) {
      result[at + i] = x[from + i] * factor;
    }
  }

  @Override
  public double end(double[] filtered, int at) {
    if (end.isEmpty()) {
      return 1;
    }
    double sum = 0;
    for (int i = 0; i < states; i++) {
      sum += end.get()[i] * dot(filtered, at + i * ages, leaving, i * ages, ages);
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
      double ends = end.get()[i] / probability;
      int from = i * ages;
      multiply(leaving, from, ends, beta, from, ages);
      add(filtered, at + from, weight * ends, ratios, left() + from, ages);
    }
  }

  /** Where counts of leaving begin among the ratios, and those of staying. */
  private int left() {
    return states * states;
  }

  private int stayed() {
    return left() + states * ages;
  }

  private static void add(double[] x, int from, double factor, double[] sums, int at, int length) {
    for (int i = 0; i < length; i++) {
      sums[at + i] += factor * x[from + i];
    }
  }

  @Override
  public void future(double[] scaled, int from, double inverse, double[] beta, double[] future) {
    for (int i = 0; i < states; i++) {
      limited(beta, i * ages, scaled[from + i] * inverse, future, ages);
    }
  }

  private static void limited(double[] beta, int from, double factor, double[] future, int length) {
    for (int a = from; a < from + length; a++) {
      future[a] = Math.min(LIMIT, beta[a] * factor);
    }
  }

  @Override
  public void before(
      double[] filtered, int at, double weight, double[] future, double[] beta, double[] ratios) {
    for (int i = 0; i < states; i++) {
      int from = i * ages;
      double left = weight * dot(filtered, at + from, leaving, from, ages);
      double entered = 0;
      for (int j = 0; j < states; j++) {
        double entry = future[j * ages];
        ratios[i * states + j] += left * entry;
        entered += transitions[i * states + j] * entry;
      }
      add(filtered, at + from, weight * entered, ratios, left() + from, ages);
      addGrowth(filtered, at + from, weight, future, from, ratios, stayed() + from, ages);
      look(from, entered, future, beta, ages);
    }
  }

  private static void addGrowth(
      double[] filtered,
      int at,
      double weight,
      double[] future,
      int from,
      double[] sums,
      int place,
      int ages) {
    for (int a = 0; a < ages - 1; a++) {
      sums[place + a] += weight * filtered[at + a] * future[from + a + 1];
    }
  }

  private void look(int from, double entered, double[] future, double[] beta, int ages) {
    int last = from + ages - 1;
    for (int a = from; a < last; a++) {
      beta[a] = leaving[a] * entered + staying[a] * future[a + 1];
    }
    beta[last] = leaving[last] * entered;
  }
}
