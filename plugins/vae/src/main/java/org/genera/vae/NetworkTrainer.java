package org.genera.vae;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.genera.api.RunContext;
import org.genera.api.option.Options;
import org.genera.neural.GradientDescent;
import org.genera.neural.Learner;
import org.genera.neural.Parameters;
import org.genera.neural.TrainingPlan;
import org.genera.neural.Workers;

/**
 * Trains the networks of one autoencoder.
 *
 * @param plan how
 * @param options which bound is raised, and what becomes of labels
 * @param workers the threads
 * @param context seed, listener and cancellation
 */
record NetworkTrainer(TrainingPlan plan, Options options, Workers workers, RunContext context) {

  /**
   * Networks that were trained.
   *
   * @param passes the networks at work, one a thread
   * @param result how training ended
   * @param heldOut how well they do on rows held out, if there are any
   */
  record Trained(
      List<VaePass> passes, GradientDescent.Result result, Optional<HeldOutBound.Sums> heldOut) {}

  /**
   * Trains.
   *
   * @param rows to learn from
   * @param held rows held out, which decide when to stop
   * @param parameters where to start, and where the result is
   */
  Trained train(
      VaeShape shape,
      RowCodec codec,
      TrainingRows rows,
      Optional<TrainingRows> held,
      Parameters parameters) {
    List<VaePass> passes =
        IntStream.range(0, workers.threads())
            .mapToObj(i -> new VaePass(shape, codec, parameters))
            .toList();
    List<Learner> learners =
        passes.stream().map(pass -> rows.learner(pass, ObjectiveForm.of(options))).toList();
    Optional<HeldOutBound> heldOut =
        held.map(some -> new HeldOutBound(some, rows.classPriors(), workers, passes, context));
    GradientDescent.Result result =
        new GradientDescent(plan, parameters, workers, learners, context)
            .train(rows.count(), rows.weight(), heldOut.map(NetworkTrainer::loss));
    return new Trained(passes, result, heldOut.map(HeldOutBound::measure));
  }

  /** What decides when to stop: minus the bound, and the log-loss of rows with a label. */
  private static DoubleSupplier loss(HeldOutBound heldOut) {
    return () -> {
      HeldOutBound.Sums sums = heldOut.measure();
      if (System.getProperty("vae.debug") != null) System.err.printf("DEBUG bound %.3f acc %.4f loss %.4f%n", sums.meanBound(), sums.accuracy(), sums.meanLogLoss());
      return (sums.logLoss() - sums.bound()) / sums.weight();
    };
  }
}
