package org.genera.samplers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Capability;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.api.sample.SampleRequest;
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
    return new BlockwiseSampler(
        this,
        request,
        (sample, schema) -> possible(known(sample, schema), sample, request.model()));
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

  /** The given values in the model's columns; those not given are missing. */
  private static Batch known(SampleRequest request, Schema schema) {
    Batch unknown = Batch.missing(schema, 1);
    Batch given = request.given().orElse(unknown);
    given.schema().columns().forEach(column -> requireSameType(column, schema));
    List<ColumnVector> row = new ArrayList<>();
    for (Column column : schema.columns()) {
      Batch source = given.schema().find(column.name()).isPresent() ? given : unknown;
      row.add(source.column(column.name()));
    }
    return Batch.of(schema, 0, 1, row);
  }

  private static Batch possible(Batch known, SampleRequest request, Model model) {
    boolean impossible =
        model.capability(Conditioning.class).map(of -> of.impossible(known)[0]).orElse(false);
    if (impossible) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing follows from the given values, which are impossible in the model ("
              + String.join(", ", request.given().orElse(known).schema().names())
              + "); give others.");
    }
    return known;
  }

  private static void requireSameType(Column given, Schema schema) {
    Column column = schema.column(given.name());
    if (!column.type().equals(given.type())) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The given value of '"
              + column.name()
              + "' is "
              + given.type().kind()
              + ", but the model's column is "
              + column.type().kind()
              + ".");
    }
  }
}
