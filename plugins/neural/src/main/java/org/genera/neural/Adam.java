package org.genera.neural;

import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;

/** Adam and AdamW in one loop over a range of parameters; see {@link AdamRule}. */
final class Adam {

  private static final String FIRST = "adam.first";
  private static final String SECOND = "adam.second";

  private final AdamRule rule;
  private final float[] first;
  private final float[] second;

  Adam(AdamRule rule, int parameters) {
    this.rule = rule;
    first = new float[parameters];
    second = new float[parameters];
  }

  /** A step of all parameters. */
  final class Step {
    private final float scale;
    private final float size;
    private final float correction;
    private final float kept;

    private Step(long number, double scale, double rate) {
      this.scale = (float) scale;
      size = (float) (rate / (1 - StrictMath.pow(rule.beta1(), (double) number)));
      correction = (float) (1 / Math.sqrt(1 - StrictMath.pow(rule.beta2(), (double) number)));
      kept = (float) (1 - rate * rule.weightDecay());
    }

    /** Moves the parameters from {@code from} to {@code to}. */
    void update(float[] parameters, float[] gradient, int from, int to) {
      float beta1 = (float) rule.beta1();
      float beta2 = (float) rule.beta2();
      float rest1 = 1 - beta1;
      float rest2 = 1 - beta2;
      float epsilon = (float) rule.epsilon();
      float[] m = first;
      float[] v = second;
      for (int i = from; i < to; i++) {
        float g = gradient[i] * scale;
        m[i] = beta1 * m[i] + rest1 * g;
        v[i] = beta2 * v[i] + rest2 * g * g;
        parameters[i] =
            kept * parameters[i] - size * m[i] / ((float) Math.sqrt(v[i]) * correction + epsilon);
      }
    }
  }

  /**
   * Begins a step; {@link Step#update} of all ranges follows.
   *
   * @param number which it is, from 1
   * @param scale what gradients are multiplied by
   * @param rate the learning rate
   */
  Step step(long number, double scale, double rate) {
    return new Step(number, scale, rate);
  }

  void write(ModelArchiveWriter writer) {
    writer.floats(FIRST, first, first.length);
    writer.floats(SECOND, second, second.length);
  }

  void read(ModelArchive archive) {
    System.arraycopy(archive.floats(FIRST, first.length), 0, first, 0, first.length);
    System.arraycopy(archive.floats(SECOND, second.length), 0, second, 0, second.length);
  }
}
