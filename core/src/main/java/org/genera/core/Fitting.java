package org.genera.core;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.Checkpoints;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.core.data.MaterializedDataset;
import org.genera.core.data.RowSelection;
import org.genera.core.file.ModelFile;
import org.genera.core.file.TrainingIdentity;
import org.genera.core.plugin.PluginContext;

/**
 * Trains a model: holds rows out, brings the data into memory (or into a compact file), and lets
 * the family learn.
 */
final class Fitting {

  /** Fewer rows are not parted unless the user says so. */
  private static final long LEAST_TO_PART = 20;

  private final Registry<ModelFamily> families;
  private final Runs runs;
  private final Scoring scoring;
  private final Bounding bounding;

  @Inject
  Fitting(Registry<ModelFamily> families, Runs runs, Scoring scoring, Bounding bounding) {
    this.families = families;
    this.runs = runs;
    this.scoring = scoring;
    this.bounding = bounding;
  }

  FitResult fit(FitRequest request) {
    ModelFamily family = families.get(request.family());
    Options options = Options.of(family.options(), request.options());
    request.warmStart().ifPresent(model -> requireSameFamily(family, model));
    request.checkpoint().ifPresent(wanted -> FileCheckpoints.requireResumable(family));
    Parts parts = split(request, family.heldOut(options));
    try (MaterializedDataset train = materialize(parts.train(), request.run());
        Held held = new Held(parts.heldOut().map(data -> materialize(data, request.run())))) {
      requireRows(train);
      return runs.within(
          request.run(), context -> train(family, options, train, held.data(), request, context));
    }
  }

  private FitResult train(
      ModelFamily family,
      Options options,
      MaterializedDataset train,
      Optional<MaterializedDataset> heldOut,
      FitRequest request,
      RunContext context) {
    long rows = train.rows().orElseThrow();
    TrainingRequest.Builder training =
        TrainingRequest.of(train, context)
            .options(options)
            .provenance(new Provenance(context.seed(), train.digest(), rows, Genera.version()));
    heldOut.ifPresent(training::validation);
    request.warmStart().ifPresent(training::warmStart);
    request
        .checkpoint()
        .map(wanted -> checkpoints(wanted, family, training.build(), heldOut))
        .ifPresent(training::checkpoints);
    FitResult learnt = learn(family, training.build());
    return new FitResult(
        learnt.model(),
        rows,
        learnt.seconds(),
        impossible(learnt.model(), train, context),
        heldOut.map(data -> validate(learnt.model(), data, context)));
  }

  private static Checkpoints checkpoints(
      CheckpointRequest wanted,
      ModelFamily family,
      TrainingRequest training,
      Optional<MaterializedDataset> heldOut) {
    TrainingIdentity identity =
        TrainingIdentity.of(
            family.name(),
            training.data().schema(),
            training.options(),
            training.provenance(),
            heldOut.map(MaterializedDataset::digest),
            training.warmStart().map(Fitting::digest));
    TrainingSummary nothingYet =
        new TrainingSummary(0, false, OptionalDouble.empty(), 0, 0, Map.of());
    return FileCheckpoints.of(wanted, identity, training.header(family.name(), nothingYet));
  }

  private static String digest(Model model) {
    return PluginContext.call(model, () -> ModelFile.digest(model));
  }

  /** Lets a family learn from rows that are cheap to read again and again, on the clock. */
  FitResult learn(ModelFamily family, TrainingRequest request) {
    long start = System.nanoTime();
    Model model = PluginContext.call(family, () -> family.train(request));
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new FitResult(
        model,
        request.data().rows().orElseThrow(),
        seconds,
        OptionalLong.empty(),
        Optional.empty());
  }

  private FitResult.Validation validate(Model model, MaterializedDataset data, RunContext context) {
    long rows = data.rows().orElseThrow();
    if (model.capability(Density.class).isEmpty()) {
      Map<String, Double> bound =
          model.capability(DensityBound.class).isPresent()
              ? Map.of("bound", bounding.mean(model, data, context))
              : Map.of();
      return new FitResult.Validation(rows, OptionalDouble.empty(), 0, bound);
    }
    ScoreResult scored = scoring.total(model, data, context);
    return SeriesSteps.of(model.schema())
        .map(steps -> ofSeries(scored, steps, data))
        .orElseGet(
            () ->
                new FitResult.Validation(
                    rows,
                    OptionalDouble.of(scored.meanLogLikelihood()),
                    scored.impossibleRows(),
                    Map.of()));
  }

  /** In the units of the summary of a model of series. */
  private static FitResult.Validation ofSeries(
      ScoreResult scored, SeriesSteps steps, Dataset data) {
    double count = steps.count(data);
    double mean = scored.logLikelihood() / count;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("steps", count);
    if (steps.areSymbols() && count > 0) {
      figures.put("bitsPerSymbol", -mean / StrictMath.log(2));
    }
    OptionalDouble known = count > 0 ? OptionalDouble.of(mean) : OptionalDouble.empty();
    return new FitResult.Validation(scored.rows(), known, scored.impossibleRows(), figures);
  }

  /** Counts the rows that make a likelihood infinite, by a pass of its own. */
  private OptionalLong impossible(Model model, MaterializedDataset data, RunContext context) {
    boolean infinite = Double.isInfinite(model.header().summary().logLikelihood().orElse(0));
    return infinite && model.capability(Density.class).isPresent()
        ? OptionalLong.of(scoring.total(model, data, context).impossibleRows())
        : OptionalLong.empty();
  }

  /** Brings data into memory, or into a compact file. */
  static MaterializedDataset materialize(Dataset data, RunOptions run) {
    return MaterializedDataset.of(data, RunContext.DEFAULT_BLOCK_ROWS, run.cancellation());
  }

  private static void requireSameFamily(ModelFamily family, Model model) {
    if (!model.header().family().equals(family.name())) {
      throw new GeneraException(
          StandardError.USAGE,
          "Cannot start family '"
              + family.name()
              + "' from a model of family '"
              + model.header().family()
              + "'.");
    }
  }

  private static void requireRows(MaterializedDataset data) {
    if (data.rows().orElseThrow() == 0) {
      throw new GeneraException(StandardError.NO_DATA, "There is no row to learn from.");
    }
  }

  private record Parts(Dataset train, Optional<Dataset> heldOut) {}

  private static Parts split(FitRequest request, OptionalDouble wanted) {
    Dataset data = request.data();
    FitRequest.HoldOut holdOut = request.holdOut();
    if (holdOut instanceof FitRequest.HoldOut.FamilyDefault
        && wanted.isPresent()
        && data.rows().orElse(LEAST_TO_PART) >= LEAST_TO_PART) {
      holdOut = new FitRequest.HoldOut.Fraction(wanted.getAsDouble());
    }
    if (holdOut instanceof FitRequest.HoldOut.Fraction part) {
      RowSelection held =
          RowSelection.random(data, part.fraction(), request.run().seed(), "validation");
      return new Parts(held.others(), Optional.of(held.selected()));
    } else if (holdOut instanceof FitRequest.HoldOut.Last part) {
      RowSelection held = RowSelection.last(data, part.fraction());
      return new Parts(held.others(), Optional.of(held.selected()));
    } else if (holdOut instanceof FitRequest.HoldOut.Other other) {
      return new Parts(data, Optional.of(other.data()));
    }
    return new Parts(data, Optional.empty());
  }

  /** Closes held-out data where there are any. */
  private record Held(Optional<MaterializedDataset> data) implements AutoCloseable {
    @Override
    public void close() {
      data.ifPresent(MaterializedDataset::close);
    }
  }
}
