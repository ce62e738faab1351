package org.genera.hmm;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.numerics.LogSumExp;

/** All of a model's probabilities of one series by logarithms, as the formulas are written. */
final class SlowChain {

  final double[][] logEmissions;
  final double[][] logForward;
  final double[][] logBackward;
  private final double[] logStart;
  private final double[][] logTransitions;

  SlowChain(Parameters parameters, Batch steps) {
    int k = parameters.states();
    int n = steps.rows();
    double[][] byState = new double[k][n];
    parameters.emissions().forEach(emission -> emission.scorer(steps).add(0, n, byState));
    logEmissions = new double[n][k];
    logStart = Arrays.stream(parameters.chain().start()).map(Math::log).toArray();
    logTransitions = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        logTransitions[i][j] = Math.log(parameters.chain().transitions()[i * k + j]);
      }
      for (int t = 0; t < n; t++) {
        logEmissions[t][i] = byState[i][t];
      }
    }
    logForward = new double[n][k];
    logBackward = new double[n][k];
    for (int t = 0; t < n; t++) {
      for (int j = 0; j < k; j++) {
        logForward[t][j] = forward(t, j) + logEmissions[t][j];
      }
    }
    for (int t = n - 2; t >= 0; t--) {
      for (int i = 0; i < k; i++) {
        logBackward[t][i] = backward(t, i);
      }
    }
  }

  private double forward(int t, int j) {
    if (t == 0) {
      return logStart[j];
    }
    double[] terms = new double[logStart.length];
    Arrays.setAll(terms, i -> logForward[t - 1][i] + logTransitions[i][j]);
    return LogSumExp.of(terms);
  }

  private double backward(int t, int i) {
    double[] terms = new double[logStart.length];
    Arrays.setAll(
        terms, j -> logTransitions[i][j] + logEmissions[t + 1][j] + logBackward[t + 1][j]);
    return LogSumExp.of(terms);
  }

  double logLikelihood() {
    return LogSumExp.of(logForward[logForward.length - 1]);
  }

  double posterior(int t, int i) {
    return Math.exp(logForward[t][i] + logBackward[t][i] - logLikelihood());
  }

  double transition(int t, int i, int j) {
    return Math.exp(
        logForward[t][i]
            + logTransitions[i][j]
            + logEmissions[t + 1][j]
            + logBackward[t + 1][j]
            - logLikelihood());
  }

  /** log p(steps, path). */
  double logJoint(int[] path) {
    double sum = logStart[path[0]] + logEmissions[0][path[0]];
    for (int t = 1; t < path.length; t++) {
      sum += logTransitions[path[t - 1]][path[t]] + logEmissions[t][path[t]];
    }
    return sum;
  }
}
