package org.genera.vae.option;

import java.util.List;
import org.genera.api.option.Option;

/** Options of a label. */
public final class LabelOptions {

  static final Option<String> LABEL =
      Option.choice("label", "m2", "conditional", "ignore")
          .orElse("m2")
          .describe(
              "a model p(y) p(z) p(x | y, z) whose classes are told by a network, rows without a"
                  + " label summed over classes (m2); by Bayes' rule (conditional); or features"
                  + " alone");

  public static final Option<String> CLASS_PRIOR =
      Option.choice("class-prior", "counted", "uniform")
          .orElse("counted")
          .describe("p(y): as frequent as among labelled rows, or every class alike");

  public static final Option<String> UNLABELLED =
      Option.choice("unlabelled", "use", "ignore")
          .orElse("use")
          .describe("with a label, what becomes of rows without one");

  public static final Option<Double> ALPHA =
      Option.real("alpha")
          .min(0)
          .orElse(10.0)
          .describe("m2: what the mean log-loss of labelled rows counts beside the bound of a row");

  public static final Option<Double> LABELLED_SHARE =
      Option.real("labelled-share")
          .min(0)
          .max(0.9)
          .orElse(0.2)
          .describe("share of labelled rows in a micro-batch at least, some drawn several times");

  static final List<Option<?>> ALL = List.of(LABEL, CLASS_PRIOR, UNLABELLED, ALPHA, LABELLED_SHARE);

  private LabelOptions() {}
}
