package org.genera.gmm;

import java.util.List;
import java.util.Set;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.LogDensityGradient;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.Updatable;
import org.genera.api.option.Option;
import org.genera.numerics.ColumnMoments;

/**
 * Gaussian mixtures over numeric columns, fitted by EM. Integers, truth values (0 and 1) and points
 * in time (microseconds) are modelled as real numbers, and rounded where rows are made.
 */
public final class GmmFamily implements ModelFamily {

  static final String NAME = "gmm";
  static final String MOMENTS = "moments";
  static final String SPREAD = "spread";
  static final String CLASSES = "classes";
  static final String EM = "em";
  static final String ENTROPY = "entropy";

  /** For {@link java.util.ServiceLoader}. */
  public GmmFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Gaussian mixture: numeric columns, label; exact conditioning, marginals, missing values";
  }

  @Override
  public List<Option<?>> options() {
    return GmmOptions.ALL;
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(
        AncestralSampling.class,
        Density.class,
        Conditioning.class,
        Classifier.class,
        MixtureMembership.class,
        LogDensityGradient.class,
        Updatable.class);
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return switch (spec.task()) {
      case MOMENTS -> ColumnMoments.aggregation(spec.schema(), NumberRange.LARGEST);
      case SPREAD -> NumberRange.spread(spec.schema());
      case CLASSES -> ClassCounts.aggregation(spec.schema().label().orElseThrow());
      case EM -> new MixtureAggregation(spec.schema());
      case ENTROPY -> new EntropyAggregation(spec.schema());
      default -> ModelFamily.super.aggregation(spec);
    };
  }

  @Override
  public Model train(TrainingRequest request) {
    return new GmmTrainer(request).train();
  }

  @Override
  public Model read(ModelArchive archive) {
    return MixtureTensors.read(archive);
  }
}
