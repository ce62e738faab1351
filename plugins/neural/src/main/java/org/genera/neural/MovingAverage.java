package org.genera.neural;

import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/**
 * An exponential moving average of parameters (Polyak and Juditsky 1992 average all of them alike).
 * While few steps are done its memory is shorter, so that the start is soon forgotten.
 */
final class MovingAverage {

  private static final String NAME = "average";

  private final double decay;
  private final float[] values;

  MovingAverage(double decay, float[] start) {
    this.decay = decay;
    values = start.clone();
  }

  /** The share of the average that a step keeps: at most that of the last 10 steps at first. */
  float kept(long step) {
    return (float) Math.min(decay, (1.0 + step) / (10.0 + step));
  }

  /** Takes in the parameters from {@code from} to {@code to}. */
  void update(float[] parameters, float kept, int from, int to) {
    float[] average = values;
    float rest = 1 - kept;
    for (int i = from; i < to; i++) {
      average[i] = kept * average[i] + rest * parameters[i];
    }
  }

  /** The average takes the place of the parameters, and they its own; a second call undoes it. */
  void exchange(float[] parameters) {
    for (int i = 0; i < values.length; i++) {
      float value = parameters[i];
      parameters[i] = values[i];
      values[i] = value;
    }
  }

  void write(ModelArchiveWriter writer) {
    writer.floats(NAME, values, values.length);
  }

  void read(ModelArchive archive) {
    System.arraycopy(archive.floats(NAME, values.length), 0, values, 0, values.length);
  }
}
