package org.genera.vae;

import org.genera.api.engine.RandomStream;

/** Rows that passes take. */
interface Rows {

  int rows();

  /** The sum of the rows' weights. */
  double weight();

  double weight(int row);

  /** Gives a row to a pass, treated. */
  void put(int row, VaePass pass, int at, RandomStream random);
}
