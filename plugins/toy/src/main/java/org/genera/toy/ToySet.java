package org.genera.toy;

import java.util.OptionalDouble;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/** A distribution from which rows are drawn, one independent of the other. */
interface ToySet {

  /** The name by which users ask for it. */
  String name();

  /** What it is, in one line. */
  String description();

  /** Its columns, among them a label. */
  Schema schema();

  /** Whether the label is there unless the user says otherwise. */
  boolean labelledByDefault();

  /** The standard deviation of its noise unless the user says otherwise, if it has such a noise. */
  OptionalDouble noise();

  /**
   * Draws the cells of one row; the caller ends the row.
   *
   * @param row a builder of the set's schema
   * @param random the row's own stream
   * @param noise the standard deviation of the noise, where the set has one
   */
  void draw(BatchBuilder row, RandomStream random, double noise);
}
