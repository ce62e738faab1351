package org.genera.numerics;

import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * Minimises a function by L-BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5). A smooth
 * function is searched along each direction until the strong Wolfe conditions hold; one with an L1
 * penalty is minimised orthant by orthant (OWL-QN, Andrew and Gao 2007). Deterministic.
 */
public final class Lbfgs {

  /**
   * Where it arrived.
   *
   * @param point the variables
   * @param value the function there, the L1 penalty included
   * @param steepness the largest magnitude in the gradient (with an L1 penalty the pseudo-gradient)
   * @param iterations how many steps were made
   * @param end why it ended
   */
  public record Arrival(double[] point, double value, double steepness, int iterations, End end) {}

  /** Why a minimisation ended. */
  public enum End {
    /** The steepness is not above the tolerance. */
    CONVERGED,
    /** The limit of iterations. */
    LIMIT,
    /** No step lowers the function any more: what is left of the slope is rounding. */
    STALLED
  }

  private static final int PAIRS = 10;

  /** How many steps in a row may lower neither the function nor its slope. */
  private static final int PATIENCE = 10;

  private final Terrain terrain;
  private final double tolerance;
  private final ConvergenceMonitor monitor;

  private Lbfgs(Terrain terrain, double tolerance, ConvergenceMonitor monitor) {
    this.terrain = terrain;
    this.tolerance = tolerance;
    this.monitor = monitor;
  }

  /**
   * For a smooth function.
   *
   * @param function what to minimise
   * @param tolerance the steepness at which it has arrived
   * @param monitor hears the negative function, which rises, and limits the iterations; new, and of
   *     tolerance 0
   * @return a minimiser
   */
  public static Lbfgs smooth(
      DifferentiableFunction function, double tolerance, ConvergenceMonitor monitor) {
    return new Lbfgs(new SmoothTerrain(function), tolerance, monitor);
  }

  /**
   * For a smooth function plus the sum of penalty times magnitude of each variable.
   *
   * @param function the smooth part of what to minimise
   * @param penalties one a variable; 0 for one that is not penalised
   * @param tolerance the steepness at which it has arrived
   * @param monitor as for {@link #smooth}
   * @return a minimiser
   */
  public static Lbfgs orthantWise(
      DifferentiableFunction function,
      double[] penalties,
      double tolerance,
      ConvergenceMonitor monitor) {
    return new Lbfgs(new OrthantTerrain(function, penalties), tolerance, monitor);
  }

  /**
   * Minimises.
   *
   * @param start the first point
   * @return the last point
   * @throws GeneraException {@link StandardError#NUMERICAL} if the function is not finite at the
   *     start
   */
  public Arrival minimise(double[] start) {
    Terrain.Point here = terrain.at(start.clone());
    requireFinite(here.value());
    requireFinite(here.steepness());
    LbfgsMemory memory = new LbfgsMemory(PAIRS);
    Gain gain = new Gain(here);
    boolean proceeds = monitor.proceeds(-here.value());
    while (here.steepness() > tolerance && proceeds) {
      Optional<Terrain.Point> next = step(here, memory);
      if (next.isEmpty() || !gain.isLeft(next.get())) {
        return arrival(here, End.STALLED);
      }
      memory.add(here, next.get());
      here = next.get();
      proceeds = monitor.proceeds(-here.value());
    }
    return arrival(here, here.steepness() <= tolerance ? End.CONVERGED : End.LIMIT);
  }

  /** Whether steps still lower the function, or at least the slope. */
  private static final class Gain {
    private double lowest;
    private double flattest;
    private int without;

    Gain(Terrain.Point start) {
      lowest = start.value();
      flattest = start.steepness();
    }

    boolean isLeft(Terrain.Point point) {
      without = point.value() < lowest || point.steepness() < flattest ? 0 : without + 1;
      lowest = Math.min(lowest, point.value());
      flattest = Math.min(flattest, point.steepness());
      return without < PATIENCE;
    }
  }

  /** Along the quasi-Newton direction, or straight downhill where that leads nowhere. */
  private Optional<Terrain.Point> step(Terrain.Point here, LbfgsMemory memory) {
    if (!memory.isEmpty()) {
      double[] direction = memory.direction(here.slope());
      terrain.align(direction, here);
      Optional<Terrain.Point> next =
          Vectors.dot(direction, here.slope()) < 0
              ? terrain.search(here, direction, 1)
              : Optional.empty();
      if (next.isPresent()) {
        return next;
      }
      memory.clear();
    }
    double[] downhill = Vectors.negative(here.slope());
    return terrain.search(here, downhill, Math.min(1, 1 / Vectors.norm(downhill)));
  }

  private Arrival arrival(Terrain.Point here, End end) {
    return new Arrival(here.variables(), here.value(), here.steepness(), monitor.iterations(), end);
  }

  private static void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new GeneraException(
          StandardError.NUMERICAL,
          "The objective or its slope is " + value + " at the start; scale columns or weights.");
    }
  }
}
