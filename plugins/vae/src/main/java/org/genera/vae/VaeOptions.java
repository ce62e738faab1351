package org.genera.vae;

import java.util.List;
import java.util.stream.Stream;
import org.genera.api.option.Option;
import org.genera.neural.NetworkOptions;
import org.genera.neural.TrainingOptions;
import org.genera.neural.TrainingPlan;

/** The options of the family. */
final class VaeOptions {

  static final Option<Integer> LATENT =
      Option.integer("latent").min(1).max(4096).orElse(32).describe("number of latent variables");

  static final Option<String> LIKELIHOOD =
      Option.choice("likelihood", "auto", "bernoulli", "gaussian")
          .orElse("auto")
          .describe(
              "of an image's pixels; auto is bernoulli. In tables levels are categorical, numbers gaussian"
                  + " with a learned variance");

  static final Option<String> BINARISE =
      Option.choice("binarise", "dynamic", "threshold")
          .orElse("dynamic")
          .describe(
              "bernoulli pixels: drawn anew each time with the grey value as probability, or white"
                  + " from one half on");

  /** How the networks are trained. */
  static final TrainingOptions TRAINING = new TrainingOptions(TrainingPlan.STANDARD);

  static final List<Option<?>> ALL =
      Stream.of(
              NetworkOptions.ALL,
              List.of(LATENT, LIKELIHOOD, BINARISE),
              ObjectiveOptions.ALL,
              LabelOptions.ALL,
              TRAINING.all())
          .<Option<?>>flatMap(List::stream)
          .toList();

  private VaeOptions() {}
}
