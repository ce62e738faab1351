package org.genera.core;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.CompareRequest.Contender;
import org.genera.core.CompareRequest.Plan;
import org.genera.core.Rounds.Round;

/**
 * Trains families on the same rows and judges them on the same others, also with fewer and fewer
 * labels (Ng and Jordan, 2001, On discriminative vs. generative classifiers).
 */
final class Comparing {

  private final Registry<ModelFamily> families;
  private final Runs runs;
  private final Fitting fitting;
  private final Classification classification;
  private final Scoring scoring;
  private final Bounding bounding;

  @Inject
  Comparing(
      Registry<ModelFamily> families,
      Runs runs,
      Fitting fitting,
      Classification classification,
      Scoring scoring,
      Bounding bounding) {
    this.families = families;
    this.runs = runs;
    this.fitting = fitting;
    this.classification = classification;
    this.scoring = scoring;
    this.bounding = bounding;
  }

  /** Contests of families that are there, can classify, and know their options. */
  List<Contest> contests(Plan plan) {
    List<Contest> contests = new ArrayList<>();
    for (Contender contender : plan.contenders()) {
      ModelFamily family = families.get(contender.family());
      if (!family.capabilities().contains(Classifier.class)) {
        throw cannotClassify(family);
      }
      contests.add(new Contest(family, options(family, contender), plan.draws()));
    }
    return contests;
  }

  private GeneraException cannotClassify(ModelFamily family) {
    return new GeneraException(
        StandardError.UNSUPPORTED_CAPABILITY,
        "Family '" + family.name() + "' cannot classify. " + runs.able(Classifier.class));
  }

  private static Options options(ModelFamily family, Contender contender) {
    try {
      return Options.of(family.options(), contender.options());
    } catch (GeneraException e) {
      throw new GeneraException(e.code(), "Family '" + family.name() + "': " + e.getMessage(), e);
    }
  }

  CompareResult compare(CompareRequest request) {
    Plan plan = request.plan();
    Trial whole = new Trial(Trial.ALL, contests(plan));
    List<Trial> byShare = new ArrayList<>();
    for (double share : plan.shares()) {
      byShare.add(share == Trial.ALL ? whole : new Trial(share, contests(plan)));
    }
    Set<Trial> trials = new LinkedHashSet<>(List.of(whole));
    trials.addAll(byShare);
    try (Rounds rounds = Rounds.of(request)) {
      runs.within(request.run(), context -> hold(trials, rounds, context));
      whole.requireOneSuccess();
      return new CompareResult(
          rounds.rows(),
          rounds.labelled(),
          rounds.testRows(),
          whole.standings(),
          byShare.stream().map(trial -> trial.result(rounds.count())).toList());
    }
  }

  /** All trials of a round before the next round, so that one round's rows are held at a time. */
  private Set<Trial> hold(Set<Trial> trials, Rounds rounds, RunContext context) {
    int contests = trials.stream().mapToInt(trial -> trial.contests().size()).sum();
    long steps = (long) contests * rounds.count();
    long done = 0;
    Set<String> told = new HashSet<>();
    for (int i = 0; i < rounds.count(); i++) {
      try (Round round = rounds.open(i)) {
        Strata strata = Strata.of(round.train(), context.seed(), "labelled rows of round " + i);
        for (Trial trial : trials) {
          Dataset train = trial.train(round.train(), strata);
          for (Contest contest : trial.contests()) {
            context.listener().progress(new Progress("comparing", done++, steps, Map.of()));
            context.cancellation().throwIfCancelled();
            hold(contest, train, round.test(), of(contest, told, context));
          }
        }
      }
    }
    return trials;
  }

  private static RunContext of(Contest contest, Set<String> told, RunContext context) {
    String family = contest.family().name();
    return context.toBuilder()
        .listener(new FamilyNotices(context.listener(), family, told))
        .build();
  }

  private void hold(Contest contest, Dataset train, Dataset test, RunContext context) {
    if (contest.failure().isPresent()) {
      return;
    }
    try {
      TrainingRequest request =
          TrainingRequest.of(train, context).options(contest.options()).build();
      FitResult fit = fitting.learn(contest.family(), request);
      contest.add(fit, judge(contest, fit.model(), test, context));
    } catch (GeneraException e) {
      if (endsAll(e)) {
        throw e;
      }
      contest.fail(e);
    }
  }

  private ClassificationTotal judge(
      Contest contest, Model model, Dataset test, RunContext context) {
    runs.require(model, Classifier.class);
    ClassificationTotal round = new ClassificationTotal();
    classification.probabilities(model, test, context, contest.labels(round));
    if (model.capability(Density.class).isPresent()) {
      scoring.scores(model, test, context, contest.densities());
    } else if (model.capability(DensityBound.class).isPresent()) {
      bounding.bounds(model, test, contest.draws(), context, contest.bounds());
    }
    return round;
  }

  /** Whether an error is not about what one family can model. */
  private static boolean endsAll(GeneraException thrown) {
    return switch (thrown.code().category()) {
      case INTERNAL, INPUT_OUTPUT, CANCELLED -> true;
      default -> false;
    };
  }
}
