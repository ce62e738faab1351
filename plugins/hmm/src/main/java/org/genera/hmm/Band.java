package org.genera.hmm;

import java.util.Arrays;
import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;

/**
 * The same steps of several series: those of all lanes at one time, then those at the next.
 *
 * @param lanes the series
 * @param from the first time
 * @param to the time after the last
 * @param starts where the steps of each time begin in the band, and the end
 * @param places where each step is in the block
 * @param steps the steps
 */
record Band(Lanes lanes, int from, int to, int[] starts, int[] places, Batch steps)
    implements Segment {

  static Band of(Lanes lanes, int from, int to, int size) {
    int[] starts = new int[to - from + 1];
    int[] places = new int[size];
    int next = 0;
    for (int t = from; t < to; t++) {
      starts[t - from] = next;
      for (int lane = 0; lane < lanes.active(t); lane++) {
        places[next++] = lanes.series().offsets()[lanes.rows()[lane]] + t;
      }
    }
    starts[to - from] = next;
    Batch steps = lanes.series().steps().pick(places);
    return new Band(lanes, from, to, starts, places, steps);
  }

  /** Where the steps of a time begin in the band. */
  int start(int t) {
    return starts[t - from];
  }

  @Override
  public SeriesVector series() {
    return lanes.series();
  }

  @Override
  public int place(int t) {
    return places[t];
  }

  @Override
  public int owner(int t) {
    int found = Arrays.binarySearch(starts, t);
    int time = found >= 0 ? found : -found - 2;
    return lanes.rows()[t - starts[time]];
  }
}
