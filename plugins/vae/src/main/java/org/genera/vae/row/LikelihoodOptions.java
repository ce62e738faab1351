package org.genera.vae.row;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.vae.option.VaeOptions;

/** Refuses options of likelihoods that no column has. */
public final class LikelihoodOptions {

  private final Options options;
  private final List<String> gaussian;
  private final boolean mixture;
  private final boolean binary;

  /**
   * What is to be checked.
   *
   * @param options of the model
   * @param gaussian the names of columns with a Gaussian likelihood
   * @param mixture whether any column has a mixture
   * @param binary whether there are Bernoulli pixels
   */
  LikelihoodOptions(Options options, List<String> gaussian, boolean mixture, boolean binary) {
    this.options = options;
    this.gaussian = gaussian;
    this.mixture = mixture;
    this.binary = binary;
  }

  /**
   * Checks.
   *
   * @throws GeneraException {@link StandardError#INVALID_OPTION} for an option without effect
   */
  public void requireEffect() {
    require(mixture, VaeOptions.MODES, "likelihood mixture, which no column has");
    require(binary, VaeOptions.BINARISE, "bernoulli pixels, which there are none of");
    if (gaussian.isEmpty()) {
      options.texts().keySet().stream()
          .filter(name -> name.startsWith(VaeOptions.DEVIATION.name() + "."))
          .findFirst()
          .ifPresent(name -> refuse(name, "likelihood gaussian, which no column has"));
    } else {
      options.requireColumns(VaeOptions.DEVIATION, gaussian);
    }
  }

  private void require(boolean hasEffect, Option<?> option, String of) {
    if (options.isGiven(option) && !hasEffect) {
      refuse(option.name(), of);
    }
  }

  private static void refuse(String name, String of) {
    throw new GeneraException(
        StandardError.INVALID_OPTION,
        "Option '" + name + "' is for " + of + ". Leave it out, or choose that likelihood.");
  }
}
