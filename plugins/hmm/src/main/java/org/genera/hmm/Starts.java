package org.genera.hmm;

import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.hmm.structure.SegmentStart;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.Reservoir;

/**
 * Finds the start that gets furthest in a short climb on some of the series. Each state starts at a
 * short run of steps of its own, drawn at random, and at a little of all steps; in every other
 * start states last. Some start at {@linkplain ClusterStart clusters}. Where states go from left to
 * right, each starts at a segment of the series.
 */
final class Starts {

  private static final int STEPS_OF_ITS_OWN = 5;
  private static final double STEPS_OF_ALL = 2;
  private static final double LASTING = 4;

  /** Of so many starts one is at clusters, unless the user wants otherwise. */
  private static final int CLUSTERED_OF = 4;

  /** Of so many starts of variational Bayes one begins by Baum-Welch. */
  private static final int WARMED_OF = 3;

  private static final int WARMING_ITERATIONS = 60;

  private static final int SHORT_ITERATIONS = 20;
  private static final double SHORT_TOLERANCE = 1e-4;

  /** A sample is to have about that many steps, and series between these two numbers. */
  private static final int SAMPLED_STEPS = 50_000;

  private static final int FEWEST_SERIES = 10;
  private static final int MOST_SERIES = 8192;

  private final TrainingData data;
  private final Plan plan;
  private final BaumWelch climb;
  private final Batch sample;
  private final SeriesVector series;
  private final ClusterStart clusters;

  Starts(TrainingData data, Plan plan, BaumWelch climb) {
    this.data = data;
    this.plan = plan;
    this.climb = climb;
    Batch drawn =
        Reservoir.of(
                data.rows(),
                data.layout().columns(),
                (batch, row) -> data.layout().in(batch).length(row) > 0,
                capacity(data.survey().meanLength()),
                RandomStream.of(data.context().seed(), "hmm series", 0),
                data.context().cancellation())
            .rows();
    sample = plan.structure().isForward() ? drawn : excerpt(drawn);
    series = data.layout().in(sample);
    clusters = new ClusterStart(series, data.layout().features());
    requireEffect();
  }

  /** States that only go forward are of whole series; others of any stretch. */
  private Batch excerpt(Batch drawn) {
    RandomStream random = RandomStream.of(data.context().seed(), "hmm excerpt", 0);
    int steps = Math.max(1, SAMPLED_STEPS / Math.max(1, drawn.rows()));
    return Excerpt.of(drawn, data.layout(), steps, random);
  }

  private void requireEffect() {
    boolean given = data.options().isGiven(HmmOptions.START);
    if (given && plan.structure().isForward()) {
      throw refused("states that go from left to right start at segments of the series");
    } else if (data.options().get(HmmOptions.START).equals("k-means") && !clusters.isPossible()) {
      throw refused("no column of steps has numbers to cluster");
    }
  }

  private static GeneraException refused(String why) {
    return new GeneraException(
        StandardError.INVALID_OPTION,
        "Option 'start' has no effect, for " + why + "; leave it out.");
  }

  private static int capacity(double meanLength) {
    return (int) Math.max(FEWEST_SERIES, Math.min(MOST_SERIES, SAMPLED_STEPS / meanLength));
  }

  /** What the best start has reached. */
  Plan.Fit best() {
    int count = plan.states() == 1 ? 1 : data.options().get(HmmOptions.STARTS);
    Plan.Fit best = begun(0, "start");
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count && count > 1; i++) {
      String name = "start " + (i + 1) + " of " + count;
      ConvergenceMonitor monitor =
          monitor(HmmOptions.training(data.options()) + ", " + name, SHORT_ITERATIONS);
      Plan.Fit reached = climb.run(begun(i, name), Dataset.of(sample), monitor).parameters();
      if (monitor.objective() > highest) {
        highest = monitor.objective();
        best = reached;
      }
    }
    return best;
  }

  private ConvergenceMonitor monitor(String phase, int iterations) {
    ProgressListener listener = data.context().listener()::progress;
    return new ConvergenceMonitor(phase, SHORT_TOLERANCE, iterations, listener);
  }

  /**
   * Beliefs of few steps hardly tell states apart, so that where many are needed it takes
   * likelihood to begin with; where few are, that fills all of them.
   */
  private Plan.Fit begun(int index, String name) {
    if (!climb.isVariational() || index % WARMED_OF != 0) {
      return start(index);
    }
    ConvergenceMonitor monitor = monitor("Baum-Welch, " + name, WARMING_ITERATIONS);
    return climb.ofLikelihood().run(start(index), Dataset.of(sample), monitor).parameters();
  }

  private Plan.Fit start(int index) {
    RandomStream random = RandomStream.of(data.context().seed(), "hmm start", index);
    int steps = series.steps().rows();
    double[] statistics = new double[plan.length()];
    double[][] shares = new double[plan.states()][steps];
    for (double[] share : shares) {
      Arrays.fill(share, STEPS_OF_ALL / steps);
    }
    double[] followed = new double[plan.states() * plan.states()];
    if (plan.structure().isForward()) {
      new SegmentStart(plan.states(), index, random).add(series, shares);
    } else if (isClustered(index)) {
      clusters.add(shares, followed, random, data.context().cancellation());
    } else {
      addRuns(shares, steps, random);
    }
    chain(random, index % 2 == 0 ? 0 : LASTING * plan.states(), statistics);
    for (int i = 0; i < followed.length; i++) {
      statistics[plan.transitions() + i] += followed[i];
    }
    new EmissionTally(plan).add(new Run(series, 0, series.steps()), 0, shares, statistics);
    return plan.estimate(statistics, data.options());
  }

  private boolean isClustered(int index) {
    return switch (data.options().get(HmmOptions.START)) {
      case "k-means" -> true;
      case "random" -> false;
      default -> clusters.isPossible() && index % CLUSTERED_OF == CLUSTERED_OF / 2;
    };
  }

  private static void addRuns(double[][] shares, int steps, RandomStream random) {
    for (double[] share : shares) {
      int first = random.nextInt(steps);
      for (int t = first; t < Math.min(steps, first + STEPS_OF_ITS_OWN) && shares.length > 1; t++) {
        share[t] += 1;
      }
    }
  }

  private void chain(RandomStream random, double lasting, double[] statistics) {
    int k = plan.states();
    if (plan.structure().hasEnds()) {
      double ends = (1.5 * k + lasting) / data.survey().meanLength();
      Arrays.fill(statistics, plan.ends(), plan.ends() + k, ends);
    }
    Arrays.fill(statistics, Plan.STARTS, plan.transitions(), 1);
    durations(random, statistics);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        statistics[plan.transitions() + i * k + j] =
            1 + random.nextDouble() + (i == j ? lasting : 0);
      }
    }
  }

  /** Geometric durations of some mean, which each start draws anew for each state. */
  private void durations(RandomStream random, double[] statistics) {
    int longest = plan.structure().durations().longest();
    int stayed = plan.states() * longest;
    for (int place = 0; place < stayed; place += longest) {
      double leaves = StrictMath.pow(longest, -random.nextDouble());
      double there = longest;
      for (int a = 0; a < longest; a++) {
        double goesOn = a < longest - 1 ? there * (1 - leaves) : 0;
        statistics[plan.durations() + place + a] = there - goesOn;
        statistics[plan.durations() + stayed + place + a] = goesOn;
        there = goesOn;
      }
    }
  }
}
