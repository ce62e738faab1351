package org.genera.neural;

import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/**
 * How far training has come: all that a step or the end of an epoch depends on, but for the seed
 * and the data.
 */
final class TrainingState {

  private static final String COUNTS = "training.counts";
  private static final String SUMS = "training.sums";

  final Optimiser optimiser;
  final BestParameters best;
  final TrainingClock clock;

  /** Steps since the beginning. */
  long steps;

  /** Epochs that are done. */
  int epochs;

  /** Steps of the present epoch that are done. */
  int batches;

  /** The sum of losses in the present epoch. */
  double lossSum;

  /** The mean loss of a row in the last epoch that is done. */
  double trainingLoss = Double.NaN;

  /** How often a plateau has cut the learning rate, and after which epoch it last did. */
  int cuts;

  int cutEpoch;

  TrainingState(Optimiser optimiser, BestParameters best, TrainingClock clock) {
    this.optimiser = optimiser;
    this.best = best;
    this.clock = clock;
  }

  void endStep(double loss) {
    steps++;
    batches++;
    lossSum += loss;
  }

  void endEpoch(double loss) {
    epochs++;
    batches = 0;
    lossSum = 0;
    trainingLoss = loss;
    clock.endEpoch();
  }

  /** Epochs without a better loss. */
  int waited() {
    return epochs - best.epoch();
  }

  /** Cuts the learning rate if nothing has become better since the last cut. */
  void endEpoch(RateDecay.Plateau plateau) {
    if (epochs - Math.max(best.epoch(), cutEpoch) >= plateau.every()) {
      cuts++;
      cutEpoch = epochs;
    }
  }

  void write(ModelArchiveWriter writer) {
    optimiser.write(writer);
    best.write(writer);
    writer.longs(COUNTS, new long[] {steps, epochs, batches, best.epoch(), cuts, cutEpoch}, 6);
    double loss = epochs > 0 ? trainingLoss : 0;
    writer.doubles(SUMS, new double[] {lossSum, loss, clock.elapsed()}, 3);
  }

  void read(ModelArchive archive) {
    optimiser.read(archive);
    long[] counts = archive.longs(COUNTS, 6);
    requireSense(counts);
    steps = counts[0];
    epochs = (int) counts[1];
    batches = (int) counts[2];
    best.read(archive, (int) counts[3]);
    cuts = (int) counts[4];
    cutEpoch = (int) counts[5];
    double[] sums = archive.doubles(SUMS, 3);
    lossSum = sums[0];
    trainingLoss = epochs > 0 ? sums[1] : Double.NaN;
    clock.resumeAt(sums[2]);
  }

  private static void requireSense(long[] counts) {
    boolean negative = Arrays.stream(counts).anyMatch(count -> count < 0);
    long done = counts[1];
    if (negative || done > Integer.MAX_VALUE || counts[2] > counts[0]) {
      throw nonsense(counts);
    }
    if (Math.max(counts[3], counts[5]) > done || counts[4] > done) {
      throw nonsense(counts);
    }
  }

  private static GeneraException nonsense(long[] counts) {
    return new GeneraException(
        StandardError.INVALID_MODEL_FILE,
        "The checkpoint is of no training that there could be: its counts are "
            + Arrays.toString(counts)
            + ". Begin anew.");
  }
}
