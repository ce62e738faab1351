package org.genera.naivebayes;

import java.util.Arrays;
import java.util.List;
import org.genera.api.ProgressListener;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;
import org.genera.likelihoods.ClassShares;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.Tally;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.LabelledSample;

/**
 * Finds the start that gets furthest in a short climb on some of the rows. Each class starts at a
 * few rows of its own, drawn at random, and at a little of all rows.
 */
final class LatentStarts {

  private static final int ROWS_OF_ITS_OWN = 5;
  private static final double ROWS_OF_ALL = 2;
  private static final int SHORT_ITERATIONS = 30;
  private static final double SHORT_TOLERANCE = 1e-4;

  private final TrainingData data;
  private final Plan plan;
  private final EmClimb climb;
  private final LabelledSample sample;

  LatentStarts(TrainingData data, Plan plan, EmClimb climb, LabelledSample sample) {
    this.data = data;
    this.plan = plan;
    this.climb = climb;
    this.sample = sample;
  }

  Plan.Fit best() {
    if (sample.rows().rows() == 0) {
      throw TrainingData.noData();
    }
    int starts = plan.classes() == 1 ? 1 : data.options().get(NaiveBayesOptions.STARTS);
    Plan.Fit best = start(0);
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < starts && starts > 1; i++) {
      ProgressListener listener = data.context().listener()::progress;
      ConvergenceMonitor monitor =
          new ConvergenceMonitor(
              "EM, " + plan.classes() + " classes, start " + (i + 1) + " of " + starts,
              SHORT_TOLERANCE,
              SHORT_ITERATIONS,
              listener);
      Plan.Fit reached = climb.run(start(i), 1, sample.data(), monitor).parameters();
      if (monitor.objective() > highest) {
        highest = monitor.objective();
        best = reached;
      }
    }
    return best;
  }

  private Plan.Fit start(int index) {
    RandomStream random = RandomStream.of(data.context().seed(), "naive-bayes start", index);
    Batch rows = sample.rows();
    double[][] shares = new double[plan.classes()][rows.rows()];
    for (double[] share : shares) {
      Arrays.fill(share, ROWS_OF_ALL / rows.rows());
      for (int i = 0; i < ROWS_OF_ITS_OWN && plan.classes() > 1; i++) {
        share[random.nextInt(rows.rows())] += 1;
      }
    }
    return plan.estimate(counted(rows, new ClassShares.Soft(shares)), data.options());
  }

  private double[] counted(Batch rows, ClassShares.Soft shares) {
    double[] statistics = new double[plan.length()];
    List<Tally> tallies = plan.likelihoods().stream().map(Likelihood::tally).toList();
    for (int y = 0; y < plan.classes(); y++) {
      plan.addWeight(y, Arrays.stream(shares.shares()[y]).sum(), statistics);
    }
    for (int j = 0; j < tallies.size(); j++) {
      tallies.get(j).add(rows, shares, plan.sums(j, statistics));
    }
    return statistics;
  }
}
