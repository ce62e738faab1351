package org.genera.likelihoods;

/** A factor of one column of levels, whose probabilities are known. */
public interface LevelFactor {

  /**
   * P(level | class).
   *
   * @param y a class
   * @param level the index of a level; of booleans 0 is false
   * @return a probability
   */
  double probability(int y, int level);
}
