package org.genera.naivebayes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.Aggregation;
import org.genera.likelihoods.ClassShares;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.Tally;
import org.genera.numerics.Labels;

/**
 * The E-step: a row with a label belongs to its class, one without is shared by p(y | x) and counts
 * less (Nigam et al. 2000). The one parameter is how much.
 */
final class ExpectationAggregation implements Aggregation {

  private final Optional<Labels> labels;
  private final List<Column> features;
  private final Plan plan;
  private final ClassPosterior posterior;
  private final List<Tally> tallies;
  private double unlabelledWeight;

  ExpectationAggregation(NaiveBayesModel model) {
    labels = model.labels();
    features = model.schema().features();
    plan = model.plan();
    posterior = model.posterior();
    tallies = plan.likelihoods().stream().map(Likelihood::tally).toList();
  }

  @Override
  public int prepare(double[] parameters) {
    unlabelledWeight = parameters[0];
    return plan.length();
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    int[] codes = codes(block);
    double[] weights = reduced(block, codes);
    double[][] shares = new double[plan.classes()][block.rows()];
    posterior.score(
        block,
        (from, to, tile) -> {
          for (int row = from; row < to; row++) {
            if (weights[row] > 0) {
              share(tile, row - from, row, codes[row], weights[row], shares);
              addLikelihood(tile, row - from, codes[row], weights[row], statistics);
            }
          }
        });
    for (int y = 0; y < shares.length; y++) {
      plan.addWeight(y, Arrays.stream(shares[y]).sum(), statistics);
    }
    ClassShares soft = new ClassShares.Soft(shares);
    for (int j = 0; j < tallies.size(); j++) {
      tallies.get(j).add(block, soft, plan.sums(j, statistics));
    }
  }

  private int[] codes(Batch block) {
    if (labels.isPresent()) {
      return labels.get().codes(block);
    }
    int[] missing = new int[block.rows()];
    Arrays.fill(missing, CategoryVector.MISSING);
    return missing;
  }

  /** What each row counts: nothing where nothing is known of it. */
  private double[] reduced(Batch block, int[] codes) {
    double[] weights = block.weights().clone();
    boolean[] observed = observed(block);
    for (int row = 0; row < weights.length; row++) {
      if (codes[row] == CategoryVector.MISSING) {
        weights[row] *= observed[row] ? unlabelledWeight : 0;
      }
    }
    return weights;
  }

  private boolean[] observed(Batch block) {
    boolean[] observed = new boolean[block.rows()];
    for (Column column : features) {
      ColumnVector vector = block.column(column.name());
      for (int row = 0; row < observed.length; row++) {
        observed[row] = observed[row] || !vector.isMissing(row);
      }
    }
    return observed;
  }

  private static void share(
      ClassPosterior.Tile tile, int i, int row, int code, double weight, double[][] shares) {
    if (code == CategoryVector.MISSING) {
      for (int y = 0; y < shares.length; y++) {
        shares[y][row] = weight * tile.shares[y][i];
      }
    } else {
      shares[code][row] = weight;
    }
  }

  private static void addLikelihood(
      ClassPosterior.Tile tile, int i, int code, double weight, double[] statistics) {
    double log = code == CategoryVector.MISSING ? tile.logDensity[i] : tile.logJoint[code][i];
    statistics[Plan.LOG_LIKELIHOOD] += weight * log;
    statistics[Plan.WEIGHT] += weight;
  }
}
