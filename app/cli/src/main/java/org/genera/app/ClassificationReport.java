package org.genera.app;

import org.genera.core.ClassificationFigures;

/** Reports how well labels were told. */
final class ClassificationReport {

  private ClassificationReport() {}

  static void addTo(Report report, ClassificationFigures figures) {
    report
        .put("accuracy", figures.accuracy())
        .put("logLoss", figures.logLoss())
        .put("brierScore", figures.brierScore())
        .put("calibrationError", figures.calibrationError());
  }
}
