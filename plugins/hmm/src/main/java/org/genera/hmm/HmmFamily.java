package org.genera.hmm;

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
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.Updatable;
import org.genera.api.option.Option;

/**
 * Hidden Markov models of series: a chain of states, each of which emits the columns of a step.
 * Fitted by Baum-Welch, Viterbi training or variational Bayes; where states are labelled by
 * counting. Where series have a label, one model of each class.
 */
public final class HmmFamily implements ModelFamily {

  static final String NAME = "hmm";
  static final String LENGTHS = "lengths";
  static final String CLASSES = "classes";
  static final String LABELS = "labels";
  static final String EXPECTATION = "expectation";
  static final String PATHS = "paths";
  static final String BELIEFS = "beliefs";
  static final String WORDS = "words";
  static final String MOMENTS = "moments";

  /** For {@link java.util.ServiceLoader}. */
  public HmmFamily() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Hidden Markov model: series of mixed columns, labelled states or series; forecasts";
  }

  @Override
  public List<Option<?>> options() {
    return HmmOptions.ALL;
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(
        AncestralSampling.class,
        Conditioning.class,
        Density.class,
        SeriesModel.class,
        LatentEncoder.class,
        Classifier.class,
        Updatable.class);
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return switch (spec.task()) {
      case CLASSES -> new ClassCounts(ClassLayout.of(spec.schema()));
      case LABELS -> new LabelAggregation((HmmModel) spec.model().orElseThrow());
      case MOMENTS -> new MomentAggregation(spec);
      case EXPECTATION -> new BaumWelchAggregation((HmmModel) spec.model().orElseThrow());
      case BELIEFS -> BaumWelchAggregation.ofBeliefs((HmmModel) spec.model().orElseThrow());
      case PATHS -> new PathAggregation((HmmModel) spec.model().orElseThrow());
      default -> ModelFamily.super.aggregation(spec);
    };
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    return switch (spec.task()) {
      case LENGTHS -> new LengthTask(spec.schema());
      case WORDS -> new WordTask(spec);
      default -> ModelFamily.super.blockTask(spec);
    };
  }

  @Override
  public Model train(TrainingRequest request) {
    return ClassLayout.isLabelled(request.data().schema())
        ? new ClassTrainer(request).train()
        : new HmmTrainer(request).train();
  }

  @Override
  public Model read(ModelArchive archive) {
    return ClassLayout.isLabelled(archive.header().schema())
        ? ClassTensors.read(archive)
        : HmmTensors.read(archive);
  }
}
