package org.genera.vae.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.engine.RandomStream;
import org.genera.neural.Workers;
import org.genera.vae.bound.BoundEstimator;
import org.genera.vae.bound.ClassBounds;
import org.genera.vae.network.VaePass;

/**
 * How well a model does on rows that are not trained on, the same chance each time: by the bound
 * that training raises, so that training stops when that one falls, and not another.
 */
public final class HeldOutBound {

  private static final String PURPOSE = "vae-held-out";
  private static final int BLOCK_ROWS = 128;

  private final RowStore store;
  private final Optional<RowLabels> labels;
  private final double[] logPrior;
  private final int draws;
  private final Workers workers;
  private final List<VaePass> passes;
  private final long seed;

  /**
   * A measurement.
   *
   * @param labels classes of the rows, if the model has a label
   * @param logPrior log p(y); one 0 without a label
   * @param draws of z a row: with several the bound is the importance-weighted one
   * @param passes one a thread
   */
  public HeldOutBound(
      RowStore store,
      Optional<RowLabels> labels,
      double[] logPrior,
      int draws,
      Workers workers,
      List<VaePass> passes,
      long seed) {
    this.store = store;
    this.labels = labels;
    this.logPrior = logPrior;
    this.draws = draws;
    this.workers = workers;
    this.passes = passes;
    this.seed = seed;
  }

  /**
   * Sums over rows by weight.
   *
   * @param bound of log p(x), or of log p(x, y) where the label is known
   * @param weight of all rows
   * @param logLoss of the labels that are known
   * @param right those that are the likeliest class
   * @param labelled the weight of rows whose label is known
   */
  public record Sums(double bound, double weight, double logLoss, double right, double labelled) {

    private static Sums of(ClassBounds bounds, int row, double[] logs, int y, double weight) {
      if (y < 0) {
        return new Sums(weight * bounds.elbo(row), weight, 0, 0, 0);
      }
      double right = Arrays.stream(logs).allMatch(log -> log <= logs[y]) ? weight : 0;
      return new Sums(weight * bounds.elbo()[row][y], weight, -weight * logs[y], right, weight);
    }

    private Sums plus(Sums other) {
      return new Sums(
          bound + other.bound,
          weight + other.weight,
          logLoss + other.logLoss,
          right + other.right,
          labelled + other.labelled);
    }

    public double meanBound() {
      return bound / weight;
    }

    public double meanLogLoss() {
      return logLoss / labelled;
    }

    public double accuracy() {
      return right / labelled;
    }
  }

  /** Measures the networks as they are. */
  public Sums measure() {
    int blocks = (store.rows() + BLOCK_ROWS - 1) / BLOCK_ROWS;
    Sums[] sums = new Sums[blocks];
    workers.run(blocks, (worker, block) -> sums[block] = sum(passes.get(worker), block));
    Sums total = new Sums(0, 0, 0, 0, 0);
    for (Sums part : sums) {
      total = total.plus(part);
    }
    return total;
  }

  private Sums sum(VaePass pass, int block) {
    int first = block * BLOCK_ROWS;
    int rows = Math.min(BLOCK_ROWS, store.rows() - first);
    RandomStream random = RandomStream.of(seed, PURPOSE, block);
    pass.begin(rows);
    for (int row = 0; row < rows; row++) {
      store.put(first + row, pass, row, random);
    }
    ClassBounds drawn = new BoundEstimator(pass, logPrior, draws).bounds(random);
    ClassBounds bounds = draws == 1 ? drawn : drawn.importanceWeighted();
    double[][] logClasses = labels.isPresent() ? classes(pass, first, rows) : bounds.logClasses();
    Sums sums = new Sums(0, 0, 0, 0, 0);
    for (int row = 0; row < rows; row++) {
      int at = first + row;
      int y = labels.map(all -> all.of(at)).orElse(-1);
      sums = sums.plus(Sums.of(bounds, row, logClasses[row], y, store.weight(at)));
    }
    return sums;
  }

  /** log q(y | x) as a model tells it: of rows as they are, without chance. */
  private double[][] classes(VaePass pass, int first, int rows) {
    pass.begin(rows);
    for (int row = 0; row < rows; row++) {
      store.putUntreated(first + row, pass, row);
    }
    pass.encode();
    return pass.logClasses(logPrior);
  }
}
