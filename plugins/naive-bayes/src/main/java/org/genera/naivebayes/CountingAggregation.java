package org.genera.naivebayes;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.engine.Aggregation;
import org.genera.likelihoods.ClassShares;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.Tally;
import org.genera.numerics.Labels;

/** Counts the rows with a label; of the others only their weight. It has no parameters. */
final class CountingAggregation implements Aggregation {

  private final Labels labels;
  private final Plan plan;
  private final List<Tally> tallies;

  CountingAggregation(NaiveBayesModel model) {
    labels = model.labels().orElseThrow();
    plan = model.plan();
    tallies = plan.likelihoods().stream().map(Likelihood::tally).toList();
  }

  @Override
  public int prepare(double[] parameters) {
    return plan.length();
  }

  @Override
  public void accumulate(Batch block, double[] statistics) {
    int[] codes = labels.codes(block);
    double[] weights = block.weights();
    ClassShares.Known shares = ClassShares.Known.of(codes, weights, plan.classes());
    addClassWeights(codes, weights, statistics);
    for (int j = 0; j < tallies.size(); j++) {
      tallies.get(j).add(block, shares, plan.sums(j, statistics));
    }
  }

  private void addClassWeights(int[] codes, double[] weights, double[] statistics) {
    double[] sums = new double[plan.classes() + 1];
    for (int row = 0; row < codes.length; row++) {
      sums[codes[row] == CategoryVector.MISSING ? plan.classes() : codes[row]] += weights[row];
    }
    for (int y = 0; y < plan.classes(); y++) {
      plan.addWeight(y, sums[y], statistics);
    }
    plan.addWeight(CategoryVector.MISSING, sums[plan.classes()], statistics);
  }
}
