package org.genera.vae;

import java.util.List;
import java.util.stream.Stream;
import org.genera.api.option.Option;
import org.genera.neural.TrainingOptions;
import org.genera.neural.TrainingPlan;

/** The options of the family. */
final class VaeOptions {

  static final Option<String> NETWORK =
      Option.choice("network", "mlp").orElse("mlp").describe("fully connected layers");

  static final Option<List<Integer>> HIDDEN =
      Option.integers("hidden")
          .min(1)
          .max(1 << 14)
          .orElse(List.of(512, 256))
          .describe("widths of the encoder's hidden layers; the decoder has them backwards");

  static final Option<String> ACTIVATION =
      Option.choice("activation", "relu", "tanh")
          .orElse("relu")
          .describe("what hidden layers apply to their outputs");

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
      Stream.concat(
              Stream.of(NETWORK, HIDDEN, ACTIVATION, LATENT, LIKELIHOOD, BINARISE),
              TRAINING.all().stream())
          .toList();

  private VaeOptions() {}
}
