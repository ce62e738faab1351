package org.genera.hmm;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.numerics.LogSumExp;

/** p(class | series) by Bayes' rule, and p(series) = Σ p(y) p(series | y). */
final class ClassPosterior {

  private final ClassModel model;

  ClassPosterior(ClassModel model) {
    this.model = model;
  }

  /** log p(y) + log p(series | y), {@code [row][class]}. */
  private double[][] logJoint(Batch rows) {
    Batch series = model.layout().withoutLabel(rows);
    double[][] logs = new double[rows.rows()][model.prior().length];
    for (double[] log : logs) {
      Arrays.fill(log, Double.NEGATIVE_INFINITY);
    }
    for (int y : model.seen()) {
      double logPrior = StrictMath.log(model.prior()[y]);
      double[] likelihood = model.seen(y).logDensity(series);
      for (int row = 0; row < logs.length; row++) {
        logs[row][y] = logPrior + likelihood[row];
      }
    }
    return logs;
  }

  /** log p(series); 0 where nothing is observed. */
  double[] logDensity(Batch rows) {
    boolean[] observed = observed(rows);
    double[][] logs = logJoint(rows);
    double[] result = new double[logs.length];
    for (int row = 0; row < result.length; row++) {
      result[row] = observed[row] ? LogSumExp.of(logs[row]) : 0;
    }
    return result;
  }

  private boolean[] observed(Batch rows) {
    SeriesLayout layout = SeriesLayout.of(model.layout().one());
    var series = layout.in(rows);
    boolean[] steps = layout.observed(series.steps());
    boolean[] observed = new boolean[rows.rows()];
    for (int row = 0; row < observed.length; row++) {
      for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
        observed[row] |= steps[t];
      }
    }
    return observed;
  }

  /** log p(class | series); log p(class) where the series is impossible in each class. */
  double[][] logProbabilities(Batch rows) {
    double[][] logs = logJoint(rows);
    for (double[] log : logs) {
      double total = LogSumExp.of(log);
      for (int y = 0; y < log.length; y++) {
        log[y] =
            total == Double.NEGATIVE_INFINITY ? StrictMath.log(model.prior()[y]) : log[y] - total;
      }
    }
    return logs;
  }

  /** p(class | series); all 0 of series that have no states behind them. */
  double[][] shares(Batch rows) {
    double[][] shares = logJoint(rows);
    for (double[] share : shares) {
      if (Impossible.is(LogSumExp.normalise(share))) {
        Arrays.fill(share, 0);
      }
    }
    return shares;
  }

  /** The same, of series that have states behind them. */
  double[][] possible(Batch rows) {
    double[][] shares = shares(rows);
    for (int row = 0; row < shares.length; row++) {
      double sum = Arrays.stream(shares[row]).sum();
      Impossible.refuse(sum > 0 ? 0 : Double.NEGATIVE_INFINITY, rows.firstRow() + row);
    }
    return shares;
  }
}
