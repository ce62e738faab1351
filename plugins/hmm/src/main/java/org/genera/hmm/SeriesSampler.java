package org.genera.hmm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.likelihoods.Factor;

/** Draws series: states first, then what they emit. */
final class SeriesSampler {

  private final HmmModel model;
  private final Chain.Draws chain;
  private final boolean ends;

  SeriesSampler(HmmModel model) {
    this.model = model;
    chain = new Chain.Draws(model.parameters().chain());
    ends = model.parameters().chain().end().isPresent();
  }

  /** Series from their first step on. */
  Batch sample(int rows, RandomStream random) {
    if (ends) {
      EndingPaths paths = new EndingPaths(chain, rows, random);
      for (int row = 0; row < rows; row++) {
        paths.add(row);
      }
      return emitted(paths.offsets(), paths.phases(), 0, random);
    }
    int[] offsets = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      int length =
          model
              .header()
              .options()
              .find(HmmOptions.LENGTH)
              .orElseGet(() -> model.lengths().draw(random));
      offsets[row + 1] = Math.addExact(offsets[row], length);
    }
    int[] phases = new int[offsets[rows]];
    for (int row = 0; row < rows; row++) {
      fill(phases, offsets[row], offsets[row + 1], chain.first(random), random);
    }
    return emitted(offsets, phases, 0, random);
  }

  /** How series go on after what is known of their last phases; shorter where they end. */
  Batch continued(Batch prefixes, int steps, RandomStream random) {
    double[][] last = new LastStates(model).of(prefixes);
    for (int row = 0; row < last.length; row++) {
      boolean impossible = last[row].length > 0 && Double.isNaN(last[row][0]);
      Impossible.refuse(impossible ? Double.NEGATIVE_INFINITY : 0, prefixes.firstRow() + row);
    }
    if (ends) {
      EndingPaths paths = endingAfter(last, steps, random);
      return emitted(paths.offsets(), paths.phases(), prefixes.firstRow(), random);
    }
    int[] offsets = new int[last.length + 1];
    for (int row = 0; row < last.length; row++) {
      offsets[row + 1] = Math.multiplyExact(row + 1, steps);
    }
    int[] phases = new int[offsets[last.length]];
    for (int row = 0; row < last.length && steps > 0; row++) {
      int first =
          last[row].length == 0
              ? chain.first(random)
              : chain.next(
                  random.nextIndex(Chain.Draws.cumulative(last[row], 0, last[row].length)), random);
      fill(phases, offsets[row], offsets[row + 1], first, random);
    }
    return emitted(offsets, phases, prefixes.firstRow(), random);
  }

  private EndingPaths endingAfter(double[][] last, int steps, RandomStream random) {
    EndingPaths paths = new EndingPaths(chain, last.length, random);
    for (int row = 0; row < last.length; row++) {
      if (last[row].length == 0) {
        paths.add(row, chain.first(random), steps);
      } else {
        double[] cumulative = Chain.Draws.cumulative(last[row], 0, last[row].length);
        paths.addAfter(row, random.nextIndex(cumulative), steps);
      }
    }
    return paths;
  }

  private void fill(int[] phases, int from, int to, int first, RandomStream random) {
    int phase = first;
    for (int t = from; t < to; t++) {
      phases[t] = phase;
      phase = t + 1 < to ? chain.next(phase, random) : phase;
    }
  }

  private Batch emitted(int[] offsets, int[] phases, long firstRow, RandomStream random) {
    int[] states = chain.states(phases);
    SeriesLayout layout = model.layout();
    Map<String, ColumnVector> vectors = new HashMap<>();
    layout
        .states()
        .ifPresent(labels -> vectors.put(labels.column().name(), new CategoryVector(states)));
    for (Factor factor : model.parameters().emissions()) {
      List<ColumnVector> drawn = factor.draw(states, random);
      for (int j = 0; j < drawn.size(); j++) {
        vectors.put(factor.columns().get(j).name(), drawn.get(j));
      }
    }
    List<ColumnVector> ordered = new ArrayList<>();
    for (Column column : layout.step().columns()) {
      ordered.add(Objects.requireNonNull(vectors.get(column.name())));
    }
    Batch steps = Batch.of(layout.step(), 0, states.length, ordered);
    SeriesVector series = new SeriesVector(offsets, steps);
    return Batch.of(layout.drawn(), firstRow, offsets.length - 1, List.of(series));
  }
}
