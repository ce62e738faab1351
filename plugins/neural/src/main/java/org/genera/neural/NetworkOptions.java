package org.genera.neural;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Option;
import org.genera.api.option.Options;

/** The options by which families choose their networks, and the networks that they choose. */
public final class NetworkOptions {

  /** The kind of network. */
  public static final Option<String> NETWORK =
      Option.choice("network", "mlp", "conv", "resnet")
          .orElse("mlp")
          .describe(
              "fully connected layers; of images: convolutions that halve the picture, or residual"
                  + " blocks between them");

  /** Widths of fully connected layers. */
  public static final Option<List<Integer>> HIDDEN =
      Option.integers("hidden")
          .min(1)
          .max(1 << 14)
          .orElse(List.of(512, 256))
          .describe("mlp: widths of the encoder's hidden layers; the decoder has them backwards");

  /** Features of convolutions. */
  public static final Option<List<Integer>> CHANNELS =
      Option.integers("channels")
          .min(1)
          .max(1 << 12)
          .orElse(List.of(32, 64))
          .describe(
              "conv, resnet: features after each halving of the picture by a 3 x 3 convolution of"
                  + " stride 2; the decoder has them backwards");

  /** Residual blocks at each size. */
  public static final Option<Integer> BLOCKS =
      Option.integer("blocks")
          .min(1)
          .max(64)
          .orElse(1)
          .describe("resnet: residual blocks of two 3 x 3 convolutions after each halving");

  /** What hidden layers apply. */
  public static final Option<String> ACTIVATION =
      Option.choice("activation", "relu", "tanh", "leaky-relu", "silu", "gelu")
          .orElse("relu")
          .describe("what hidden layers apply to their outputs");

  /** Normalisation before activations. */
  public static final Option<String> NORMALISATION =
      Option.choice("normalisation", "none", "layer", "group")
          .describe(
              "of hidden layers before their activation, row by row: all features, or groups of"
                  + " channels; unless given, layer for resnet and none for others");

  /** Groups of channels. */
  public static final Option<Integer> GROUPS =
      Option.integer("groups")
          .min(1)
          .orElse(8)
          .describe(
              "normalisation=group: groups of channels, of which each channels is a multiple");

  /** All of them. */
  public static final List<Option<?>> ALL =
      List.of(NETWORK, HIDDEN, CHANNELS, BLOCKS, ACTIVATION, NORMALISATION, GROUPS);

  private NetworkOptions() {}

  /**
   * A network from rows to codes.
   *
   * @param options given
   * @param image what the first numbers of a row are, channel by channel; empty for a table
   * @param inputs how many numbers a row has
   * @param outputs how many numbers come out
   * @return the network
   * @throws GeneraException {@link StandardError#INVALID_OPTION} for options that do not go
   *     together, or convolutions without an image
   */
  public static Architecture encoder(
      Options options, Optional<ColumnType.Image> image, int inputs, int outputs) {
    return isPerceptron(options)
        ? new Perceptron(
            inputs, options.get(HIDDEN), outputs, activation(options), isNormalised(options))
        : encoder(stack(options, image), inputs, outputs);
  }

  private static Architecture encoder(ConvolutionStack stack, int inputs, int outputs) {
    return new ConvolutionalEncoder(stack, inputs - stack.image().size(), outputs);
  }

  /**
   * A network from codes to rows: the encoder's mirror image.
   *
   * @param options given
   * @param image what a row is; empty for a table
   * @param inputs how many numbers a code has
   * @param outputs how many numbers come out; of an image, a multiple of its size, plane by plane
   * @return the network
   * @throws GeneraException {@link StandardError#INVALID_OPTION} for options that do not go
   *     together, or convolutions without an image
   */
  public static Architecture decoder(
      Options options, Optional<ColumnType.Image> image, int inputs, int outputs) {
    if (isPerceptron(options)) {
      List<Integer> hidden = new ArrayList<>(options.get(HIDDEN));
      Collections.reverse(hidden);
      return new Perceptron(inputs, hidden, outputs, activation(options), isNormalised(options));
    }
    ConvolutionStack stack = stack(options, image);
    return new ConvolutionalDecoder(inputs, stack, outputs / stack.image().size());
  }

  /**
   * Refuses options that have no effect beside others. A fit calls it; the options in a model file
   * name defaults as well.
   *
   * @param options given
   * @throws GeneraException {@link StandardError#INVALID_OPTION} that names the option
   */
  public static void requireEffect(Options options) {
    String network = options.get(NETWORK);
    boolean perceptron = network.equals("mlp");
    refuse(options, HIDDEN, !perceptron, "network=" + network);
    refuse(options, CHANNELS, perceptron, "network=mlp");
    refuse(options, BLOCKS, !network.equals("resnet"), "network=" + network);
    String normalisation = normalisation(options);
    refuse(options, GROUPS, !normalisation.equals("group"), "normalisation=" + normalisation);
  }

  private static boolean isPerceptron(Options options) {
    return options.get(NETWORK).equals("mlp");
  }

  private static Activation activation(Options options) {
    return Activation.of(options.get(ACTIVATION));
  }

  private static String normalisation(Options options) {
    String unlessGiven = options.get(NETWORK).equals("resnet") ? "layer" : "none";
    return options.find(NORMALISATION).orElse(unlessGiven);
  }

  private static boolean isNormalised(Options options) {
    if (normalisation(options).equals("group")) {
      throw invalid(
          "Groups of channels are normalised in convolutions alone; with network=mlp choose"
              + " normalisation=layer.");
    }
    return normalisation(options).equals("layer");
  }

  private static ConvolutionStack stack(Options options, Optional<ColumnType.Image> image) {
    String network = options.get(NETWORK);
    if (image.isEmpty()) {
      throw invalid(
          "network="
              + network
              + " needs one column of images: a convolution looks at neighbours, and the columns of"
              + " a table have none. Choose network=mlp.");
    }
    int groups =
        switch (normalisation(options)) {
          case "group" -> options.get(GROUPS);
          case "layer" -> 1;
          default -> 0;
        };
    List<Integer> channels = options.get(CHANNELS);
    for (int features : channels) {
      if (groups > 0 && features % groups != 0) {
        throw invalid(
            "channels has "
                + features
                + ", which is no multiple of groups="
                + groups
                + ". Choose other channels or groups, or normalisation=layer.");
      }
    }
    int blocks = network.equals("resnet") ? options.get(BLOCKS) : 0;
    return new ConvolutionStack(image.get(), channels, blocks, activation(options), groups);
  }

  private static void refuse(Options options, Option<?> option, boolean idle, String why) {
    if (idle && options.isGiven(option)) {
      throw invalid("Option '" + option.name() + "' has no effect with " + why + "; leave it out.");
    }
  }

  private static GeneraException invalid(String message) {
    return new GeneraException(StandardError.INVALID_OPTION, message);
  }
}
