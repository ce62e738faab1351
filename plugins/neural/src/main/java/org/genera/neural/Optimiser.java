package org.genera.neural;

import java.util.Optional;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/**
 * Moves one vector of parameters step by step: adds up the gradients of the micro-batches, clips
 * the sum, applies Adam, and follows with the moving average.
 */
final class Optimiser {

  private static final String PARAMETERS = "parameters";

  private final Parameters parameters;
  private final Workers workers;
  private final double clipNorm;
  private final GradientSum sum;
  private final Adam adam;
  private final Optional<MovingAverage> average;

  Optimiser(TrainingPlan plan, Parameters parameters, Workers workers) {
    this.parameters = parameters;
    this.workers = workers;
    clipNorm = plan.clipNorm();
    int length = parameters.values().length;
    sum = new GradientSum(plan.parts(plan.batchRows()), length);
    adam = new Adam(plan.adam(), length);
    average =
        plan.average() > 0
            ? Optional.of(new MovingAverage(plan.average(), parameters.values()))
            : Optional.empty();
  }

  /** Where the gradient of a micro-batch goes. */
  float[] part(int index) {
    return sum.part(index);
  }

  /**
   * Moves the parameters by the gradients in the first parts, unless their sum is not finite.
   *
   * @param parts how many micro-batches there were
   * @param number which step it is, from 1
   * @param scale what the sum is multiplied by
   * @param rate the learning rate
   * @return whether they were moved
   */
  boolean step(int parts, long number, double scale, double rate) {
    workers.run(sum.ranges(), (worker, range) -> sum.sum(range, parts));
    double norm = sum.norm() * scale;
    if (!Double.isFinite(norm)) {
      return false;
    }
    Adam.Step step = adam.step(number, scale * Math.min(1, clipNorm / norm), rate);
    workers.run(
        sum.ranges(), (worker, range) -> move(step, number, sum.from(range), sum.to(range)));
    return true;
  }

  private void move(Adam.Step step, long number, int from, int to) {
    step.update(parameters.values(), sum.total(), from, to);
    average.ifPresent(
        follower -> follower.update(parameters.values(), follower.kept(number), from, to));
    parameters.publish(from, to);
  }

  /** Does work at the parameters that are to be kept: their average, where there is one. */
  void atKept(Runnable work) {
    average.ifPresentOrElse(
        follower -> {
          exchange(follower);
          work.run();
          exchange(follower);
        },
        work);
  }

  private void exchange(MovingAverage follower) {
    follower.exchange(parameters.values());
    parameters.publish();
  }

  /** Whether all parameters are finite; then so is what the next steps remember of them. */
  boolean isFinite() {
    for (float value : parameters.values()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  void write(ModelArchiveWriter writer) {
    writer.floats(PARAMETERS, parameters.values(), parameters.values().length);
    adam.write(writer);
    average.ifPresent(follower -> follower.write(writer));
  }

  void read(ModelArchive archive) {
    float[] values = parameters.values();
    System.arraycopy(archive.floats(PARAMETERS, values.length), 0, values, 0, values.length);
    parameters.publish();
    adam.read(archive);
    average.ifPresent(follower -> follower.read(archive));
  }
}
