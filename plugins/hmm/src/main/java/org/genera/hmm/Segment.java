package org.genera.hmm;

import org.genera.api.data.Batch;
import org.genera.api.data.SeriesVector;

/** Steps of a block that are worked on at once. Those of a series are in their order. */
interface Segment {

  /** The series of the block. */
  SeriesVector series();

  /** Its steps. */
  Batch steps();

  /** Where a step is among the steps of the block. */
  int place(int t);

  /** Which series of the block a step belongs to. */
  int owner(int t);

  /** How many steps it has. */
  default int length() {
    return steps().rows();
  }
}
