package org.genera.hmm;

import java.util.Arrays;
import java.util.Optional;
import org.genera.numerics.RowLoops;
import org.genera.numerics.VectorMath;

/**
 * The scaled forward-backward algorithm (Rabiner 1989, section V.A) on several series side by side,
 * so that its loops go over lanes whatever the number of states: products of a matrix with a vector
 * become products of matrices. What is kept is linear in the steps of the lanes. Not thread-safe.
 */
final class LaneForwardBackward {

  /** Where a state is out of reach, what the future says of it may grow without limit. */
  private static final double LIMIT = 1e300;

  private final int states;
  private final double[] start;
  private final double[] transitions;
  private final double[] transposed;
  private final Optional<double[]> end;
  private final EmissionTile tile;
  private final Optional<OuterSums> transitionSums;

  /** {@code [time * states + state][lane]}: emissions, and on the way back what comes after. */
  private double[][] scaled = {};

  /** {@code [time * states + state][lane]}. */
  private double[][] filtered = {};

  /** {@code [time][lane]}. */
  private double[][] factors = {};

  private double[][] rows = {};
  private double[] sum = {};
  private double[] inverse = {};
  private double[] flat = {};
  private double[] scratch = {};
  private int capacity;

  LaneForwardBackward(Chain chain, EmissionTile tile, boolean counting) {
    states = chain.states();
    start = chain.start();
    transitions = chain.transitions();
    transposed = ForwardBackward.transposed(transitions, states);
    end = chain.end();
    this.tile = tile;
    transitionSums = counting ? Optional.of(OuterSums.of(states)) : Optional.empty();
  }

  /** Makes room for series. */
  void begin(Lanes lanes) {
    if (capacity < lanes.size() || factors.length < lanes.steps()) {
      capacity = Math.max(capacity, lanes.size());
      int steps = Math.max(factors.length, lanes.steps());
      scaled = RowLoops.arrays(Math.multiplyExact(steps, states), capacity);
      filtered = RowLoops.arrays(Math.multiplyExact(steps, states), capacity);
      factors = RowLoops.arrays(steps, capacity);
      rows = RowLoops.arrays(states, capacity);
      sum = new double[capacity];
      inverse = new double[capacity];
    }
  }

  /**
   * Goes over the next steps, whose emissions the tile has.
   *
   * @param band those steps
   * @param logs what log p(the steps of each lane | those before) is added to
   */
  void forward(Band band, double[] logs) {
    spread(band);
    for (int t = band.from(); t < band.to(); t++) {
      predict(t, band.lanes().active(t));
      weigh(t, band);
    }
    addLogs(band, logs);
  }

  /** Emissions, state by state in the tile, become rows of lanes. */
  private void spread(Band band) {
    for (int i = 0; i < states; i++) {
      double[] relative = tile.relative(i);
      for (int t = band.from(); t < band.to(); t++) {
        int lanes = band.lanes().active(t);
        System.arraycopy(relative, band.start(t), scaled[t * states + i], 0, lanes);
      }
    }
  }

  private void predict(int t, int lanes) {
    for (int j = 0; j < states; j++) {
      if (t == 0) {
        Arrays.fill(rows[j], 0, lanes, start[j]);
      } else {
        LaneKernels.combine(
            rows[j], lanes, transposed, j * states, filtered, (t - 1) * states, states);
      }
    }
  }

  private void weigh(int t, Band band) {
    int lanes = band.lanes().active(t);
    int at = t * states;
    product(at, lanes);
    if (LaneKernels.isAnyBelow(sum, lanes, ForwardBackward.TINY)) {
      rescale(t, band);
      product(at, lanes);
    }
    System.arraycopy(sum, 0, factors[t], 0, lanes);
    LaneKernels.invert(inverse, lanes, sum);
    for (int i = 0; i < states; i++) {
      LaneKernels.multiply(filtered[at + i], lanes, filtered[at + i], inverse);
    }
  }

  private void product(int at, int lanes) {
    for (int i = 0; i < states; i++) {
      LaneKernels.multiply(filtered[at + i], lanes, rows[i], scaled[at + i]);
    }
    LaneKernels.sum(sum, lanes, filtered, at, states);
  }

