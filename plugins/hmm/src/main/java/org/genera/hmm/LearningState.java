package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.TensorReader;
import org.genera.numerics.StepSchedule;

/**
 * What a model keeps of its series, so that it can learn from more of them without seeing these
 * again. Tensors: {@code statistics}, {@code blocks}, {@code unlabelled-weight}.
 *
 * @param statistics expected counts of all steps so far, in the order of the {@link Plan}; they
 *     have no log-likelihood. After a step of stepwise EM they are the decayed mean of a step's
 *     times the weight of all steps
 * @param blocks how many blocks of series stepwise EM has seen; 0 where known states have been
 *     counted, and nothing else
 * @param unlabelledWeight how much a series counts of which no step has a label
 */
record LearningState(double[] statistics, long blocks, double unlabelledWeight) {

  private static final String STATISTICS = "statistics";
  private static final String BLOCKS = "blocks";
  private static final String UNLABELLED_WEIGHT = "unlabelled-weight";

  LearningState {
    statistics[Plan.LOG_LIKELIHOOD] = 0;
  }

  /** The state after a fit. */
  static LearningState of(HmmFit fit, TrainingData data) {
    double weight = fit.statistics()[Plan.WEIGHT];
    return fit.counted()
        .map(counts -> new LearningState(counts, 0, unlabelledWeight(data)))
        .orElseGet(
            () ->
                new LearningState(
                    fit.statistics().clone(),
                    StepwiseBaumWelch.schedule(data.options()).blocks(weight),
                    unlabelledWeight(data)));
  }

  /** Where nothing told how much series without labels should count, they count nothing. */
  private static double unlabelledWeight(TrainingData data) {
    boolean unknown = data.layout().states().isPresent() && data.survey().unlabelledSeries() == 0;
    return unknown
        ? data.options().find(HmmOptions.UNLABELLED_WEIGHT).orElse(0.0)
        : data.unlabelledWeight();
  }

  /** Whether known states have been counted, and nothing else. */
  boolean isCounted() {
    return blocks == 0;
  }

  /** After as many more known states. */
  LearningState plus(double[] counts) {
    double[] sums = statistics.clone();
    Arrays.setAll(sums, i -> sums[i] + counts[i]);
    return new LearningState(sums, blocks, unlabelledWeight);
  }

  /**
   * After a block: the mean statistics of a step move towards those of the block.
   *
   * @param sums of the block
   * @param schedule tells how far
   */
  LearningState towards(double[] sums, StepSchedule schedule) {
    double seen = statistics[Plan.WEIGHT];
    double weight = sums[Plan.WEIGHT];
    double all = seen + weight;
    long before = isCounted() ? schedule.blocks(seen) : blocks;
    double[] mean = Arrays.stream(statistics).map(sum -> sum / seen).toArray();
    double[] moved = StepSchedule.towards(mean, sums, weight, schedule.step(before, weight));
    Arrays.setAll(moved, i -> all * moved[i]);
    moved[Plan.WEIGHT] = all;
    return new LearningState(moved, before + schedule.blocks(weight), unlabelledWeight);
  }

  void write(ModelArchiveWriter writer) {
    writer.doubles(STATISTICS, statistics, statistics.length);
    writer.longs(BLOCKS, new long[] {blocks});
    writer.doubles(UNLABELLED_WEIGHT, new double[] {unlabelledWeight});
  }

  /** Reads {@link #write}; none where nothing was kept. */
  static Optional<LearningState> read(ModelArchive archive, Plan plan) {
    if (!archive.tensors().contains(STATISTICS)) {
      return Optional.empty();
    }
    LearningState state =
        new LearningState(
            archive.doubles(STATISTICS, plan.length()),
            archive.longs(BLOCKS)[0],
            archive.doubles(UNLABELLED_WEIGHT)[0]);
    state.check(plan);
    return Optional.of(state);
  }

  private void check(Plan plan) {
    boolean sound = blocks >= 0 && unlabelledWeight >= 0 && unlabelledWeight <= 1;
    sound &= statistics[Plan.WEIGHT] > 0;
    sound &= Arrays.stream(statistics).allMatch(Double::isFinite);
    sound &= Arrays.stream(statistics, Plan.STARTS, plan.emissionSums()).allMatch(n -> n >= 0);
    for (int j = 0; j < plan.emissions().size(); j++) {
      Likelihood likelihood = plan.emissions().get(j);
      sound &= likelihood.count(plan.sums(j, statistics)) >= 0;
    }
    if (!sound) {
      throw TensorReader.invalid("a count, or the weight of unlabelled series, is out of range");
    }
  }
}
