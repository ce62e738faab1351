package org.genera.vae;

import java.util.List;

/**
 * What the entries of an encoded row are: Bernoulli entries first (a probability, or 0 and 1), then
 * blocks of categories (one of their entries is 1), then Gaussian entries (standardised). A missing
 * cell is NaN throughout.
 *
 * @param bernoulli how many Bernoulli entries there are
 * @param categories the number of levels of each block
 * @param gaussian how many Gaussian entries there are
 * @param pixels whether the entries are pixels, which share one variance
 */
record RowLayout(int bernoulli, List<Integer> categories, int gaussian, boolean pixels) {

  RowLayout {
    categories = List.copyOf(categories);
  }

  /** How many entries of categories there are. */
  int levels() {
    return categories.stream().mapToInt(Integer::intValue).sum();
  }

  int gaussianStart() {
    return bernoulli + levels();
  }

  int width() {
    return gaussianStart() + gaussian;
  }

  /** How many variances are learned: one for all pixels, or one a column. */
  int variances() {
    return pixels ? Math.min(1, gaussian) : gaussian;
  }

  /** Which variance a Gaussian entry has, counted from the first of them. */
  int variance(int entry) {
    return pixels ? 0 : entry;
  }
}
