package org.genera.samplers;

import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.sample.SampleRequest;
import org.genera.api.sample.Sampler;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;

/** Independent rows from p(x), or from p(x, y) where the model has a label. */
public final class AncestralSamplerFactory implements SamplerFactory {

  /** The factory; it has no state. */
  public AncestralSamplerFactory() {}

  @Override
  public String name() {
    return "ancestral";
  }

  @Override
  public String description() {
    return "independent rows from p(x), or from p(x, y) where the model has a label";
  }

  @Override
  public Set<Class<? extends Capability>> requires() {
    return Set.of(AncestralSampling.class);
  }

  @Override
  public Sampler prepare(SamplerRequest request) {
    return new BlockwiseSampler(this, request, AncestralSamplerFactory::nothingKnown);
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    if (!spec.task().equals(BlockwiseSampler.TASK)) {
      return SamplerFactory.super.blockTask(spec);
    }
    AncestralSampling model = BlockwiseSampler.capability(spec, AncestralSampling.class);
    return (block, random) ->
        model.sample(block.rows(), random).select(spec.schema().names()).at(block.firstRow());
  }

  private static Batch nothingKnown(SampleRequest request, Schema schema) {
    if (request.given().isPresent()) {
      throw new GeneraException(
          StandardError.USAGE,
          "The sampler 'ancestral' cannot keep given values ("
              + String.join(", ", request.given().get().schema().names())
              + "); use the sampler 'conditional', or give none.");
    }
    return Batch.missing(schema, 1);
  }
}
