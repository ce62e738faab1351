package org.genera.hmm;

import java.util.List;
import java.util.stream.Stream;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.hmm.structure.StructureOptions;
import org.genera.likelihoods.GaussianOptions;
import org.genera.likelihoods.Unseen;
import org.genera.likelihoods.text.WordOptions;
import org.genera.numerics.StepSchedule;

/** The options of the family. */
final class HmmOptions {

  static final Option<List<Integer>> STATES =
      Option.integers("states")
          .min(1)
          .max(4096)
          .describe(
              "number of hidden states, by default 2, or with labelled states one a level; of"
                  + " several the criterion chooses");

  static final Option<String> CRITERION =
      Option.choice("criterion", "bic", "aic", "held-out", "bound")
          .orElse("bic")
          .describe(
              "what chooses among several numbers of states: the smallest, or the largest"
                  + " likelihood of what is held out, or bound of the evidence, which is the"
                  + " default of variational");

  static final Option<String> EMISSION =
      Option.choice("emission", EmissionChoice.NAMES.toArray(String[]::new))
          .perColumn()
          .describe("p(column | state); by default by the column's kind");

  static final Option<Double> SMOOTHING =
      Option.real("smoothing")
          .min(0)
          .orElse(0.01)
          .describe("steps that each level of a category is given in each state (Dirichlet)");

  static final Option<Double> TRANSITION_SMOOTHING =
      Option.real("transition-smoothing")
          .min(0)
          .orElse(0.01)
          .describe("steps that each start and each transition is given beside those counted");

  static final Option<Double> VARIANCE_FLOOR =
      Option.real("variance-floor")
          .min(0)
          .orElse(1e-6)
          .describe("smallest variance of a Gaussian, as a share of the column's variance");

  static final Option<Double> UNLABELLED_WEIGHT =
      Option.real("unlabelled-weight")
          .min(0)
          .max(1)
          .describe(
              "with labelled states: how much a series without any label counts; by default chosen"
                  + " from 0, 0.01, 0.1 and 1 by cross-validated log-loss");

  static final Option<Integer> LENGTH =
      Option.integer("length")
          .min(1)
          .describe("steps of a drawn series; by default drawn from the lengths of the training");

  static final Option<Integer> STARTS =
      Option.integer("starts")
          .min(1)
          .orElse(10)
          .describe("starts tried by a short climb on some of the series");

  static final Option<String> START =
      Option.choice("start", "mixed", "random", "k-means")
          .orElse("mixed")
          .describe("where states start: at random steps, at clusters of steps, or some at each");

  private static final String BAUM_WELCH = "baum-welch";
  private static final String VITERBI = "viterbi";
  private static final String VARIATIONAL = "variational";

  static final Option<String> TRAINING =
      Option.choice("training", BAUM_WELCH, VITERBI, VARIATIONAL)
          .orElse(BAUM_WELCH)
          .describe(
              "what is climbed: the likelihood of the series, summed over all paths, or with their"
                  + " most probable paths, or a bound of the evidence (variational Bayes)");

  static final Option<Integer> MAX_ITERATIONS =
      Option.integer("max-iterations").min(0).orElse(500).describe("limit of EM iterations");

  static final Option<Double> TOLERANCE =
      Option.real("tolerance")
          .min(0)
          .orElse(1e-6)
          .describe("gain of log-likelihood a step at which EM stops; 0 = exactly max-iterations");

  private static final List<Option<?>> OF_FITTING =
      List.of(
          STATES,
          CRITERION,
          EMISSION,
          SMOOTHING,
          TRANSITION_SMOOTHING,
          Unseen.OPTION,
          GaussianOptions.COVARIANCE,
          GaussianOptions.MIXTURE_COMPONENTS,
          GaussianOptions.COVARIANCE_PRIOR,
          WordOptions.MIN_WORD_COUNT,
          WordOptions.UNKNOWN_WORDS,
          WordOptions.MIN_CLASS_COUNT,
          VARIANCE_FLOOR,
          UNLABELLED_WEIGHT,
          LENGTH,
          STARTS,
          START,
          TRAINING,
          MAX_ITERATIONS,
          TOLERANCE,
          StepSchedule.EXPONENT);

  static final List<Option<?>> ALL =
      Stream.of(OF_FITTING, VariationalOptions.ALL, StartOptions.ALL, StructureOptions.ALL)
          .<Option<?>>flatMap(List::stream)
          .toList();

  private HmmOptions() {}

  /** Whether training goes along the most probable paths. */
  static boolean isByPaths(Options options) {
    return options.get(TRAINING).equals(VITERBI);
  }

  /** Whether beliefs of the parameters are learnt, by variational Bayes. */
  static boolean isVariational(Options options) {
    return options.get(TRAINING).equals(VARIATIONAL);
  }

  /** What progress calls the training. */
  static String training(Options options) {
    return switch (options.get(TRAINING)) {
      case VITERBI -> "Viterbi training";
      case VARIATIONAL -> "variational Bayes";
      default -> "Baum-Welch";
    };
  }
}
