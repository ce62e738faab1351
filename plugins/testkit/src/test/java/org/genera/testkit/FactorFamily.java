package org.genera.testkit;

import java.util.List;
import java.util.Set;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Option;

/**
 * One normal distribution, told by latent factors: the reference for models with latent variables,
 * whose bound can be held against the exact density.
 */
final class FactorFamily implements ModelFamily {

  /** Whether q(z | x) is p(z | x), or further off and wider. */
  static final Option<String> POSTERIOR =
      Option.choice("posterior", "exact", "wide").orElse("exact").describe("what q(z | x) is");

  private final FaultList faults;
  private final GaussianFamily gaussian;

  FactorFamily(Fault... faults) {
    this.faults = FaultList.of(faults);
    gaussian = new GaussianFamily(name());
  }

  @Override
  public String name() {
    return "factors";
  }

  @Override
  public String description() {
    return "one normal distribution by latent factors";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(POSTERIOR);
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(
        AncestralSampling.class,
        Density.class,
        DensityBound.class,
        LatentEncoder.class,
        LatentSpace.class);
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return gaussian.aggregation(spec);
  }

  @Override
  public Model train(TrainingRequest request) {
    GaussianModel marginal = (GaussianModel) gaussian.train(request);
    return new FactorModel(marginal, isWide(marginal), faults);
  }

  @Override
  public Model read(ModelArchive archive) {
    GaussianModel marginal = (GaussianModel) gaussian.read(archive);
    boolean wide = isWide(marginal) && !faults.has(Fault.POSTERIOR_NOT_SAVED);
    return new FactorModel(marginal, wide, faults);
  }

  private static boolean isWide(Model model) {
    return model.header().options().get(POSTERIOR).equals("wide");
  }
}
