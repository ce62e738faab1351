package org.genera.vae.option;

import java.util.List;
import java.util.stream.Stream;
import org.genera.api.option.Option;
import org.genera.neural.NetworkOptions;
import org.genera.neural.TrainingOptions;
import org.genera.neural.TrainingPlan;

/** The options of the family. */
public final class VaeOptions {

  /** The name of the family. */
  public static final String FAMILY = "vae";

  public static final Option<Integer> LATENT =
      Option.integer("latent").min(1).max(4096).orElse(32).describe("number of latent variables");

  public static final Option<String> LIKELIHOOD =
      Option.choice(
              "likelihood",
              "auto",
              "bernoulli",
              "categorical",
              "gaussian",
              "logistic",
              "mixture",
              "negative-binomial",
              "poisson")
          .perColumn()
          .describe(
              "p(column | z); auto is bernoulli for pixels, truth values and two levels, categorical"
                  + " for other levels, mixture for numbers");

  public static final Option<Integer> MODES =
      Option.integer("modes")
          .min(1)
          .max(20)
          .orElse(10)
          .describe(
              "likelihood mixture: modes of a column of numbers at most, their number is chosen by"
                  + " BIC; logistic distributions of a pixel");

  public static final Option<Double> DEVIATION =
      Option.real("deviation")
          .min(1e-9)
          .perColumn()
          .describe(
              "likelihood gaussian: the standard deviation in data units, such as grey values;"
                  + " learned without it");

  public static final Option<String> BINARISE =
      Option.choice("binarise", "dynamic", "threshold")
          .orElse("dynamic")
          .describe(
              "bernoulli pixels: drawn anew each time with the grey value as probability, or white"
                  + " from one half on");

  /** How the networks are trained. */
  public static final TrainingOptions TRAINING = new TrainingOptions(TrainingPlan.STANDARD);

  public static final List<Option<?>> ALL =
      Stream.of(
              NetworkOptions.ALL,
              List.of(LATENT, LIKELIHOOD, MODES, DEVIATION, BINARISE),
              ObjectiveOptions.ALL,
              LabelOptions.ALL,
              FillOptions.ALL,
              TRAINING.all())
          .<Option<?>>flatMap(List::stream)
          .toList();

  private VaeOptions() {}
}
