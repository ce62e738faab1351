package org.genera.samplers;

import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.option.Options;
import org.genera.api.sample.SampleReport;
import org.genera.api.sample.SampleRequest;
import org.genera.api.sample.Sampler;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;

/**
 * Draws rows block by block on the engine: what is known of a row is repeated as often as rows are
 * wanted, and the owner's block task draws the rest.
 */
final class BlockwiseSampler implements Sampler {

  /** The name of the one task that samplers of this kind have. */
  static final String TASK = "draw";

  /** What is known of every row to draw. */
  interface KnownRow {

    /** One row of the sampler's schema. */
    Batch of(SampleRequest request, Schema schema);

    /** How the rest is approximated; it is exact by default. */
    default Optional<String> approximation(SampleRequest request) {
      return Optional.empty();
    }
  }

  private final TaskSpec task;
  private final KnownRow known;

  BlockwiseSampler(SamplerFactory owner, SamplerRequest request, KnownRow known) {
    this.known = known;
    task = task(owner.name(), request.options(), request.model());
    owner.requires().forEach(type -> capability(task, type));
  }

  private static TaskSpec task(String owner, Options options, Model model) {
    Schema schema =
        Schema.of(model.schema().columns().stream().filter(BlockwiseSampler::isDrawn).toList());
    return new TaskSpec(TaskSpec.Kind.SAMPLER, owner, TASK, options, schema, Optional.of(model));
  }

  private static boolean isDrawn(Column column) {
    return column.role() == Role.FEATURE || column.role() == Role.LABEL;
  }

  /** What a task's model must be able to do. */
  static <C extends Capability> C capability(TaskSpec spec, Class<C> type) {
    return spec.model()
        .flatMap(model -> model.capability(type))
        .orElseThrow(
            () ->
                new GeneraException(
                    StandardError.UNSUPPORTED_CAPABILITY,
                    "The sampler '"
                        + spec.owner()
                        + "' needs a model with "
                        + type.getSimpleName()
                        + ", which this one lacks; use another sampler or family."));
  }

  @Override
  public Schema schema() {
    return task.schema();
  }

  @Override
  public SampleReport sample(SampleRequest request, BatchSink sink) {
    Dataset rows = Dataset.repeat(known.of(request, schema()), request.rows());
    request
        .context()
        .engine()
        .forEachBlock(new BlockRequest(task, rows, "sample", sink, request.context()));
    return SampleReport.independent(request.rows()).approximated(known.approximation(request));
  }
}
