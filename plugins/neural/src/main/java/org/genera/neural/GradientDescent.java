package org.genera.neural;

import java.util.HashMap;
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
import org.genera.api.model.Checkpoints;

/**
 * Learns parameters by Adam on shuffled mini-batches. Each batch is cut into micro-batches that do
 * not depend on the number of threads, each with a random stream of its own, and their gradients
 * are added in one canonical tree: the same seed gives the same bits on any number of threads. The
 * parameters of the epoch with the smallest loss on rows held out are kept.
 */
public final class GradientDescent {

  private static final String BATCH = "neural-batch";
  private static final String PHASE = "training";
  private static final int STEPS_UNTOLD = 50;

  private final TrainingPlan plan;
  private final Workers workers;
  private final List<? extends Learner> learners;
  private final RunContext context;
  private final Optimiser optimiser;
  private final TrainingState state;
  private Checkpoints checkpoints = Checkpoints.NONE;

  /** What was found at the end of the last epoch, told again while the next one runs. */
  private Map<String, Double> heldOutFigure = Map.of();

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
    this.workers = workers;
    this.learners = learners;
    this.context = context;
    optimiser = new Optimiser(plan, parameters, workers);
    state =
        new TrainingState(
            optimiser, new BestParameters(parameters), new TrainingClock(plan.maxMinutes()));
  }

  /**
   * Keeps how far it has come now and then, and goes on from the state that is found there.
   *
   * @param place where, as the request has it
   * @return this
   * @throws GeneraException {@link StandardError#INVALID_MODEL_FILE} if the state there is of
   *     another network
   */
  public GradientDescent checkpoints(Checkpoints place) {
    checkpoints = place;
    place.last().ifPresent(state::read);
    return this;
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
   *     epoch, {@link StandardError#CANCELLED}, {@link StandardError#INVALID_OPTION} for a learning
   *     rate that waits for a plateau where no rows are held out
   */
  public Result train(int rows, double weight, Optional<? extends DoubleSupplier> heldOutLoss) {
    requireHeldOut(heldOutLoss.isPresent());
    boolean finite = true;
    while (finite && goesOn()) {
      double loss = epoch(rows, weight);
      finite = Double.isFinite(loss) && endEpoch(rows, loss, heldOutLoss);
    }
    if (!finite) {
      diverged();
    }
    state.best.restore();
    return new Result(
        state.epochs,
        state.best.epoch(),
        !isPatient(),
        heldOutLoss.isPresent() ? OptionalDouble.of(state.best.loss()) : OptionalDouble.empty(),
        state.trainingLoss);
  }

  private void requireHeldOut(boolean heldOut) {
    if (plan.rate().decay() instanceof RateDecay.Plateau && !heldOut) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "A learning rate that waits for a plateau needs rows held out. Hold some out with"
              + " --validation, or take another rate-schedule.");
    }
  }

  private boolean goesOn() {
    return state.epochs < plan.epochs() && isPatient() && state.clock.hasTime();
  }

  private boolean isPatient() {
    return state.waited() < plan.patience();
  }

  /** Evaluates what the epoch has brought; false if the loss on rows held out is not finite. */
  private boolean endEpoch(int rows, double loss, Optional<? extends DoubleSupplier> heldOutLoss) {
    int epoch = state.epochs + 1;
    double[] heldOut = {loss};
    optimiser.atKept(
        () -> {
          heldOutLoss.ifPresent(measured -> heldOut[0] = measured.getAsDouble());
          if (Double.isFinite(heldOut[0])) {
            state.best.offer(epoch, heldOut[0], heldOutLoss.isEmpty());
          }
        });
    if (!Double.isFinite(heldOut[0])) {
      return false;
    }
    state.endEpoch(loss);
    if (plan.rate().decay() instanceof RateDecay.Plateau plateau) {
      state.endEpoch(plateau);
    }
    keepIfDue();
    heldOutFigure = heldOutLoss.isPresent() ? Map.of("heldOut", -heldOut[0]) : Map.of();
    Map<String, Double> figures = new HashMap<>(heldOutFigure);
    figures.put("objective", -loss);
    tell((long) epoch * rows, rows, figures);
    return true;
  }

  private void diverged() {
    String what =
        "The loss is not finite in epoch "
            + (state.epochs + 1)
            + ": training diverged. Lower learning-rate, or clip-norm.";
    if (state.best.epoch() == 0) {
      throw new GeneraException(StandardError.NUMERICAL, what);
    }
    context
        .listener()
        .warning(what + " The parameters of epoch " + state.best.epoch() + " are kept.");
  }

  private void tell(long done, int rows, Map<String, Double> figures) {
    long total = (long) plan.epochs() * rows;
    context.listener().progress(new Progress(PHASE, done, total, figures));
  }

  private void stopIfCancelled() {
    if (context.cancellation().isCancelled()) {
      keep();
      context.cancellation().throwIfCancelled();
    }
  }

  private void keepIfDue() {
    if (checkpoints.isDue()) {
      keep();
    }
  }

  /** Parameters that have just diverged are found at the next step; they are not worth keeping. */
  private void keep() {
    if (optimiser.isFinite()) {
      checkpoints.keep(state::write);
    }
  }

  /** What is left of a pass over the rows: the mean loss, not finite as soon as a step's is not. */
  private double epoch(int rows, double weight) {
    int[] order = Shuffle.order(context.seed(), state.epochs, rows);
    int size = plan.batchRows();
    for (long start = (long) state.batches * size; start < rows; start += size) {
      stopIfCancelled();
      int end = (int) Math.min(rows, start + size);
      double loss = step(order, (int) start, end, weight);
      if (!Double.isFinite(loss)) {
        return loss;
      }
      state.endStep(loss);
      if (end < rows) {
        keepIfDue();
      }
      if (state.steps % STEPS_UNTOLD == 0) {
        tell((long) state.epochs * rows + end, rows, heldOutFigure);
      }
    }
    return state.lossSum / weight;
  }

  /** Moves the parameters by one batch, unless the gradient is not finite. */
  private double step(int[] order, int start, int end, double weight) {
    int perEpoch = (order.length + plan.batchRows() - 1) / plan.batchRows();
    double epochs = state.epochs + (double) start / order.length;
    learners.forEach(learner -> learner.progress(epochs));
    double loss = gradients(order, start, end);
    double meanWeight = weight / order.length;
    double rate = plan.rate().at(state.steps, perEpoch, plan.epochs(), state.cuts);
    int parts = plan.parts(end - start);
    double scale = 1 / ((end - start) * meanWeight);
    return Double.isFinite(loss) && optimiser.step(parts, state.steps + 1, scale, rate)
        ? loss
        : Double.NaN;
  }

  /** The gradients of a batch, micro-batch by micro-batch, and the sum of its losses. */
  private double gradients(int[] order, int start, int end) {
    int parts = plan.parts(end - start);
    long stream = state.steps * plan.parts(plan.batchRows());
    double[] losses = new double[parts];
    workers.run(
        parts,
        (worker, part) -> {
          int from = start + part * plan.microRows();
          int to = Math.min(end, from + plan.microRows());
          RandomStream random = RandomStream.of(context.seed(), BATCH, stream + part);
          losses[part] =
              learners.get(worker).gradient(order, from, to, random, optimiser.part(part));
        });
    double loss = 0;
    for (double part : losses) {
      loss += part;
    }
    return loss;
  }
}
