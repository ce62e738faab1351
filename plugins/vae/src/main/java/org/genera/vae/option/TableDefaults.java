package org.genera.vae.option;

import java.util.HashMap;
import java.util.Map;
import org.genera.api.option.Options;

/**
 * What holds for tables unless the user says otherwise.
 *
 * <p>A row of a table tells little of its latent variables, so that with a divergence in full the
 * weaker ties between columns are lost: a classifier that learns from rows that are made finds too
 * few of the rarer class. A divergence that counts less keeps them, at the price of a looser bound
 * and of columns that are less exactly as frequent as they were.
 */
public final class TableDefaults {

  /** Between the 0.5 of TVAE (Xu et al. 2019), which counts the likelihood twice, and 1. */
  private static final String BETA = "0.7";

  private TableDefaults() {}

  /**
   * Options with these defaults, as far as they can have an effect beside what was given.
   *
   * @param given what the user said
   * @return all that holds
   */
  public static Options fill(Options given) {
    if (given.isGiven(ObjectiveOptions.BETA) || given.get(ObjectiveOptions.IMPORTANCE_DRAWS) > 1) {
      return given;
    }
    Map<String, String> texts = new HashMap<>(given.texts());
    texts.put(ObjectiveOptions.BETA.name(), BETA);
    return Options.of(given.declared(), texts);
  }
}
