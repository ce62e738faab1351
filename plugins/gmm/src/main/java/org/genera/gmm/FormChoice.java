package org.genera.gmm;

import java.util.List;
import java.util.Map;

/**
 * Chooses the form of a mixture by an information criterion. A form in which a covariance had to be
 * held at the floor has its likelihood for a bad reason, so it goes behind all others.
 */
final class FormChoice {

  private final TrainingData data;
  private final FormFitting fitting;
  private final Criterion criterion;

  FormChoice(TrainingData data, FormFitting fitting) {
    this.data = data;
    this.fitting = fitting;
    criterion = Criterion.of(data.options().get(GmmOptions.CRITERION));
  }

  /**
   * Fits all forms and chooses one.
   *
   * @param forms two or more
   * @param figures takes the criterion of each, by form, and a mark at the form chosen
   */
  FormFit choose(List<MixtureForm> forms, Map<String, Double> figures) {
    Scored best = scored(forms.get(0), figures);
    for (MixtureForm form : forms.subList(1, forms.size())) {
      Scored next = scored(form, figures);
      best = next.isBetterThan(best) ? next : best;
    }
    figures.put("chosen[" + best.fit.form() + "]", 1.0);
    return best.fit;
  }

  private Scored scored(MixtureForm form, Map<String, Double> figures) {
    FormFit fit = fitting.fit(form);
    Scored scored = new Scored(fit, criterion.of(fit, data));
    figures.put(criterion.optionName() + "[" + form + "]", scored.score);
    return scored;
  }

  private record Scored(FormFit fit, double score) {
    boolean isBetterThan(Scored other) {
      boolean singular = fit.arrival().raised() > 0;
      boolean otherSingular = other.fit.arrival().raised() > 0;
      return singular == otherSingular ? score < other.score : otherSingular;
    }
  }
}
