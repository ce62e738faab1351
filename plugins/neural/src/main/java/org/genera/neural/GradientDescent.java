package org.genera.neural;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.engine.RandomStream;

/**
 * Learns parameters by Adam on shuffled mini-batches. Each batch is cut into micro-batches that do
 * not depend on the number of threads, each with a random stream of its own, and their gradients
 * are added in one canonical tree: the same seed gives the same bits on any number of threads. The
 * parameters of the epoch with the smallest loss on rows held out are kept.
 */
public final class GradientDescent {

  private static final String SHUFFLE = "neural-shuffle";
  private static final String BATCH = "neural-batch";
  private static final String PHASE = "training";
  private static final int STEPS_UNTOLD = 50;

  private final TrainingPlan plan;
  private final Parameters parameters;
  private final Workers workers;
  private final List<? extends Learner> learners;
  private final RunContext context;
  private final GradientSum sum;
  private final Adam adam;
  private long steps;

  /**
   * A descent.
   *
   * @param plan how to train
   * @param parameters where to start
   * @param workers the threads
   * @param learners one a thread
   * @param context seed, listener and cancellation
   */
  public GradientDescent(
      TrainingPlan plan,
      Parameters parameters,
      Workers workers,
      List<? extends Learner> learners,
      RunContext context) {
    this.plan = plan;
    this.parameters = parameters;
    this.workers = workers;
    this.learners = learners;
    this.context = context;
    sum = new GradientSum(plan.parts(plan.batchRows()), parameters.values().length);
    adam = new Adam(parameters.values().length);
  }

  /**
   * How training ended.
   *
   * @param epochs how many were run
   * @param bestEpoch the one whose parameters were kept, from 1
   * @param stoppedEarly whether patience ran out
   * @param heldOutLoss the loss on rows held out, at the parameters kept
   * @param trainingLoss the mean loss of a row while the last finite epoch ran
   */
  public record Result(
      int epochs,
      int bestEpoch,
      boolean stoppedEarly,
      OptionalDouble heldOutLoss,
      double trainingLoss) {}

  /**
   * Trains.
   *
   * @param rows how many rows there are to learn from
   * @param weight the sum of their weights
   * @param heldOutLoss the mean loss of rows held out at the current parameters; without it the
   *     last epoch is the best
   * @return how it ended; the parameters are those of the best epoch
   * @throws GeneraException {@link StandardError#NUMERICAL} if the loss diverges in the first
   *     epoch, {@link StandardError#CANCELLED}
   */
  public Result train(int rows, double weight, Optional<? extends DoubleSupplier> heldOutLoss) {
    Best best = new Best(parameters);
    double trainingLoss = Double.NaN;
    int epoch = 0;
    boolean patient = true;
    while (patient && epoch < plan.epochs()) {
      double loss = epoch(rows, weight, epoch);
      double heldOut = heldOutLoss.map(DoubleSupplier::getAsDouble).orElse(loss);
      if (!Double.isFinite(loss) || !Double.isFinite(heldOut)) {
        diverged(best, epoch);
        break;
      }
      epoch++;
      trainingLoss = loss;
      best.offer(epoch, heldOut, heldOutLoss.isEmpty());
      patient = epoch - best.epoch < plan.patience();
      tell(epoch, rows, loss, heldOut);
    }
    best.restore();
    return new Result(
        epoch,
        best.epoch,
        !patient,
        heldOutLoss.isPresent() ? OptionalDouble.of(best.loss) : OptionalDouble.empty(),
        trainingLoss);
  }

  private void diverged(Best best, int epoch) {
    String what =
        "The loss is not finite in epoch "
            + (epoch + 1)
            + ": training diverged. Lower learning-rate, or clip-norm.";
    if (best.epoch == 0) {
      throw new GeneraException(StandardError.NUMERICAL, what);
    }
    context.listener().warning(what + " The parameters of epoch " + best.epoch + " are kept.");
  }

  private void tell(int epoch, int rows, double loss, double heldOut) {
    context
        .listener()
        .progress(
            new Progress(
                PHASE,
                (long) epoch * rows,
                (long) plan.epochs() * rows,
                Map.of("objective", -loss, "heldOut", -heldOut)));
  }

  /** One pass over the rows: the mean loss, not finite as soon as that of a step is not. */
  private double epoch(int rows, double weight, int epoch) {
    int[] order = shuffled(rows, epoch);
    double total = 0;
    for (int start = 0; start < rows && Double.isFinite(total); start += plan.batchRows()) {
      context.cancellation().throwIfCancelled();
      int end = Math.min(rows, start + plan.batchRows());
      total += step(order, start, end, weight / rows);
      if (steps % STEPS_UNTOLD == 0) {
        long done = (long) epoch * rows + end;
        context
            .listener()
            .progress(new Progress(PHASE, done, (long) plan.epochs() * rows, Map.of()));
      }
    }
    return total / weight;
  }

  private int[] shuffled(int rows, int epoch) {
    RandomStream random = RandomStream.of(context.seed(), SHUFFLE, epoch);
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Moves the parameters by one batch, unless the gradient is not finite. */
  private double step(int[] order, int start, int end, double meanWeight) {
    int parts = plan.parts(end - start);
    double[] losses = new double[parts];
    long stream = steps * plan.parts(plan.batchRows());
    workers.run(
        parts,
        (worker, part) -> {
          int from = start + part * plan.microRows();
          int to = Math.min(end, from + plan.microRows());
          losses[part] =
              learners
                  .get(worker)
                  .gradient(
                      order,
                      from,
                      to,
                      RandomStream.of(context.seed(), BATCH, stream + part),
                      sum.part(part));
        });
    workers.run(sum.ranges(), (worker, range) -> sum.sum(range, parts));
    steps++;
    double loss = 0;
    for (double part : losses) {
      loss += part;
    }
    double scale = 1 / ((end - start) * meanWeight);
    double norm = sum.norm() * scale;
    if (!Double.isFinite(norm) || !Double.isFinite(loss)) {
      return Double.NaN;
    }
    move((float) (scale * Math.min(1, plan.clipNorm() / norm)));
    return loss;
  }

  private void move(float scale) {
    adam.nextStep();
    workers.run(
        sum.ranges(),
        (worker, range) -> {
          int from = sum.from(range);
          int to = sum.to(range);
          adam.update(parameters.values(), sum.total(), scale, plan.learningRate(), from, to);
          parameters.publish(from, to);
        });
  }

  /** The parameters with the smallest loss so far. */
  private static final class Best {
    private final Parameters parameters;
    private final float[] values;
    private int epoch;
    private double loss = Double.POSITIVE_INFINITY;

    Best(Parameters parameters) {
      this.parameters = parameters;
      values = parameters.values().clone();
    }

    void offer(int at, double value, boolean always) {
      if (always || value < loss) {
        loss = value;
        epoch = at;
        System.arraycopy(parameters.values(), 0, values, 0, values.length);
      }
    }

    void restore() {
      System.arraycopy(values, 0, parameters.values(), 0, values.length);
      parameters.publish();
    }
  }
}
