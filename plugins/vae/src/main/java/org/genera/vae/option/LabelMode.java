package org.genera.vae.option;

import java.util.Locale;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;

/** What becomes of a label. */
public enum LabelMode {
  /**
   * p(y) p(z) p(x | y, z), with a network q(y | x) that tells classes (the model M2 of Kingma et
   * al. 2014).
   */
  M2,
  /** The same, but classes are told by Bayes' rule from bounds of p(x | y). */
  CONDITIONAL,
  /** It is left out. */
  IGNORE;

  public static LabelMode valueOf(Options options) {
    return valueOf(options.get(LabelOptions.LABEL).toUpperCase(Locale.ROOT));
  }

  /** Whether rows of a schema have a label that a model with these options has. */
  public static boolean isModelled(Schema schema, Options options) {
    return schema.label().isPresent() && valueOf(options) != IGNORE;
  }
}
