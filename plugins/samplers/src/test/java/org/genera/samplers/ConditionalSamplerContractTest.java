package org.genera.samplers;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.sample.SamplerFactory;
import org.genera.testkit.SamplerContract;
import org.genera.testkit.SamplerFixture;

class ConditionalSamplerContractTest extends SamplerContract {

  @Override
  protected SamplerFactory sampler() {
    return new ConditionalSamplerFactory();
  }

  @Override
  protected List<SamplerFixture> fixtures() {
    Batch known = Batch.ofReals(Schema.of(Column.real("x")), new double[] {1.5});
    return List.of(
        SamplerFixture.of("nothing given", new CorrelatedPair()).exactly(),
        SamplerFixture.of("x given", new CorrelatedPair()).given(known).exactly(),
        SamplerFixture.of("x given, a label drawn", new LabelledGaussians()).given(known));
  }
}