  /** Takes the steps whose probability would be lost again by logarithms. */
  private void rescale(int t, Band band) {
    double[] reached = new double[states];
    for (int lane = 0; lane < band.lanes().active(t); lane++) {
      if (!(sum[lane] >= ForwardBackward.TINY)) {
        for (int i = 0; i < states; i++) {
          reached[i] = rows[i][lane];
        }
        double[] anew = tile.rescaled(band.start(t) + lane, reached);
        for (int i = 0; i < states; i++) {
          scaled[t * states + i][lane] = anew[i];
        }
      }
    }
  }

  private void addLogs(Band band, double[] logs) {
    int length = band.length();
    if (flat.length < length) {
      flat = new double[length];
      scratch = new double[length];
    }
    for (int t = band.from(); t < band.to(); t++) {
      System.arraycopy(factors[t], 0, flat, band.start(t), band.lanes().active(t));
    }
    VectorMath.log(flat, scratch, length);
    for (int t = band.from(); t < band.to(); t++) {
      int from = band.start(t);
      for (int lane = 0; lane < band.lanes().active(t); lane++) {
        double log = flat[from + lane];
        boolean possible = log > Double.NEGATIVE_INFINITY;
        logs[lane] += possible ? log + tile.scales[from + lane] : Double.NEGATIVE_INFINITY;
      }
    }
  }

  /** p(state of a lane's last step | series). */
  double[] last(Lanes lanes, int lane) {
    return filtered(lanes.length(lane) - 1, lane);
  }

  /** p(state of a lane's step | steps up to it). */
  double[] filtered(int t, int lane) {
    double[] shares = new double[states];
    Arrays.setAll(shares, i -> filtered[t * states + i][lane]);
    return shares;
  }

  /**
   * log p(a lane's series ends after its last step | series); 0 where lengths are given, negative
   * infinity after a step that is impossible.
   */
  double logEnd(Lanes lanes, int lane) {
    if (end.isEmpty()) {
      return 0;
    }
    double probability = endProbability(lanes, lane);
    return probability > 0 ? StrictMath.log(probability) : Double.NEGATIVE_INFINITY;
  }

  private double endProbability(Lanes lanes, int lane) {
    double[] last = last(lanes, lane);
    double sum = 0;
    for (int i = 0; i < states; i++) {
      sum += last[i] * end.orElseThrow()[i];
    }
    return sum;
  }

  /**
   * Goes back over steps that {@link #forward} has taken, from the end of the series on.
   *
   * @param band those steps
   * @param weights of the lanes
   * @param shares takes weight times p(state | all steps): {@code [state][step of the band]}
   */
  void backward(Band band, double[] weights, double[][] shares) {
    Lanes lanes = band.lanes();
    for (int t = band.to() - 1; t >= band.from(); t--) {
      for (int lane = lanes.active(t + 1); lane < lanes.active(t); lane++) {
        finish(lanes, lane, weights[lane]);
      }
      share(t, band, shares);
      if (t > 0) {
        before(t, lanes.active(t));
      }
    }
  }

  private void finish(Lanes lanes, int lane, double weight) {
    double scale = end.isPresent() ? weight / endProbability(lanes, lane) : weight;
    for (int i = 0; i < states; i++) {
      rows[i][lane] = end.isPresent() ? end.get()[i] * scale : scale;
    }
  }

  private void share(int t, Band band, double[][] shares) {
    int lanes = band.lanes().active(t);
    for (int i = 0; i < states; i++) {
      LaneKernels.multiply(sum, lanes, filtered[t * states + i], rows[i]);
      System.arraycopy(sum, 0, shares[i], band.start(t), lanes);
    }
  }

  private void before(int t, int lanes) {
    int at = t * states;
    LaneKernels.invert(inverse, lanes, factors[t]);
    for (int j = 0; j < states; j++) {
      LaneKernels.multiplyTwice(scaled[at + j], lanes, inverse, rows[j]);
    }
    LaneKernels.sum(sum, lanes, scaled, at, states);
    if (LaneKernels.isAnyAbove(sum, lanes, LIMIT)) {
      for (int j = 0; j < states; j++) {
        LaneKernels.limit(scaled[at + j], lanes, LIMIT);
      }
    }
    if (transitionSums.isPresent()) {
      transitionSums.get().add(filtered, at - states, scaled, at, lanes);
    }
    for (int i = 0; i < states; i++) {
      LaneKernels.combine(rows[i], lanes, transitions, i * states, scaled, at, states);
    }
  }

  /** Adds the expected transitions of what went back, over p(next | state). */
  void moveTransitions(double[] counts) {
    transitionSums.ifPresent(sums -> sums.moveTo(counts));
  }
}
