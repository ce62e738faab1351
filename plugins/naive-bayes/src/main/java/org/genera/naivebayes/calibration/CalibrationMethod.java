package org.genera.naivebayes.calibration;

import java.util.Locale;

/** How log-odds become probabilities. */
public enum CalibrationMethod {
  /** A logistic curve. */
  PLATT,
  /** A rising curve. */
  ISOTONIC;

  /**
   * What users and model files call it.
   *
   * @return a word
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Calibrator fit(Evidence evidence) {
    return this == PLATT ? PlattScaling.of(evidence) : IsotonicCurve.of(evidence);
  }

  /** Whether a vector can be one of its calibrators. */
  boolean fits(double[] vector) {
    if (this == PLATT) {
      return vector.length == 2;
    }
    boolean sound = vector.length % 2 == 0;
    int half = vector.length / 2;
    for (int i = 0; i < half; i++) {
      sound &= vector[half + i] > 0 && vector[half + i] < 1;
      sound &= i == 0 || vector[i] > vector[i - 1];
    }
    return sound;
  }

  Calibrator read(double[] vector) {
    return this == PLATT ? new PlattScaling(vector[0], vector[1]) : IsotonicCurve.ofVector(vector);
  }
}
