package org.genera.vae;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.DensityBound;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.vae.option.VaeOptions;
import org.genera.vae.row.TableSurvey;

/**
 * Variational autoencoders (Kingma and Welling 2014) on one column of images, or on mixed columns.
 */
public final class VaeFamily implements ModelFamily {

  private static final double HELD_OUT = 0.1;

  /** For {@link java.util.ServiceLoader}. */
  public VaeFamily() {}

  @Override
  public String name() {
    return VaeOptions.FAMILY;
  }

  @Override
  public String description() {
    return "Variational autoencoder: images or mixed columns; latent space, bounds of log p(x)";
  }

  @Override
  public List<Option<?>> options() {
    return VaeOptions.ALL;
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(
        AncestralSampling.class,
        Classifier.class,
        Conditioning.class,
        DensityBound.class,
        LatentEncoder.class,
        LatentSpace.class);
  }

  @Override
  public OptionalDouble heldOut(Options options) {
    return OptionalDouble.of(HELD_OUT);
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return spec.task().equals(TableSurvey.MOMENTS)
        ? TableSurvey.aggregation(spec.schema())
        : ModelFamily.super.aggregation(spec);
  }

  @Override
  public Model train(TrainingRequest request) {
    return new VaeTrainer(request).train();
  }

  @Override
  public Model read(ModelArchive archive) {
    return VaeTensors.read(archive);
  }
}
