package org.genera.likelihoods;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The most probable counts of n draws. */
final class MultinomialMode {

  private MultinomialMode() {}

  /**
   * From ⌊n p⌋, which is nowhere above a mode (Finucan 1964), the rest goes one by one where it
   * lowers the probability least.
   */
  static double[] of(double n, double[] probabilities) {
    double sum = Arrays.stream(probabilities).sum();
    double[] counts = new double[probabilities.length];
    double left = n;
    for (int i = 0; i < counts.length && sum > 0; i++) {
      counts[i] = Math.min(left, Math.floor(n * (probabilities[i] / sum)));
      left -= counts[i];
    }
    PriorityQueue<Integer> next =
        new PriorityQueue<>(
            Comparator.comparingDouble((Integer i) -> -probabilities[i] / (counts[i] + 1))
                .thenComparing(Comparator.naturalOrder()));
    for (int i = 0; i < counts.length && left > 0; i++) {
      next.add(i);
    }
    for (; left > 0; left--) {
      int best = next.remove();
      counts[best]++;
      next.add(best);
    }
    return counts;
  }
}
