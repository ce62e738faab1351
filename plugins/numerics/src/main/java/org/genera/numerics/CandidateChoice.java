package org.genera.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.StandardError;

/**
 * Fits candidates, such as forms of a mixture or numbers of states, and chooses the one with the
 * smallest score. One in which a part has collapsed on a few rows has its likelihood for a bad
 * reason, so it goes behind all others; one whose numbers break down is left out. Of equal scores
 * the fewest parameters win.
 *
 * @param <C> what is tried; its text names it
 * @param <F> what comes of it
 */
public final class CandidateChoice<C, F> {

  /** Scores that differ by less than this share are equal. */
  private static final double ROUNDING = 1e-9;

  private static final int MOST_NAMED = 8;

  /**
   * A candidate, fitted.
   *
   * @param fit what came of it
   * @param score the smallest is best
   * @param figure what is told of it, as a rule the score
   * @param parameters how many are free
   * @param collapsed how many parts of it have collapsed
   * @param <F> what comes of a candidate
   */
  public record Scored<F>(F fit, double score, double figure, long parameters, long collapsed) {
    private boolean isBetterThan(Scored<F> other) {
      boolean sound = collapsed == 0;
      if (sound != (other.collapsed == 0)) {
        return sound;
      }
      boolean equal = Math.abs(score - other.score) <= ROUNDING * Math.abs(other.score);
      return equal ? parameters < other.parameters : score < other.score;
    }
  }

  private final String criterion;
  private final Map<String, Double> figures;
  private final ProgressListener listener;
  private final List<C> failed = new ArrayList<>();
  private Optional<GeneraException> firstFailure = Optional.empty();

  /**
   * A choice.
   *
   * @param criterion what figures call the score, such as {@code bic}
   * @param figures takes that of each candidate, {@code bic[3]}, and marks {@code chosen[…]},
   *     {@code collapsed[…]} and {@code failed[…]}
   * @param listener is warned of those that failed
   */
  public CandidateChoice(String criterion, Map<String, Double> figures, ProgressListener listener) {
    this.criterion = criterion;
    this.figures = figures;
    this.listener = listener;
  }

  /**
   * Fits all and chooses one.
   *
   * @param candidates one or more
   * @param fitting fits one; throws {@link StandardError#NUMERICAL} if its numbers break down
   * @return the best
   * @throws GeneraException the first failure, if all of them fail
   */
  public F best(List<C> candidates, Function<C, Scored<F>> fitting) {
    Optional<Scored<F>> best = Optional.empty();
    Optional<C> chosen = Optional.empty();
    for (C candidate : candidates) {
      Optional<Scored<F>> next = scored(candidate, fitting);
      if (next.isPresent() && (best.isEmpty() || next.get().isBetterThan(best.get()))) {
        best = next;
        chosen = Optional.of(candidate);
      }
    }
    warnOfFailures();
    F fit = best.orElseThrow(() -> firstFailure.orElseThrow()).fit;
    figures.put("chosen[" + chosen.orElseThrow() + "]", 1.0);
    return fit;
  }

  private Optional<Scored<F>> scored(C candidate, Function<C, Scored<F>> fitting) {
    try {
      Scored<F> scored = fitting.apply(candidate);
      figures.put(criterion + "[" + candidate + "]", scored.figure);
      if (scored.collapsed > 0) {
        figures.put("collapsed[" + candidate + "]", (double) scored.collapsed);
      }
      return Optional.of(scored);
    } catch (GeneraException e) {
      if (e.code() != StandardError.NUMERICAL) {
        throw e;
      }
      failed.add(candidate);
      figures.put("failed[" + candidate + "]", 1.0);
      firstFailure = firstFailure.or(() -> Optional.of(e));
      return Optional.empty();
    }
  }

  private void warnOfFailures() {
    if (!failed.isEmpty()) {
      String first =
          failed.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "));
      int more = failed.size() - MOST_NAMED;
      listener.warning(
          "Candidates that failed: "
              + first
              + (more > 0 ? " and " + more + " more" : "")
              + ". The first of them: "
              + firstFailure.map(GeneraException::getMessage).orElse(""));
    }
  }
}
