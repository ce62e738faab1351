package org.genera.samplers;

import java.util.Set;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Capability;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;
import org.genera.api.sample.Sampler;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;

/**
 * Independent rows from p(unknown | given): every row has the given values. With nothing given they
 * come from the whole distribution.
 */
public final class ConditionalSamplerFactory implements SamplerFactory {

  /** The factory; it has no state. */
  public ConditionalSamplerFactory() {}

  @Override
  public String name() {
    return "conditional";
  }

  @Override
  public String description() {
    return "independent rows that have the given values, the rest from p(unknown | given)";
  }

  @Override
  public Set<Class<? extends Capability>> requires() {
    return Set.of(Conditioning.class);
  }

  @Override
  public Sampler prepare(SamplerRequest request) {
    return new BlockwiseSampler(this, request, new GivenValues(request.model()));
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    if (!spec.task().equals(BlockwiseSampler.TASK)) {
      return SamplerFactory.super.blockTask(spec);
    }
    Conditioning model = BlockwiseSampler.capability(spec, Conditioning.class);
    return (block, random) ->
        model.impute(block, Fill.DRAW, random).select(spec.schema().names()).at(block.firstRow());
  }
}
