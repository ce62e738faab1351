package org.genera.hmm;

import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.TrainingRequest;
import org.genera.hmm.structure.StructureOptions;

/**
 * Steps held out from a fit, by whose likelihood models are compared: those of the validation data,
 * if there are any; else of every five series one drawn at random; where there are few series, the
 * last fifth of each, given what comes before it.
 *
 * @param request for the model
 * @param training what is left to learn from
 * @param scored series that contain the steps held out
 * @param given what comes before those steps, where anything does
 */
record HeldOutSteps(
    TrainingRequest request, TrainingData training, Dataset scored, Optional<Dataset> given) {

  private static final int FIFTH = 5;

  /** With fewer series the tail of each is held out. */
  private static final int FEWEST_SERIES = 10;

  static HeldOutSteps of(TrainingRequest request, TrainingData data) {
    if (request.validation().isPresent()) {
      return new HeldOutSteps(request, data, request.validation().get(), Optional.empty());
    }
    if (data.survey().series() < FEWEST_SERIES) {
      refuseEnds(data);
      Dataset heads = new PartOfSeries(data.rows(), data.layout(), HeldOutSteps::head);
      return new HeldOutSteps(request, data.of(heads), data.rows(), Optional.of(heads));
    }
    long seed = request.context().seed();
    Dataset others =
        new PartOfSeries(
            data.rows(), data.layout(), (row, length) -> isHeldOut(row, seed) ? 0 : length);
    Dataset own =
        new PartOfSeries(
            data.rows(), data.layout(), (row, length) -> isHeldOut(row, seed) ? length : 0);
    return new HeldOutSteps(request, data.of(others), own, Optional.empty());
  }

  private static void refuseEnds(TrainingData data) {
    if (data.options().get(StructureOptions.ENDS)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Where series end by the chain, whole series are held out, and there are fewer than "
              + FEWEST_SERIES
              + "; give --validation, or choose criterion=bic or aic.");
    }
  }

  private static int head(long row, int length) {
    return length - length / FIFTH;
  }

  private static boolean isHeldOut(long row, long seed) {
    return row % FIFTH == RandomStream.of(seed, "hmm held-out", row / FIFTH).nextInt(FIFTH);
  }

  /** log p of the steps held out, by the weight of those that are observed. */
  double meanLogLikelihood(HmmFit fit) {
    BaumWelch pass = new BaumWelch(request, training, fit.plan());
    double[] sums = pass.expect(fit.fit(), scored);
    double logLikelihood = sums[Plan.LOG_LIKELIHOOD];
    double weight = sums[Plan.WEIGHT];
    if (given.isPresent()) {
      double[] before = pass.expect(fit.fit(), given.get());
      logLikelihood -= before[Plan.LOG_LIKELIHOOD];
      weight -= before[Plan.WEIGHT];
    }
    if (!(weight > 0)) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "No observed step is held out, so criterion=held-out has nothing to compare by; choose bic"
              + " or aic, or give --validation.");
    }
    return logLikelihood / weight;
  }
}
