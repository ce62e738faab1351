package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Scorer;
import org.genera.numerics.LogSumExp;

/**
 * The most probable values of all missing cells of a row together: p(missing | observed) is a
 * mixture over classes, which is climbed from each class's own modes, one factor at a time, the
 * others fixed. One missing factor is solved exactly; of several, a mode that no class leads to is
 * not found. The label is the likeliest one there.
 */
final class JointModes {

  private static final int SWEEPS = 50;

  private final NaiveBayesModel model;

  JointModes(NaiveBayesModel model) {
    this.model = model;
  }

  /**
   * The modes.
   *
   * @param rows the rows
   * @param shares p(y | observed) of each row
   * @return all columns of the model; only the missing cells mean something
   */
  Map<String, ColumnVector> of(Batch rows, double[][] shares) {
    List<Column> features = model.rowSchema().features();
    BatchBuilder builder = new BatchBuilder(Schema.of(features), rows.rows());
    double[][] there = new double[shares.length][];
    for (int row = 0; row < shares.length; row++) {
      List<Factor> missing = Imputation.missing(model.factors(), rows, row);
      there[row] = missing.isEmpty() ? shares[row] : climb(missing, shares[row], features, builder);
      builder.endRow();
    }
    Map<String, ColumnVector> vectors = new HashMap<>();
    Batch built = builder.build(0);
    for (Column column : features) {
      vectors.put(column.name(), built.column(column.name()));
    }
    model
        .labels()
        .ifPresent(
            of -> vectors.put(of.column().name(), new CategoryVector(Imputation.likeliest(there))));
    return vectors;
  }

  /** Puts the mode into the row in progress and returns p(y | observed, mode). */
  private static double[] climb(
      List<Factor> missing, double[] shares, List<Column> features, BatchBuilder builder) {
    int[] starts =
        missing.size() == 1
            ? new int[] {0}
            : java.util.stream.IntStream.range(0, shares.length)
                .filter(y -> shares[y] > 0)
                .toArray();
    Climb climb = new Climb(missing, shares, starts);
    climb.run();
    int best = climb.best();
    for (int f = 0; f < missing.size(); f++) {
      List<Column> columns = missing.get(f).columns();
      for (int j = 0; j < columns.size(); j++) {
        builder.copyCell(features.indexOf(columns.get(j)), climb.values.get(f).get(j), best);
      }
    }
    return climb.posterior(best);
  }

  /** Climbs from several starts side by side; each is a row. */
  private static final class Climb {
    private final List<Factor> factors;
    private final double[] shares;
    private final int starts;
    private final List<List<ColumnVector>> values = new ArrayList<>();

    /** {@code [factor][start][class]}: log p(value | class). */
    private final double[][][] logs;

    Climb(List<Factor> factors, double[] shares, int[] classes) {
      this.factors = factors;
      this.shares = shares;
      starts = classes.length;
      logs = new double[factors.size()][][];
      double[][] pure = new double[starts][shares.length];
      for (int start = 0; start < starts; start++) {
        pure[start][classes[start]] = 1;
      }
      for (int f = 0; f < factors.size(); f++) {
        values.add(factors.get(f).modes(pure));
        logs[f] = evaluate(f);
      }
    }

    void run() {
      double[] heights = heights();
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        for (int f = 0; f < factors.size(); f++) {
          values.set(f, factors.get(f).modes(weightsWithout(f)));
          logs[f] = evaluate(f);
        }
        double[] higher = heights();
        boolean same = Arrays.equals(heights, higher);
        heights = higher;
        if (same || factors.size() == 1) {
          return;
        }
      }
    }

    private double[][] weightsWithout(int factor) {
      double[][] weights = new double[starts][];
      for (int start = 0; start < starts; start++) {
        weights[start] = joint(start, factor);
        LogSumExp.normalise(weights[start]);
      }
      return weights;
    }

    /** log p(y | observed) + log p(values | y), one factor left out. */
    private double[] joint(int start, int without) {
      double[] joint = new double[shares.length];
      for (int y = 0; y < joint.length; y++) {
        joint[y] = StrictMath.log(shares[y]);
        for (int f = 0; f < logs.length; f++) {
          joint[y] += f == without ? 0 : logs[f][start][y];
        }
      }
      return joint;
    }

    private double[] heights() {
      double[] heights = new double[starts];
      Arrays.setAll(heights, start -> LogSumExp.of(joint(start, -1)));
      return heights;
    }

    int best() {
      double[] heights = heights();
      int best = 0;
      for (int start = 1; start < starts; start++) {
        best = heights[start] > heights[best] ? start : best;
      }
      return best;
    }

    double[] posterior(int start) {
      double[] joint = joint(start, -1);
      LogSumExp.normalise(joint);
      return joint;
    }

    private double[][] evaluate(int f) {
      Schema schema = Schema.of(factors.get(f).columns());
      Scorer scorer = factors.get(f).scorer(Batch.of(schema, 0, starts, values.get(f)));
      double[][] byClass = new double[shares.length][starts];
      scorer.add(0, starts, byClass);
      double[][] byStart = new double[starts][shares.length];
      for (int start = 0; start < starts; start++) {
        for (int y = 0; y < shares.length; y++) {
          byStart[start][y] = byClass[y][start];
        }
      }
      return byStart;
    }
  }
}
