package org.genera.neural;

import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/** The parameters with the smallest loss so far, and the epoch that they are from. */
final class BestParameters {

  private static final String VALUES = "best.parameters";
  private static final String LOSS = "best.loss";

  private final Parameters parameters;
  private final float[] values;
  private int epoch;
  private double loss = Double.POSITIVE_INFINITY;

  BestParameters(Parameters parameters) {
    this.parameters = parameters;
    values = parameters.values().clone();
  }

  /** The epoch, from 1; 0 while there is none. */
  int epoch() {
    return epoch;
  }

  double loss() {
    return loss;
  }

  /** Keeps the present parameters if they are better, or always. */
  void offer(int at, double value, boolean always) {
    if (always || value < loss) {
      loss = value;
      epoch = at;
      System.arraycopy(parameters.values(), 0, values, 0, values.length);
    }
  }

  void restore() {
    System.arraycopy(values, 0, parameters.values(), 0, values.length);
    parameters.publish();
  }

  void write(ModelArchiveWriter writer) {
    if (epoch > 0) {
      writer.floats(VALUES, values, values.length);
      writer.doubles(LOSS, new double[] {loss});
    }
  }

  void read(ModelArchive archive, int at) {
    epoch = at;
    if (epoch > 0) {
      System.arraycopy(archive.floats(VALUES, values.length), 0, values, 0, values.length);
      loss = archive.doubles(LOSS)[0];
    }
  }
}
