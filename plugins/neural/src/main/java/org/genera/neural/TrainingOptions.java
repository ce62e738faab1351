package org.genera.neural;

import java.util.List;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.option.Option;
import org.genera.api.option.Options;

/**
 * The options of training, the same for every family on networks: a family lists {@link #all()}
 * among its own and makes its plan by {@link #plan}.
 */
public final class TrainingOptions {

  /** Each micro-batch of a batch holds a gradient of its own, so there are not too many. */
  private static final int MOST_PARTS = 32;

  private static final double DECAY = 0.5;
  private static final double DECAY_EPOCHS = 10;
  private static final double PLATEAU_EPOCHS = 3;
  private static final double BELOW_ONE = 1 - 1e-9;

  private static final Option<String> SCHEDULE =
      Option.choice(
              "rate-schedule", "constant", "cosine", "linear", "step", "exponential", "plateau")
          .orElse("constant")
          .describe(
              "how the learning rate falls: to rate-final by the last epoch, or times rate-decay"
                  + " every rate-decay-epochs; plateau counts epochs without a better held-out"
                  + " loss");

  private static final Option<Double> WARM_UP =
      Option.real("rate-warm-up")
          .min(0)
          .orElse(0.0)
          .describe("epochs in which the learning rate rises from 0 at first");

  private static final Option<Double> FINAL =
      Option.real("rate-final")
          .min(0)
          .max(1)
          .describe("share of the learning rate at the last epoch, cosine or linear (default 0)");

  private static final Option<Double> DECAY_FACTOR =
      Option.real("rate-decay")
          .min(1e-9)
          .max(1)
          .describe("factor of step, exponential and plateau (default 0.5)");

  private static final Option<Double> DECAY_EVERY =
      Option.real("rate-decay-epochs")
          .min(1e-3)
          .describe("epochs between two cuts, or of one (default 10; plateau 3)");

  private final Option<Integer> epochs;
  private final Option<Integer> patience;
  private final Option<Double> maxMinutes;
  private final Option<Integer> batch;
  private final Option<Integer> microBatch;
  private final Option<Double> learningRate;
  private final Option<Double> clipNorm;
  private final Option<Double> weightDecay;
  private final Option<Double> beta1;
  private final Option<Double> beta2;
  private final Option<Double> epsilon;
  private final Option<Double> average;

  /**
   * Options of a family.
   *
   * @param defaults what holds where the user says nothing, at a constant learning rate and without
   *     a limit of time
   */
  public TrainingOptions(TrainingPlan defaults) {
    AdamRule adam = defaults.adam();
    epochs =
        Option.integer("epochs")
            .min(1)
            .orElse(defaults.epochs())
            .describe("passes over the rows at most");
    patience =
        Option.integer("patience")
            .min(1)
            .orElse(defaults.patience())
            .describe("epochs without a better loss of the rows held out before training stops");
    maxMinutes =
        Option.real("max-minutes")
            .min(1e-3)
            .describe("no epoch begins that would probably end later; the machine then decides");
    batch =
        Option.integer("batch")
            .min(1)
            .max(1 << 16)
            .orElse(defaults.batchRows())
            .describe("rows in a step");
    microBatch =
        Option.integer("micro-batch")
            .min(1)
            .max(1 << 12)
            .orElse(defaults.microRows())
            .describe(
                "rows that one thread works on at a time, at least a 32nd of a batch; it decides"
                    + " the last bits");
    learningRate =
        Option.real("learning-rate")
            .min(1e-9)
            .max(1)
            .orElse(defaults.rate().base())
            .describe("step size of Adam");
    clipNorm =
        Option.real("clip-norm")
            .min(1e-9)
            .max(1e9)
            .orElse(defaults.clipNorm())
            .describe("longer gradients of a step are shortened to this norm");
    weightDecay =
        Option.real("weight-decay")
            .min(0)
            .max(1)
            .orElse(adam.weightDecay())
            .describe("decoupled from the gradient (AdamW); 0 for none");
    beta1 = decay("adam-beta1", adam.beta1(), "decay of Adam's mean of gradients");
    beta2 = decay("adam-beta2", adam.beta2(), "decay of Adam's mean of squared gradients");
    epsilon =
        Option.real("adam-epsilon")
            .min(1e-12)
            .orElse(adam.epsilon())
            .describe("what Adam adds to the root of that mean");
    average =
        decay(
            "ema",
            defaults.average(),
            "decay of an exponential moving average of the weights, such as 0.999, which is then"
                + " what is evaluated and kept; 0 for the weights themselves");
  }

