package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.SeriesVector;

/**
 * Series side by side, the longest first: lane l is the l-th of them, and at each step those that
 * are not over yet are the first lanes.
 *
 * @param series of the block
 * @param rows the series' positions in the block, the longest first
 * @param active how many lanes there are at each step
 */
record Lanes(SeriesVector series, int[] rows, int[] active) {

  static Lanes of(SeriesVector series, int[] rows) {
    int[] active = new int[series.length(rows[0])];
    int lanes = rows.length;
    for (int t = 0; t < active.length; t++) {
      while (series.length(rows[lanes - 1]) <= t) {
        lanes--;
      }
      active[t] = lanes;
    }
    return new Lanes(series, rows, active);
  }

  /** How many lanes there are. */
  int size() {
    return rows.length;
  }

  /** How many steps the longest has. */
  int steps() {
    return active.length;
  }

  /** How many lanes there are at a step; none after the last. */
  int active(int t) {
    return t < active.length ? active[t] : 0;
  }

  int length(int lane) {
    return series.length(rows[lane]);
  }

  /** All steps, parted into bands of about so many. */
  List<Band> bands(int size) {
    List<Band> bands = new ArrayList<>();
    int from = 0;
    while (from < steps()) {
      int to = from;
      int steps = 0;
      while (to < steps() && (to == from || steps + active[to] <= size)) {
        steps += active[to];
        to++;
      }
      bands.add(Band.of(this, from, to, steps));
      from = to;
    }
    return bands;
  }
}
