package org.genera.hmm.durations;

/**
 * How often a state was left, and how often it went on, at each age. Durations that the end of a
 * series cuts off are in them as far as they went.
 *
 * @param left {@code [age - 1]}
 * @param stayed {@code [age - 1]}; none at the largest age
 */
record AgeCounts(double[] left, double[] stayed) {

  int longest() {
    return left.length;
  }

  /** These and more of each duration: a duration of d goes on at the ages before d. */
  AgeCounts plus(double ofEach) {
    int n = longest();
    double[] moreLeft = new double[n];
    double[] moreStayed = new double[n];
    for (int i = 0; i < n; i++) {
      moreLeft[i] = left[i] + ofEach;
      moreStayed[i] = stayed[i] + ofEach * (n - 1 - i);
    }
    return new AgeCounts(moreLeft, moreStayed);
  }

  boolean isEmpty() {
    double sum = 0;
    for (int i = 0; i < longest(); i++) {
      sum += left[i] + stayed[i];
    }
    return !(sum > 0);
  }
}
