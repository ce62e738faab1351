package org.genera.hmm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.engine.RandomStream;

/**
 * The lengths of series, and how much the series of each length weigh.
 *
 * @param lengths rising, in steps
 * @param weights positive, one a length
 */
record Lengths(long[] lengths, double[] weights) {

  int draw(RandomStream random) {
    double[] cumulative = Chain.Draws.cumulative(weights, 0, weights.length);
    return (int) lengths[random.nextIndex(cumulative)];
  }

  /** These and others. */
  Lengths plus(Lengths others) {
    Map<Long, Double> all = new TreeMap<>();
    for (Lengths some : List.of(this, others)) {
      for (int i = 0; i < some.lengths.length; i++) {
        all.merge(some.lengths[i], some.weights[i], Double::sum);
      }
    }
    return of(all);
  }

  private static Lengths of(Map<Long, Double> weights) {
    return new Lengths(
        weights.keySet().stream().mapToLong(Long::longValue).toArray(),
        weights.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The length that most series have, by weight; of several the shortest. */
  int commonest() {
    return (int) lengths[Likeliest.of(weights)];
  }

  /** Adds up what {@link LengthTask} found. */
  static final class Survey implements BatchSink {
    private final Map<Long, Double> weights = new TreeMap<>();
    private long series;
    private long steps;
    private long observed;
    private long labelled;
    private long unlabelledSeries;
    private boolean partlyLabelled;
    private double largestWeight;

    @Override
    public void accept(Batch batch) {
      double[] length = batch.numbers(0);
      double[] weight = batch.numbers(1);
      double[] known = batch.numbers(2);
      double[] labels = batch.numbers(3);
      for (int row = 0; row < batch.rows(); row++) {
        series++;
        steps += (long) length[row];
        observed += (long) known[row];
        labelled += (long) labels[row];
        unlabelledSeries += labels[row] == 0 ? 1 : 0;
        partlyLabelled |= labels[row] > 0 && labels[row] < length[row];
        largestWeight = Math.max(largestWeight, weight[row]);
        weights.merge((long) length[row], weight[row], Double::sum);
      }
    }

    Lengths lengths() {
      return Lengths.of(weights);
    }

    /** How many have a step. */
    long series() {
      return series;
    }

    /** How many steps are observed in part at least. */
    long observed() {
      return observed;
    }

    long labelled() {
      return labelled;
    }

    /** How many have no labelled step. */
    long unlabelledSeries() {
      return unlabelledSeries;
    }

    /** Whether a series has some labels, but not all. */
    boolean isPartlyLabelled() {
      return partlyLabelled;
    }

    double largestWeight() {
      return largestWeight;
    }

    double meanLength() {
      return (double) steps / series;
    }
  }
}
