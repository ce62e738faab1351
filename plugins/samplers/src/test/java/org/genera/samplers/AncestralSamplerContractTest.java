package org.genera.samplers;

import java.util.List;
import org.genera.api.sample.SamplerFactory;
import org.genera.testkit.SamplerContract;
import org.genera.testkit.SamplerFixture;

class AncestralSamplerContractTest extends SamplerContract {

  @Override
  protected SamplerFactory sampler() {
    return new AncestralSamplerFactory();
  }

  @Override
  protected List<SamplerFixture> fixtures() {
    return List.of(
        SamplerFixture.of("features", new CorrelatedPair()).exactly(),
        SamplerFixture.of("a label and a weight", new LabelledGaussians()));
  }
}
