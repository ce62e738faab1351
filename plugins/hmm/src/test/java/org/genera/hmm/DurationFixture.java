package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.hmm.durations.DurationModel;
import org.genera.hmm.durations.Durations;
import org.genera.hmm.structure.Structure;
import org.genera.hmm.structure.TiedStates;

/** Models of states with durations, and what their definition says of a path. */
final class DurationFixture {

  static final Schema SYMBOLS = Fixture.series(Column.category("symbol", "a", "b", "c"));

  /** p(symbol | state) of {@link #symbols}. */
  static final double[][] EMISSIONS = {{0.6, 0.2, 0.2}, {0.2, 0.5, 0.3}, {0.1, 0.1, 0.8}};

  static final double[][] DURATIONS = {{0.1, 0.2, 0.7}, {0.5, 0, 0.5}, {0.25, 0.5, 0.25}};

  private DurationFixture() {}

  /** Three states that last up to three steps. */
  static HmmModel symbols(Optional<double[]> ends) {
    HmmModel plain =
        Fixture.model(
            SYMBOLS,
            "categorical",
            new double[] {0.5, 0.3, 0.2},
            new double[3][3],
            new double[] {0, 0, 0, 0, 0, 0, 1, 1, 2, 2},
            new double[] {0, 0, 1, 1, 1, 1, 1, 2, 2, 2},
            new double[] {0, 1, 2, 2, 2, 2, 2, 2, 2, 2});
    double[] transitions = {0, 0.7, 0.3, 0.5, 0, 0.5, 0.9, 0.1, 0};
    for (int i = 0; i < 9; i++) {
      int from = i / 3;
      transitions[i] *= 1 - ends.map(of -> of[from]).orElse(0.0);
    }
    return lasting(plain, transitions, ends, DURATIONS);
  }

  /** A model whose states last as they are said to. */
  static HmmModel lasting(
      HmmModel plain, double[] transitions, Optional<double[]> ends, double[]... durations) {
    int k = plain.plan().states();
    int longest = durations[0].length;
    double[] flat = Arrays.stream(durations).flatMapToDouble(Arrays::stream).toArray();
    Chain chain =
        new Chain(
            plain.parameters().chain().start(),
            transitions,
            ends,
            Optional.of(Durations.of(longest, flat, Optional.empty())));
    double[] entries = new double[k * k];
    for (int i = 0; i < k * k; i++) {
      entries[i] = i % (k + 1) == 0 ? 0 : Structure.FREE;
    }
    double[] free = new double[k];
    Arrays.fill(free, Structure.FREE);
    Structure structure =
        new Structure(
            free,
            entries,
            ends.isPresent() ? free : new double[0],
            new DurationModel(DurationModel.Kind.NON_PARAMETRIC, longest));
    return new HmmModel(
        plain.header(),
        new Parameters(chain, plain.parameters().emissions()),
        new Plan(structure, TiedStates.none(k), plain.plan().emissions()),
        plain.lengths());
  }

  /** Three Gaussians at -4, 0 and 5 that last as they are said to. */
  static HmmModel gaussians(double[]... durations) {
    double[] transitions = {0, 0.75, 0.25, 0.3, 0, 0.7, 0.8, 0.2, 0};
    return lasting(Fixture.threeStates(), transitions, Optional.empty(), durations);
  }

  /** p(path), run by run: the last one is longer than it is seen, or ends where the series does. */
  static double prior(Chain chain, int[] path) {
    List<int[]> runs = new ArrayList<>();
    for (int t = 0; t < path.length; t++) {
      if (t > 0 && path[t] == path[t - 1]) {
        runs.get(runs.size() - 1)[1]++;
      } else {
        runs.add(new int[] {path[t], 1});
      }
    }
    double p = chain.start()[path[0]];
    for (int r = 0; r < runs.size(); r++) {
      int state = runs.get(r)[0];
      int length = runs.get(r)[1];
      double[] durations = chain.durations().orElseThrow().of(state);
      double exactly = length <= durations.length ? durations[length - 1] : 0;
      if (r + 1 < runs.size()) {
        p *= exactly * chain.transitions()[state * chain.states() + runs.get(r + 1)[0]];
      } else if (chain.end().isPresent()) {
        p *= exactly * chain.end().get()[state];
      } else {
        double atLeast = 0;
        for (int d = length; d <= durations.length; d++) {
          atLeast += durations[d - 1];
        }
        p *= atLeast;
      }
    }
    return p;
  }

  /** The path of a number in the base of the states. */
  static int[] path(int code, int states, int length) {
    int[] path = new int[length];
    int rest = code;
    for (int t = 0; t < length; t++) {
      path[t] = rest % states;
      rest /= states;
    }
    return path;
  }
}
