package org.genera.naivebayes;

import java.util.List;
import java.util.Set;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.Updatable;
import org.genera.api.option.Option;
import org.genera.likelihoods.text.TermTask;

/**
 * Naive Bayes on mixed columns: p(x, y) = p(y) Π p(x_j | y), a likelihood a column. With a label it
 * is fitted by counting; rows without a label, and tables without any, by EM.
 */
public final class NaiveBayesFamily implements ModelFamily {

  static final String NAME = "naive-bayes";
  static final String COUNTS = "counts";
  static final String TERMS = "terms";
  static final String EXPECTATION = "expectation";
  static final String RANGES = "ranges";

  /** For {@link java.util.ServiceLoader}. */
  public NaiveBayesFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Naive Bayes: mixed columns, label or latent classes; exact conditioning, missing values";
  }

  @Override
  public List<Option<?>> options() {
    return NaiveBayesOptions.ALL;
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(
        AncestralSampling.class,
        Density.class,
        Conditioning.class,
        Classifier.class,
        MixtureMembership.class,
        Updatable.class);
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return switch (spec.task()) {
      case COUNTS -> new CountingAggregation(NaiveBayesModel.of(spec));
      case EXPECTATION -> new ExpectationAggregation(NaiveBayesModel.of(spec));
      default -> ModelFamily.super.aggregation(spec);
    };
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    return switch (spec.task()) {
      case RANGES -> new RangeTask(spec.schema());
      case TERMS -> new TermTask(spec);
      default -> ModelFamily.super.blockTask(spec);
    };
  }

  @Override
  public Model train(TrainingRequest request) {
    return new NaiveBayesTrainer(request).train();
  }

  @Override
  public Model read(ModelArchive archive) {
    return ModelTensors.read(archive);
  }
}
