package org.genera.hmm;

import java.util.Arrays;

/**
 * Falling lists of scores that follow each other in an array, each with a term of its own, from
 * which the highest sums are taken one by one; of equal ones that of the first list. Used anew for
 * each merge. Not thread-safe.
 */
final class ScoreMerge {

  private final double[] heads;
  private final double[] terms;
  private final int[] ranks;
  private final int length;
  private double[] scores = {};
  private int first;
  private int highest;

  /**
   * Room for a merge.
   *
   * @param lists how many there are
   * @param length of each
   */
  ScoreMerge(int lists, int length) {
    heads = new double[lists];
    terms = new double[lists];
    ranks = new int[lists];
    this.length = length;
  }

  /** Begins with lists, the first of which begins there; {@link #term} of each follows. */
  void begin(double[] lists, int from) {
    scores = lists;
    first = from;
    Arrays.fill(ranks, 0);
  }

  /** What is added to all scores of a list. */
  void term(int list, double term) {
    terms[list] = term;
    heads[list] = scores[first + list * length] + term;
  }

  /** The highest sum that is left; negative infinity if there is none. */
  double highest() {
    highest = 0;
    for (int i = 1; i < heads.length; i++) {
      highest = heads[i] > heads[highest] ? i : highest;
    }
    return heads[highest];
  }

  /** Takes the one that {@link #highest} found: its place among the scores of all lists. */
  int take() {
    int place = highest * length + ranks[highest];
    ranks[highest]++;
    boolean more = ranks[highest] < length;
    heads[highest] = more ? scores[first + place + 1] + terms[highest] : Double.NEGATIVE_INFINITY;
    return place;
  }

  /** Takes the highest sums, as many as there are, but no more than a list is long. */
  PathAlgorithm.Last[] takeLast() {
    PathAlgorithm.Last[] last = new PathAlgorithm.Last[length];
    for (int found = 0; found < length; found++) {
      double log = highest();
      if (!(log > Double.NEGATIVE_INFINITY)) {
        return Arrays.copyOf(last, found);
      }
      last[found] = new PathAlgorithm.Last(log, take());
    }
    return last;
  }
}
