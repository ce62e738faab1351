package org.genera.gmm;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.StatisticsLayout;

/**
 * What a mixture keeps of its rows, so that it can learn from more of them without seeing these
 * again. Tensors: {@code centre} (d), {@code scales} (d), {@code statistics}, {@code steps}, {@code
 * unlabelled-weight}.
 *
 * @param centre about which second moments are taken on one side
 * @param scales of the columns, for the covariance floor
 * @param statistics the mean of a row's expected statistics, about the mixture's means, in the
 *     order of {@link StatisticsLayout}
 * @param steps how many blocks of rows it has learnt from
 * @param unlabelledWeight how much a row without a label counts
 */
record LearningState(
    double[] centre, double[] scales, double[] statistics, long steps, double unlabelledWeight) {

  private static final double ROUNDING = 1e-6;
  private static final String CENTRE = "centre";
  private static final String SCALES = "scales";
  private static final String STATISTICS = "statistics";
  private static final String STEPS = "steps";
  private static final String UNLABELLED_WEIGHT = "unlabelled-weight";

  /** The state after a fit. */
  static LearningState of(FormFit fit, TrainingData data) {
    double[] mean = fit.arrival().statistics().clone();
    double weight = StatisticsLayout.of(fit.mixture()).countOfAll(mean);
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= weight;
    }
    long steps = (long) Math.ceil(weight / data.context().blockRows());
    return new LearningState(
        data.moments().means(),
        data.moments().scales(),
        mean,
        steps,
        fit.supervision().unlabelledWeight());
  }

  void write(ModelArchiveWriter writer) {
    writer.doubles(CENTRE, centre, centre.length);
    writer.doubles(SCALES, scales, scales.length);
    writer.doubles(STATISTICS, statistics, statistics.length);
    writer.longs(STEPS, new long[] {steps});
    writer.doubles(UNLABELLED_WEIGHT, new double[] {unlabelledWeight});
  }

  static boolean isIn(ModelArchive archive) {
    return archive.tensors().contains(STATISTICS);
  }

  static LearningState read(ModelArchive archive, Mixture mixture) {
    int d = mixture.dimensions();
    LearningState state =
        new LearningState(
            archive.doubles(CENTRE, d),
            archive.doubles(SCALES, d),
            archive.doubles(STATISTICS, StatisticsLayout.of(mixture).length()),
            archive.longs(STEPS)[0],
            archive.doubles(UNLABELLED_WEIGHT)[0]);
    state.check(StatisticsLayout.of(mixture));
    return state;
  }

  private void check(StatisticsLayout layout) {
    boolean sound = steps >= 0 && unlabelledWeight >= 0 && unlabelledWeight <= 1;
    for (double scale : scales) {
      sound &= scale > 0;
    }
    for (double mean : centre) {
      sound &= Math.abs(mean) <= NumberRange.LARGEST;
    }
    for (int c = 0; c < layout.components(); c++) {
      sound &= statistics[layout.count(c)] >= 0;
    }
    sound &= statistics[StatisticsLayout.WEIGHT] >= 0;
    sound &= Math.abs(layout.countOfAll(statistics) - 1) <= ROUNDING;
    if (!sound) {
      throw new GeneraException(
          StandardError.INVALID_MODEL_FILE,
          "The model file holds no state to learn from: a count, a scale, a centre or a weight is"
              + " out of range.");
    }
  }
}
