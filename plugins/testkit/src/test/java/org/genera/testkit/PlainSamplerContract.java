package org.genera.testkit;

import java.util.List;
import org.genera.api.sample.SamplerFactory;

/** The contract of samplers, signed by a {@link PlainSampler}. */
class PlainSamplerContract extends SamplerContract {

  @Override
  protected SamplerFactory sampler() {
    return new PlainSampler();
  }

  @Override
  protected boolean isService() {
    return false;
  }

  @Override
  protected List<SamplerFixture> fixtures() {
    ModelFixture gaussian = GaussianContract.fixture("two columns", 2);
    return List.of(
        SamplerFixture.of("two columns", new FixtureRun(new GaussianFamily(), gaussian).model())
            .exactly());
  }
}
