package org.genera.hmm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.hmm.structure.StructureChoice;
import org.genera.numerics.Folds;
import org.genera.numerics.Reservoir;
import org.genera.numerics.UnlabelledWeight;

/**
 * How much series without a labelled state should count: by -log p(state | series) of labelled
 * steps of series held out, on a sample.
 */
final class UnlabelledChoice {

  private static final int ITERATIONS = 30;
  private static final double TOLERANCE = 1e-4;

  /** A sample of each kind of series is to have about that many steps, or these many series. */
  private static final int SAMPLED_STEPS = 50_000;

  private static final int FEWEST_SERIES = 10;
  private static final int MOST_SERIES = 8192;

  private final TrainingRequest request;
  private final TrainingData data;
  private final StructureChoice structure;

  UnlabelledChoice(TrainingRequest request, TrainingData data, StructureChoice structure) {
    this.request = request;
    this.data = data;
    this.structure = structure;
  }

  /**
   * Chooses a weight.
   *
   * @param states the number of labelled states
   * @param figures takes the log-loss of each weight
   */
  double choose(int states, Map<String, Double> figures) {
    Reservoir labelled = sample("hmm labelled series", true);
    if (labelled.rows().rows() < 2) {
      data.context()
          .listener()
          .warning(
              "Series without a label are left out: only one series has any, so that none can be"
                  + " held out to tell whether they would hurt. Label more series, or set option"
                  + " 'unlabelled-weight'.");
      return 0;
    }
    Reservoir unlabelled = sample("hmm unlabelled series", false);
    double scale = standsFor(unlabelled) / standsFor(labelled);
    Folds folds = Folds.of(labelled.rows(), "hmm folds", data.context().seed());
    return new UnlabelledWeight(folds, 0)
        .choose(
            (weight, train, heldOut) ->
                loss(fit(states, weight * scale, List.of(train, unlabelled.rows())), heldOut),
            figures,
            data.context().listener());
  }

  private Reservoir sample(String purpose, boolean labelled) {
    double series = SAMPLED_STEPS / data.survey().meanLength();
    return Reservoir.of(
        data.rows(),
        data.layout().columns(),
        (batch, row) -> isLabelled(batch, row) == labelled,
        (int) Math.max(FEWEST_SERIES, Math.min(MOST_SERIES, series)),
        RandomStream.of(data.context().seed(), purpose, 0),
        data.context().cancellation());
  }

  private boolean isLabelled(Batch batch, int row) {
    SeriesVector series = data.layout().in(batch);
    int[] codes = data.layout().codes(series.steps());
    for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
      if (codes[t] >= 0) {
        return true;
      }
    }
    return false;
  }

  private static double standsFor(Reservoir reservoir) {
    return reservoir.rows().rows() == 0 ? 1 : (double) reservoir.seen() / reservoir.rows().rows();
  }

  private HmmModel fit(int states, double weight, List<Batch> rows) {
    ProgressListener quiet = data.context().listener()::progress;
    RunContext context = data.context().toBuilder().listener(quiet).build();
    Dataset some = Dataset.of(data.layout().columns(), rows);
    TrainingData fold = TrainingData.of(some, data.options(), context).weighing(weight);
    HmmFit fit =
        new HmmFitting(request, fold, structure, Optional.empty())
            .fit(states, ITERATIONS, TOLERANCE);
    TrainingSummary summary = fit.summary(data.layout(), Map.of());
    return new HmmModel(
        request.header(HmmFamily.NAME, summary),
        fit.parameters(),
        fit.plan(),
        fold.survey().lengths());
  }

  private UnlabelledWeight.Loss loss(HmmModel model, Batch heldOut) {
    double[] weights = heldOut.weights();
    double sum = 0;
    double weight = 0;
    for (int row = 0; row < heldOut.rows(); row++) {
      Batch one = heldOut.slice(row, row + 1);
      int[] codes = data.layout().codes(data.layout().in(one).steps());
      double[][] shares = shares(model, one, codes.length);
      for (int t = 0; t < codes.length; t++) {
        if (codes[t] >= 0) {
          double loss = -StrictMath.log(shares[codes[t]][t]);
          sum += weights[row] * Math.min(UnlabelledWeight.WORST, loss);
          weight += weights[row];
        }
      }
    }
    return new UnlabelledWeight.Loss(sum, weight);
  }

  /** p(state | series), {@code [state][step]}; none where the series is impossible. */
  private static double[][] shares(HmmModel model, Batch series, int steps) {
    double[][] shares = new double[model.plan().states()][steps];
    try {
      SeriesVector encoded = (SeriesVector) model.encode(series).columns().get(0);
      for (int i = 0; i < shares.length; i++) {
        shares[i] = encoded.steps().numbers(i);
      }
    } catch (GeneraException e) {
      if (e.code() != StandardError.NUMERICAL) {
        throw e;
      }
    }
    return shares;
  }
}
