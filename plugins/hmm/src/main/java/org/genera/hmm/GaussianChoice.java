package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.option.Options;
import org.genera.likelihoods.GaussianOptions;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.LikelihoodTypes;

/** Whether Gaussian columns are each by itself, or one emission together. */
final class GaussianChoice {

  private static final String GAUSSIAN = "gaussian";

  private GaussianChoice() {}

  /** The same types, those of Gaussian columns as the options want them. */
  static List<LikelihoodType> of(List<LikelihoodType> types, Options options) {
    if (types.stream().noneMatch(type -> type.name().equals(GAUSSIAN))) {
      EmissionChoice.refuse(GaussianOptions.ALL, "no column of steps is Gaussian", options);
      return types;
    }
    String covariance = options.get(GaussianOptions.COVARIANCE);
    boolean alone =
        covariance.equals("diagonal")
            && !HmmOptions.isVariational(options)
            && options.get(GaussianOptions.MIXTURE_COMPONENTS) == 1
            && options.get(GaussianOptions.COVARIANCE_PRIOR) == 0;
    if (alone) {
      return types;
    }
    LikelihoodType together = LikelihoodTypes.find(GAUSSIAN + "-" + covariance).orElseThrow();
    List<LikelihoodType> chosen = new ArrayList<>(types);
    chosen.replaceAll(type -> type.name().equals(GAUSSIAN) ? together : type);
    return chosen;
  }

  /**
   * Whether they are one emission together. Variances are learnt by variational Bayes as beliefs of
   * each column by itself.
   */
  static boolean areTogether(Options options) {
    return !(HmmOptions.isVariational(options)
        && options.get(GaussianOptions.COVARIANCE).equals("diagonal"));
  }

  static boolean isGaussian(LikelihoodType type) {
    return optionName(type).equals(GAUSSIAN);
  }

  /** What the option {@code emission} calls a type. */
  static String optionName(LikelihoodType type) {
    return type.name().startsWith(GAUSSIAN + "-") ? GAUSSIAN : type.name();
  }
}
