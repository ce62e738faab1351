package org.genera.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Variational autoencoders of one architecture, trained on 60,000 black and white pictures of 28 x
 * 28 by batches of 128.
 *
 * @param title for the table
 * @param peer the peers' word for it
 * @param epochs how many are run; the first warms up
 * @param network options that choose it
 */
record VaeWorkload(String title, String peer, int epochs, Map<String, String> network) {

  static final List<VaeWorkload> ALL =
      List.of(
          new VaeWorkload(
              "fully connected, 784-512-256-32",
              "mlp",
              6,
              Map.of("network", "mlp", "hidden", "512,256")),
          new VaeWorkload(
              "convolutional, 32 and 64 channels, 3 x 3, stride 2",
              "conv",
              4,
              Map.of("network", "conv", "channels", "32,64")));

  /** All options of a fit. */
  Map<String, String> options() {
    Map<String, String> options =
        new HashMap<>(
            Map.of(
                "latent", "32",
                "batch", "128",
                "learning-rate", "0.001",
                "epochs", String.valueOf(epochs),
                "patience", String.valueOf(epochs),
                "binarise", "threshold"));
    options.putAll(network);
    return options;
  }
}
