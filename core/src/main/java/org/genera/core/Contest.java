package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.data.BatchSink;
import org.genera.api.model.Capability;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.option.Options;
import org.genera.core.CompareResult.Compared;
import org.genera.core.CompareResult.Failed;
import org.genera.core.CompareResult.Standing;

/** What is known of one family with one share of the labels, added up round after round. */
final class Contest {

  private final ModelFamily family;
  private final Options options;
  private final ClassificationTotal labels = new ClassificationTotal();
  private final Scoring.Total densities = new Scoring.Total();
  private final int draws;
  private final Bounding.Total bounds;
  private final List<Double> accuracies = new ArrayList<>();
  private Set<Class<? extends Capability>> capabilities = Set.of();
  private double seconds;
  private Optional<GeneraException> failure = Optional.empty();

  /**
   * A contest.
   *
   * @param draws how many latent draws a row bound log p(x) where it is out of reach
   */
  Contest(ModelFamily family, Options options, int draws) {
    this.family = family;
    this.options = options;
    this.draws = draws;
    bounds = new Bounding.Total(draws);
  }

  ModelFamily family() {
    return family;
  }

  Options options() {
    return options;
  }

  /** Takes log p(x) of test rows. */
  BatchSink densities() {
    return densities;
  }

  int draws() {
    return draws;
  }

  /** Takes bounds of log p(x) of test rows. */
  BatchSink bounds() {
    return bounds;
  }

  /** Takes what became of the labels of test rows, and hands it on to the sum of a round. */
  BatchSink labels(ClassificationTotal round) {
    return batch -> {
      labels.accept(batch);
      round.accept(batch);
    };
  }

  /** A round went well. */
  void add(FitResult fit, ClassificationTotal round) {
    capabilities = capabilities(fit.model());
    seconds += fit.seconds();
    accuracies.add(round.accuracy());
  }

  private Set<Class<? extends Capability>> capabilities(Model model) {
    return family.capabilities().stream()
        .filter(type -> model.capability(type).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The family could not do it, so that further rounds are of no use. */
  void fail(GeneraException thrown) {
    failure = Optional.of(thrown);
  }

  Optional<GeneraException> failure() {
    return failure;
  }

  Standing standing() {
    if (failure.isPresent()) {
      return new Failed(family.name(), failure.get().code(), reason(failure.get()));
    }
    return new Compared(
        family.name(),
        labels.figures().orElseThrow(),
        accuracyDeviation(),
        capabilities.contains(Density.class)
            ? OptionalDouble.of(densities.result().meanLogLikelihood())
            : OptionalDouble.empty(),
        isBounded() ? OptionalDouble.of(bounds.result().mean()) : OptionalDouble.empty(),
        seconds / accuracies.size(),
        capabilities);
  }

  private boolean isBounded() {
    return capabilities.contains(DensityBound.class) && !capabilities.contains(Density.class);
  }

  private static String reason(GeneraException thrown) {
    return Optional.ofNullable(thrown.getMessage()).orElse(thrown.toString());
  }

  private OptionalDouble accuracyDeviation() {
    int n = accuracies.size();
    if (n < 2) {
      return OptionalDouble.empty();
    }
    double mean = accuracies.stream().mapToDouble(a -> a).sum() / n;
    double squares = accuracies.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (n - 1)));
  }
}
