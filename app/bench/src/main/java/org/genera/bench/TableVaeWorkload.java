package org.genera.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Work of an autoencoder on a table of 32,000 rows of six columns of numbers and nine of levels.
 *
 * @param title for the table
 * @param isPreparation whether it is what comes before the first epoch
 * @param goal how many times faster than the peer it is to be
 * @param network options that choose the network
 */
record TableVaeWorkload(
    String title, boolean isPreparation, int goal, Map<String, String> network) {

  static final String TABLE = "table.csv";

  private static final int EPOCHS = 3;

  static final List<TableVaeWorkload> ALL =
      List.of(
          new TableVaeWorkload(
              "table of 32,000 x 15, TVAE's widths and batches, an epoch",
              false,
              1,
              Map.of("hidden", "128,128", "latent", "128", "batch", "500", "micro-batch", "250")),
          new TableVaeWorkload("the same by default, an epoch", false, 1, Map.of()),
          new TableVaeWorkload("the same, preparation", true, 5, Map.of()));

  /** All options of a fit. */
  Map<String, String> options() {
    Map<String, String> options = new HashMap<>(network);
    options.put("epochs", String.valueOf(EPOCHS));
    options.put("patience", String.valueOf(EPOCHS));
    return options;
  }
}
