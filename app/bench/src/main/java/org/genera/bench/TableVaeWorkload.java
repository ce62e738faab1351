package org.genera.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Work of an autoencoder on a table of 32,000 rows of six columns of numbers and nine of levels.
 *
 * @param title for the table
 * @param part of a fit that is measured
 * @param peer whether TVAE does the same
 * @param goal how many times faster than the peer it is to be
 * @param network options that choose the network
 */
record TableVaeWorkload(
    String title, Part part, boolean peer, String goal, Map<String, String> network) {

  static final String TABLE = "table.csv";

  private static final int EPOCHS = 3;

  /** So that a difference of whole fits and their epochs is not lost in these. */
  private static final Map<String, String> SHORT_EPOCHS =
      Map.of("hidden", "8", "latent", "2", "batch", "4096", "micro-batch", "1024");

  /** Parts of a fit. */
  enum Part {
    /** One pass over the rows. */
    EPOCH,
    /** All that is no epoch. */
    PREPARATION
  }

  static final List<TableVaeWorkload> ALL =
      List.of(
          new TableVaeWorkload(
              "an epoch, TVAE's network and batches",
              Part.EPOCH,
              true,
              "1",
              Map.of(
                  "hidden", "128,128",
                  "latent", "128",
                  "batch", "500",
                  "micro-batch", "250",
                  "prior", "normal",
                  "beta", "0.5")),
          new TableVaeWorkload("an epoch, by default", Part.EPOCH, false, "", Map.of()),
          new TableVaeWorkload("preparation", Part.PREPARATION, true, "5", SHORT_EPOCHS));

  /** All options of a fit. */
  Map<String, String> options() {
    Map<String, String> options = new HashMap<>(network);
    options.put("epochs", String.valueOf(EPOCHS));
    options.put("patience", String.valueOf(EPOCHS));
    return options;
  }
}
