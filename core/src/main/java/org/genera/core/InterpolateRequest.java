package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Fill;

/**
 * Which rows to go between, and how. Immutable.
 *
 * @param legs pairs of rows
 * @param steps how many rows are made for each pair, those of its two ends among them; 2 or more
 * @param path line or arc
 * @param fill what is made of each point: the mean of p(x | z), its mode, or a draw
 * @param withPlaces whether columns tell between which rows each row that is made lies, and how far
 *     behind the first
 */
public record InterpolateRequest(
    List<Leg> legs, int steps, LatentPath path, Fill fill, boolean withPlaces) {

  private static final int MOST_STEPS = 100_000;

  /**
   * Two rows to go between.
   *
   * @param from the number of the first, from 1
   * @param to the number of the other
   */
  public record Leg(long from, long to) {
    /** Checks the numbers. */
    public Leg {
      if (Math.min(from, to) < 1) {
        throw new GeneraException(
            StandardError.USAGE,
            "Rows are counted from 1; there is no row " + Math.min(from, to) + ".");
      }
    }
  }

  /** Checks and copies. */
  public InterpolateRequest {
    legs = List.copyOf(legs);
    if (legs.isEmpty()) {
      throw new GeneraException(StandardError.USAGE, "Name at least two rows to go between.");
    }
    if (steps < 2 || steps > MOST_STEPS) {
      throw new GeneraException(
          StandardError.USAGE,
          "The number of steps must be 2 (the two ends) to " + MOST_STEPS + ", not " + steps + ".");
    }
  }

  /**
   * A way through several rows, one leg after the other, in straight lines of 8 steps each.
   *
   * @param rows numbers of rows, from 1
   * @return the request
   * @throws GeneraException {@link StandardError#USAGE} for fewer than two rows, or a number below
   *     1
   */
  public static InterpolateRequest through(List<Long> rows) {
    List<Leg> legs = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      legs.add(new Leg(rows.get(i - 1), rows.get(i)));
    }
    return new InterpolateRequest(legs, 8, LatentPath.LINEAR, Fill.MEAN, true);
  }

  /**
   * The same with the legs of another request after its own.
   *
   * @param other whose legs
   * @return a new request
   */
  public InterpolateRequest and(InterpolateRequest other) {
    List<Leg> all = new ArrayList<>(legs);
    all.addAll(other.legs);
    return new InterpolateRequest(all, steps, path, fill, withPlaces);
  }

  /**
   * The same with another number of rows a leg.
   *
   * @param value 2 or more
   * @return a new request
   */
  public InterpolateRequest steps(int value) {
    return new InterpolateRequest(legs, value, path, fill, withPlaces);
  }

  /**
   * The same on another path.
   *
   * @param value line or arc
   * @return a new request
   */
  public InterpolateRequest path(LatentPath value) {
    return new InterpolateRequest(legs, steps, value, fill, withPlaces);
  }

  /**
   * The same with something else made of each point.
   *
   * @param value mean, mode or draw
   * @return a new request
   */
  public InterpolateRequest fill(Fill value) {
    return new InterpolateRequest(legs, steps, path, value, withPlaces);
  }

  /**
   * The same with columns that tell where each row lies, or without.
   *
   * @param value whether to write them: formats of images alone have no place for them
   * @return a new request
   */
  public InterpolateRequest withPlaces(boolean value) {
    return new InterpolateRequest(legs, steps, path, fill, value);
  }
}
