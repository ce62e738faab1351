package org.genera.gmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * Chooses the form of a mixture by an information criterion. A form in which a component has
 * collapsed on a few rows has its likelihood for a bad reason, so it goes behind all others; one
 * whose numbers break down is left out.
 */
final class FormChoice {

  /** Criteria that differ by less than this share are equal. */
  private static final double ROUNDING = 1e-9;

  private final TrainingData data;
  private final FormFitting fitting;
  private final Criterion criterion;
  private final List<MixtureForm> failed = new ArrayList<>();
  private Optional<GeneraException> firstFailure = Optional.empty();

  FormChoice(TrainingData data, FormFitting fitting) {
    this.data = data;
    this.fitting = fitting;
    criterion = Criterion.of(data.options().get(GmmOptions.CRITERION));
  }

  /**
   * Fits all forms and chooses one.
   *
   * @param forms two or more
   * @param figures takes the criterion of each, by form, and marks: the form chosen, how many
   *     covariances have collapsed, which forms failed
   */
  FormFit choose(List<MixtureForm> forms, Map<String, Double> figures) {
    Optional<Scored> best = Optional.empty();
    for (MixtureForm form : forms) {
      Optional<Scored> next = scored(form, figures);
      if (next.isPresent() && (best.isEmpty() || next.get().isBetterThan(best.get()))) {
        best = next;
      }
    }
    warnOfFailures();
    FormFit chosen = best.orElseThrow(() -> firstFailure.orElseThrow()).fit;
    figures.put("chosen[" + chosen.form() + "]", 1.0);
    return chosen;
  }

  private Optional<Scored> scored(MixtureForm form, Map<String, Double> figures) {
    try {
      FormFit fit = fitting.fit(form);
      Scored scored = new Scored(fit, criterion.of(fit, data));
      figures.put(criterion.optionName() + "[" + form + "]", scored.score);
      if (fit.collapsed() > 0) {
        figures.put("collapsed[" + form + "]", (double) fit.collapsed());
      }
      return Optional.of(scored);
    } catch (GeneraException e) {
      if (e.code() != StandardError.NUMERICAL) {
        throw e;
      }
      failed.add(form);
      figures.put("failed[" + form + "]", 1.0);
      firstFailure = firstFailure.or(() -> Optional.of(e));
      return Optional.empty();
    }
  }

  private void warnOfFailures() {
    if (!failed.isEmpty()) {
      data.context()
          .listener()
          .warning(
              "Candidates that failed: "
                  + Names.of(failed)
                  + ". The first of them: "
                  + firstFailure.map(GeneraException::getMessage).orElse(""));
    }
  }

  private record Scored(FormFit fit, double score) {
    boolean isBetterThan(Scored other) {
      boolean sound = fit.collapsed() == 0;
      if (sound != (other.fit.collapsed() == 0)) {
        return sound;
      }
      boolean equal = Math.abs(score - other.score) <= ROUNDING * Math.abs(other.score);
      return equal
          ? fit.mixture().parameterCount() < other.fit.mixture().parameterCount()
          : score < other.score;
    }
  }
}
