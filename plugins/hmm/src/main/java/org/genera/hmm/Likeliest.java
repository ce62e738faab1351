package org.genera.hmm;

/** Chooses among probabilities. */
final class Likeliest {

  private Likeliest() {}

  /** The first of the largest. */
  static int of(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}
