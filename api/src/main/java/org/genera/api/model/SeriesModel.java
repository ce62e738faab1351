package org.genera.api.model;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.engine.RandomStream;

/** A model of sequences with hidden states. */
public interface SeriesModel extends Capability {

  /** How a sequence of states is chosen. */
  enum Decoding {
    /** The most probable sequence as a whole (Viterbi 1967). */
    VITERBI,
    /** The same sequence without probabilities, in less time. */
    PATH,
    /** The most probable state of each step given the whole series. */
    POSTERIOR,
    /** The most probable state of each step given the steps up to it. */
    FILTER
  }

  /**
   * The states behind each series.
   *
   * @param rows series, by name
   * @param decoding which sequence is meant
   * @return series of states, and but for {@link Decoding#PATH} of their probabilities given what
   *     is looked at; the series are the last column. Behind a series that is impossible under the
   *     model there are no states: they and their probabilities are missing.
   */
  Batch decode(Batch rows, Decoding decoding);

  /**
   * Sequences of states.
   *
   * @param rows which row each is behind, in the order of the rows, and of one row the most
   *     probable first
   * @param logProbabilities log p(sequence | series) of each, and given the label that is told
   * @param decoded a row a sequence: series of states, the last column
   */
  record Paths(int[] rows, double[] logProbabilities, Batch decoded) {}

  /**
   * The most probable sequences of states of each series: that of {@link Decoding#VITERBI}, and
   * those that come after it.
   *
   * @param rows series, by name
   * @param count how many of each series; there are fewer where no more are possible
   * @return the sequences
   * @throws GeneraException {@link StandardError#UNSUPPORTED_CAPABILITY} where the model finds no
   *     more than one, {@link StandardError#USAGE} where memory does not hold them
   */
  default Paths decodePaths(Batch rows, int count) {
    throw new GeneraException(
        StandardError.UNSUPPORTED_CAPABILITY,
        "This model finds a single sequence of states behind a series; leave out --paths.");
  }

  /**
   * Starts to filter a series of which steps arrive one after the other.
   *
   * @return a filter before the first step
   */
  Filter filter();

  /**
   * The distribution of the next steps of each series.
   *
   * @param rows series, by name
   * @param horizon how many steps ahead
   * @param levels coverages of intervals, such as 0.8
   * @return series of {@code horizon} steps, the last column: of a real column {@code x} its mean
   *     {@code x.mean} and both ends of each interval, a column each; of a column of levels the
   *     most probable one, and {@code x.probability} of that
   */
  Batch forecast(Batch rows, int horizon, List<Double> levels);

  /**
   * Draws how series go on.
   *
   * @param prefixes series, by name; an empty one is a fresh start
   * @param steps how many steps to draw
   * @param random where chance comes from
   * @return series of new steps
   */
  Batch continueSeries(Batch prefixes, int steps, RandomStream random);

  /** What is known of the current state after the steps so far. Not thread-safe. */
  interface Filter {

    /**
     * Takes the next step.
     *
     * @param step one row of the step schema; missing cells are integrated out
     * @return the log-density of the step given those before
     */
    double next(Batch step);

    /**
     * The probability of each state after the steps so far.
     *
     * @return one number a state, summing to 1
     */
    double[] stateProbabilities();
  }
}
