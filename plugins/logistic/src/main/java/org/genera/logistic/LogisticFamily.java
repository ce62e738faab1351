package org.genera.logistic;

import java.util.List;
import java.util.Set;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;

/**
 * Multinomial logistic regression on mixed columns, with L1 and L2 penalties. A discriminative
 * model: it knows p(label | features) and nothing of p(features), so that it classifies and can do
 * nothing else.
 */
public final class LogisticFamily implements ModelFamily {

  static final String NAME = "logistic";
  static final String TERMS = "terms";
  static final String LOSS = "loss";

  /** For {@link java.util.ServiceLoader}. */
  public LogisticFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Multinomial logistic regression: p(label | mixed columns) only; L1, L2";
  }

  @Override
  public List<Option<?>> options() {
    return LogisticOptions.ALL;
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(Classifier.class);
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return switch (spec.task()) {
      case TERMS -> new TermAggregation(spec.schema());
      case LOSS -> new LossAggregation(spec.schema());
      default -> ModelFamily.super.aggregation(spec);
    };
  }

  @Override
  public Model train(TrainingRequest request) {
    return new LogisticTrainer(request).train();
  }

  @Override
  public Model read(ModelArchive archive) {
    return LogisticTensors.read(archive);
  }
}
