package org.genera.testkit;

import java.util.Optional;
import java.util.Set;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.sample.SampleReport;
import org.genera.api.sample.SampleRequest;
import org.genera.api.sample.Sampler;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;

/** Independent rows of a model, block by block; nothing can be given. */
final class PlainSampler implements SamplerFactory {

  private final Set<SamplerFault> faults;

  PlainSampler(SamplerFault... faults) {
    this.faults = Set.of(faults);
  }

  private boolean has(SamplerFault fault) {
    return faults.contains(fault);
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public String description() {
    return "independent rows";
  }

  @Override
  public Set<Class<? extends Capability>> requires() {
    return Set.of(AncestralSampling.class);
  }

  @Override
  public Sampler prepare(SamplerRequest request) {
    Model model = request.model();
    if (!has(SamplerFault.CAPABILITY_UNCHECKED)) {
      model.require(AncestralSampling.class);
    }
    return new Drawing(
        new TaskSpec(
            TaskSpec.Kind.SAMPLER,
            name(),
            "draw",
            request.options(),
            model.schema(),
            Optional.of(model)));
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    Optional<AncestralSampling> model =
        spec.model().orElseThrow().capability(AncestralSampling.class);
    return (block, random) -> {
      RandomStream stream =
          has(SamplerFault.ONE_STREAM_FOR_ALL_BLOCKS) ? RandomStream.of(1, "block", 0) : random;
      Batch drawn = model.map(m -> m.sample(block.rows(), stream)).orElse(block);
      return flawed(drawn).at(block.firstRow());
    };
  }

  private Batch flawed(Batch rows) {
    String first = rows.schema().column(0).name();
    double[] values = rows.numbers(0).clone();
    if (has(SamplerFault.INCOMPLETE)) {
      values[values.length / 2] = Double.NaN;
    }
    for (int row = 0; row < values.length && has(SamplerFault.WRONG_DISTRIBUTION); row++) {
      values[row] *= 2;
    }
    return Rows.with(rows, first, new RealVector(values));
  }

  private final class Drawing implements Sampler {
    private final TaskSpec task;

    Drawing(TaskSpec task) {
      this.task = task;
    }

    @Override
    public Schema schema() {
      return task.schema();
    }

    @Override
    public SampleReport sample(SampleRequest request, BatchSink sink) {
      if (request.given().isPresent() && !has(SamplerFault.GIVEN_IGNORED)) {
        throw new GeneraException(StandardError.USAGE, "Nothing can be given to this sampler.");
      }
      long rows = Math.max(0, request.rows() - (has(SamplerFault.NOT_ENOUGH_ROWS) ? 1 : 0));
      Dataset nothing = Dataset.repeat(Batch.missing(schema(), 1), rows);
      RunContext context = flawed(request.context());
      context.engine().forEachBlock(new BlockRequest(task, nothing, "plain", sink, context));
      return SampleReport.independent(rows - (has(SamplerFault.MISCOUNTED) ? 1 : 0));
    }

    private RunContext flawed(RunContext context) {
      RunContext.Builder flawed = context.toBuilder();
      if (has(SamplerFault.OWN_SEED)) {
        flawed.seed(1);
      }
      if (has(SamplerFault.THREAD_DEPENDENT)) {
        flawed.seed(context.engine().parallelism());
      }
      if (has(SamplerFault.DEAF_TO_CANCELLATION)) {
        flawed.cancellation(new Cancellation());
      }
      return flawed.build();
    }
  }
}
