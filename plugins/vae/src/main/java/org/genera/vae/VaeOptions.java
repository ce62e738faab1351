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

  static final Option<Double> BETA =
      Option.real("beta")
          .min(0)
          .orElse(1.0)
          .describe("what the divergence of q(z | x) from p(z) counts in training (beta-VAE)");

  static final Option<Double> WARM_UP =
      Option.real("beta-warm-up")
          .min(0)
          .orElse(0.0)
          .describe("epochs over which beta grows from 0");

  static final Option<Double> FREE_BITS =
      Option.real("free-bits")
          .min(0)
          .orElse(0.0)
          .describe("nats of divergence, on average, that each latent variable has for nothing");

  static final Option<Integer> IMPORTANCE_DRAWS =
      Option.integer("importance-draws")
          .min(1)
          .max(1 << 10)
          .orElse(1)
          .describe("draws of z a row whose importance-weighted bound is raised (IWAE)");

  static final Option<String> LABEL =
      Option.choice("label", "m2", "conditional", "ignore")
          .orElse("m2")
          .describe(
              "a model p(y) p(z) p(x | y, z) whose classes are told by a network, rows without a"
                  + " label summed over classes (m2); by Bayes' rule (conditional); or features"
                  + " alone");

  static final Option<String> CLASS_PRIOR =
      Option.choice("class-prior", "counted", "uniform")
          .orElse("counted")
          .describe("p(y): as frequent as among labelled rows, or every class alike");

  static final Option<String> UNLABELLED =
      Option.choice("unlabelled", "use", "ignore")
          .orElse("use")
          .describe("with a label, what becomes of rows without one");

  static final Option<Double> ALPHA =
      Option.real("alpha")
          .min(0)
          .orElse(10.0)
          .describe("m2: what the mean log-loss of labelled rows counts beside the bound of a row");

  static final Option<Double> LABELLED_SHARE =
      Option.real("labelled-share")
          .min(0)
          .max(0.9)
          .orElse(0.2)
          .describe("share of labelled rows in a micro-batch at least, some drawn several times");

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
          BETA,
          WARM_UP,
          FREE_BITS,
          IMPORTANCE_DRAWS,
          LABEL,
          CLASS_PRIOR,
          UNLABELLED,
          ALPHA,
          LABELLED_SHARE,
          EPOCHS,
          PATIENCE,
          BATCH,
          MICRO_BATCH,
          LEARNING_RATE,
          CLIP_NORM);

  private VaeOptions() {}
}
