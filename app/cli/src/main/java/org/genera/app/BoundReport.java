package org.genera.app;

import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Model;
import org.genera.core.BoundResult;
import org.genera.core.RunOptions;

/** Reports bounds of log p(x), and says that they are bounds. */
final class BoundReport {

  /** More notes are counted. */
  private static final int NOTES = 4;

  private BoundReport() {}

  /** Whether a model has a bound and nothing better. */
  static boolean isNeeded(Model model) {
    return model.capability(Density.class).isEmpty()
        && model.capability(DensityBound.class).isPresent();
  }

  /** Refuses draws for a model that needs none. */
  static void refuse(Optional<Integer> draws) {
    if (draws.isPresent()) {
      throw new GeneraException(
          StandardError.USAGE,
          "Leave out --draws with this model: it has log p(x) itself, without any chance.");
    }
  }

  /** The model's notes say what of the rows was looked at, such as binarised pixels. */
  static Report of(BoundResult bound, Model model, Optional<String> out, RunOptions run) {
    Report report =
        new Report()
            .put("rows", bound.rows())
            .textOnly("bound", "log p(x) is at least what is shown, in the mean over draws")
            .put("draws", bound.draws())
            .put("elbo", bound.elbo())
            .put("meanElbo", bound.meanElbo());
    if (bound.draws() > 1) {
      report
          .put("importanceWeighted", bound.importanceWeighted())
          .put("meanImportanceWeighted", bound.meanImportanceWeighted())
          .put("standardError", bound.standardError());
    }
    report
        .put("impossibleRows", bound.impossibleRows())
        .put("seconds", bound.seconds())
        .put("seed", run.seed())
        .put("out", out);
    ModelReport.addNotes(report, model.notes(), NOTES);
    return report;
  }
}
