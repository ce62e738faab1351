package org.genera.hmm;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.model.SeriesModel.Filter;
import org.genera.numerics.LogSumExp;

/** Takes steps one by one and keeps p(class, state | steps so far), and nothing else. */
final class ClassFilter implements Filter {

  private final StateFilter[] filters;
  private double[] logShares;

  ClassFilter(ClassModel model) {
    int[] seen = model.seen();
    filters =
        Arrays.stream(seen)
            .mapToObj(y -> new StateFilter(model.seen(y)))
            .toArray(StateFilter[]::new);
    logShares = Arrays.stream(seen).mapToDouble(y -> StrictMath.log(model.prior()[y])).toArray();
  }

  @Override
  public double next(Batch step) {
    double[] logs = new double[filters.length];
    for (int y = 0; y < logs.length; y++) {
      logs[y] =
          logShares[y] == Double.NEGATIVE_INFINITY
              ? logShares[y]
              : logShares[y] + filters[y].advance(step);
    }
    double logDensity = LogSumExp.of(logs);
    Impossible.refuseStep(logDensity);
    for (int y = 0; y < logs.length; y++) {
      logs[y] -= logDensity;
    }
    logShares = logs;
    return logDensity;
  }

  @Override
  public double[] stateProbabilities() {
    double[] all = new double[Arrays.stream(filters).mapToInt(StateFilter::states).sum()];
    int next = 0;
    for (int y = 0; y < filters.length; y++) {
      double share = StrictMath.exp(logShares[y]);
      for (double probability : filters[y].stateProbabilities()) {
        all[next++] = share * probability;
      }
    }
    return all;
  }
}
