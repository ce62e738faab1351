package org.genera.vae;

import java.util.List;
import org.genera.api.option.Option;

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

  static final Option<Integer> EPOCHS =
      Option.integer("epochs").min(1).orElse(50).describe("passes over the rows at most");

  static final Option<Integer> PATIENCE =
      Option.integer("patience")
          .min(1)
          .orElse(5)
          .describe("epochs without a better bound of the rows held out before training stops");

  static final Option<Integer> BATCH =
      Option.integer("batch").min(1).max(1 << 16).orElse(128).describe("rows in a step");

  static final Option<Integer> MICRO_BATCH =
      Option.integer("micro-batch")
          .min(1)
          .max(1 << 12)
          .orElse(64)
          .describe(
              "rows that one thread works on at a time, at least a 32nd of a batch; it decides the"
                  + " last bits");

  static final Option<Double> LEARNING_RATE =
      Option.real("learning-rate").min(1e-9).max(1).orElse(1e-3).describe("step size of Adam");

  static final Option<Double> CLIP_NORM =
      Option.real("clip-norm")
          .min(1e-9)
          .orElse(1000.0)
          .describe("longer gradients of a step are shortened to this norm");

  static final List<Option<?>> ALL =
      List.of(
          NETWORK,
          HIDDEN,
          ACTIVATION,
          LATENT,
          LIKELIHOOD,
          BINARISE,
          EPOCHS,
          PATIENCE,
          BATCH,
          MICRO_BATCH,
          LEARNING_RATE,
          CLIP_NORM);

  private VaeOptions() {}
}
