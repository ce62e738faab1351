package org.genera.neural;

/** Adam (Kingma and Ba 2015, algorithm 1), in one loop over a range of parameters. */
final class Adam {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final float[] first;
  private final float[] second;
  private double power1 = 1;
  private double power2 = 1;

  Adam(int parameters) {
    first = new float[parameters];
    second = new float[parameters];
  }

  /** Begins a step; {@link #update} of all ranges follows. */
  void nextStep() {
    power1 *= BETA1;
    power2 *= BETA2;
  }

  /** Moves the parameters from {@code from} to {@code to}, given gradients times a scale. */
  void update(float[] parameters, float[] gradient, float scale, double rate, int from, int to) {
    float correction = (float) (1 / Math.sqrt(1 - power2));
    float step = (float) (rate / (1 - power1));
    float[] m = first;
    float[] v = second;
    for (int i = from; i < to; i++) {
      float g = gradient[i] * scale;
      m[i] = BETA1 * m[i] + (1 - BETA1) * g;
      v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
      parameters[i] -= step * m[i] / ((float) Math.sqrt(v[i]) * correction + EPSILON);
    }
  }
}
