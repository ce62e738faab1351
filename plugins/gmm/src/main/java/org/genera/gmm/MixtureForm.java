package org.genera.gmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.option.IntRange;
import org.genera.api.option.Options;
import org.genera.numerics.gaussian.CovarianceType;

/**
 * The shape of a mixture.
 *
 * @param type of its covariances
 * @param components how many it has, with a label of each class
 */
record MixtureForm(CovarianceType type, int components) {

  /** Leaves the covariance open. */
  static final String AUTO = "auto";

  /** Every form that the options leave open. */
  static List<MixtureForm> of(Options options) {
    IntRange range = options.get(GmmOptions.COMPONENTS);
    List<MixtureForm> forms = new ArrayList<>();
    for (CovarianceType type : types(options)) {
      for (int k = range.first(); k <= range.last(); k++) {
        forms.add(new MixtureForm(type, k));
      }
    }
    return forms;
  }

  /** The types that the options leave open. */
  static List<CovarianceType> types(Options options) {
    String covariance = options.get(GmmOptions.COVARIANCE);
    return covariance.equals(AUTO)
        ? List.of(CovarianceType.values())
        : List.of(CovarianceType.of(covariance));
  }

  /** Such as {@code full,3}. */
  @Override
  public String toString() {
    return type.optionName() + "," + components;
  }
}