  private static Option<Double> decay(String name, double value, String description) {
    return Option.real(name).min(0).max(BELOW_ONE).orElse(value).describe(description);
  }

  /**
   * All of them, for a family's {@code options()}.
   *
   * @return the options in the order of help
   */
  public List<Option<?>> all() {
    return List.of(
        epochs,
        patience,
        maxMinutes,
        batch,
        microBatch,
        learningRate,
        SCHEDULE,
        WARM_UP,
        FINAL,
        DECAY_FACTOR,
        DECAY_EVERY,
        clipNorm,
        weightDecay,
        beta1,
        beta2,
        epsilon,
        average);
  }

  /**
   * The plan that a user asks for.
   *
   * @param options checked values
   * @return the plan
   * @throws GeneraException {@link StandardError#INVALID_OPTION} for one that would change nothing
   */
  public TrainingPlan plan(Options options) {
    int rows = options.get(batch);
    int least = (rows + MOST_PARTS - 1) / MOST_PARTS;
    return new TrainingPlan(
        options.get(epochs),
        options.get(patience),
        options.find(maxMinutes).orElse(Double.POSITIVE_INFINITY),
        rows,
        Math.min(rows, Math.max(least, options.get(microBatch))),
        options.get(clipNorm),
        rate(options),
        new AdamRule(
            options.get(beta1), options.get(beta2), options.get(epsilon), options.get(weightDecay)),
        options.get(average));
  }

  private LearningRate rate(Options options) {
    double warmUp = options.get(WARM_UP);
    if (warmUp >= options.get(epochs)) {
      throw invalid(
          "Option 'rate-warm-up' must be less than 'epochs', which is "
              + options.get(epochs)
              + ".");
    }
    return new LearningRate(options.get(learningRate), warmUp, decay(options));
  }

  private RateDecay decay(Options options) {
    String schedule = options.get(SCHEDULE);
    requireUse(options, FINAL, schedule, Set.of("cosine", "linear"));
    Set<String> byFactor = Set.of("step", "exponential", "plateau");
    requireUse(options, DECAY_FACTOR, schedule, byFactor);
    requireUse(options, DECAY_EVERY, schedule, byFactor);
    double last = options.find(FINAL).orElse(0.0);
    double factor = options.find(DECAY_FACTOR).orElse(DECAY);
    double every = options.find(DECAY_EVERY).orElse(DECAY_EPOCHS);
    return switch (schedule) {
      case "cosine" -> new RateDecay.Cosine(last);
      case "linear" -> new RateDecay.Linear(last);
      case "step" -> new RateDecay.Step(factor, every);
      case "exponential" -> new RateDecay.Exponential(factor, every);
      case "plateau" -> new RateDecay.Plateau(factor, plateau(options));
      default -> new RateDecay.None();
    };
  }

  private int plateau(Options options) {
    double every = options.find(DECAY_EVERY).orElse(PLATEAU_EPOCHS);
    int patient = options.get(patience);
    if (every != Math.rint(every) || every >= patient) {
      throw invalid(
          "Option 'rate-decay-epochs' of a plateau must be a whole number below 'patience', which"
              + " is "
              + patient
              + ": training stops after so many epochs without a better loss.");
    }
    return (int) every;
  }

  private static void requireUse(
      Options options, Option<?> option, String schedule, Set<String> users) {
    if (options.isGiven(option) && !users.contains(schedule)) {
      throw invalid(
          "Option '"
              + option.name()
              + "' changes nothing with rate-schedule="
              + schedule
              + ". Leave it out, or take one of "
              + String.join(", ", users.stream().sorted().toList())
              + ".");
    }
  }

  private static GeneraException invalid(String message) {
    return new GeneraException(StandardError.INVALID_OPTION, message);
  }
}
