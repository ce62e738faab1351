package org.genera.bench;

import java.io.IOException;

/** Pieces of work of one family, which Genera and its peers do on the same arrays. */
sealed interface Suite
    permits HmmSuite, MixtureSuite, NaiveBayesSuite, TableVaeSuite, VaeLikelihoodSuite, VaeSuite {

  /** The suite of a family. */
  static Suite of(String family, Setting setting) throws IOException {
    return switch (family) {
      case "gmm" -> new MixtureSuite(setting);
      case "hmm" -> new HmmSuite(setting);
      case "naive-bayes" -> new NaiveBayesSuite(setting);
      case "vae" -> new VaeSuite(setting);
      case "vae-table" -> new TableVaeSuite(setting);
      case "vae-likelihood" -> new VaeLikelihoodSuite(setting);
      default ->
          throw new IOException(
              "There are gmm, hmm, naive-bayes, vae, vae-likelihood and vae-table, not '"
                  + family
                  + "'.");
    };
  }

  /** Makes the arrays of the work unless they are there. */
  void prepare() throws IOException;

  /** What peers could not be found, for the user. */
  String lack();

  /** How many pieces of work there are. */
  int size();

  /** The first lines of the table. */
  String head();

  /** Measures a piece of work; a line of the table. */
  String row(int index) throws IOException;
}
