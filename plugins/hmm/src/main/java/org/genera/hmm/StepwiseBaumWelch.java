package org.genera.hmm;

import java.util.Map;
import org.genera.api.Progress;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.option.Options;
import org.genera.numerics.StepSchedule;

/**
 * Stepwise EM (Cappé and Moulines 2009) over series: after each block of them, in their order, the
 * statistics move towards those of the block as far as the {@link StepSchedule} says, and
 * parameters follow.
 */
final class StepwiseBaumWelch {

  private final HmmModel model;
  private final TrainingData data;
  private final RunContext context;
  private final StepSchedule schedule;
  private LearningState state;
  private Plan.Fit fit;
  private long blocks;

  /**
   * Before the first block.
   *
   * @param model with a state
   * @param data to learn from
   * @param context which hears of progress
   */
  StepwiseBaumWelch(HmmModel model, TrainingData data, RunContext context) {
    this.model = model;
    this.data = data;
    this.context = context;
    schedule = schedule(data.options());
    state = model.state().orElseThrow();
    fit = Plan.Fit.ofUnknownPrior(model.parameters());
  }

  static StepSchedule schedule(Options options) {
    return new StepSchedule(options.get(StepSchedule.EXPONENT), SeriesBlocks.STEPS);
  }

  /** What is known now. */
  LearningState state() {
    return state;
  }

  Plan.Fit fit() {
    return fit;
  }

  /** How many blocks have been learnt from. */
  long blocks() {
    return blocks;
  }

  void learn() {
    new SeriesBlocks(data).forEach(this::step);
  }

  private void step(Batch block) {
    HmmModel current = model.with(fit.parameters());
    double[] sums =
        data.inParts(block)
            .pass(HmmFamily.EXPECTATION, current, state.unlabelledWeight(), Dataset.of(block));
    if (sums[Plan.WEIGHT] > 0) {
      state = state.towards(sums, schedule);
      fit = model.plan().estimate(state.statistics(), data.options());
      blocks += schedule.blocks(sums[Plan.WEIGHT]);
    }
    context.listener().progress(new Progress("update", blocks, 0, Map.of()));
  }
}
