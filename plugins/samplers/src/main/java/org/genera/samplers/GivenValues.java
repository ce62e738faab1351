package org.genera.samplers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Model;
import org.genera.api.sample.SampleRequest;

/**
 * The values that a user gives.
 *
 * @param model draws the rest
 */
record GivenValues(Model model) implements BlockwiseSampler.KnownRow {

  @Override
  public Optional<String> approximation(SampleRequest request) {
    List<String> known = request.given().map(given -> given.schema().names()).orElse(List.of());
    return model.capability(Conditioning.class).flatMap(of -> of.approximation(known));
  }

  /**
   * In the model's columns; those not given are missing.
   *
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} for values of another type,
   *     {@link StandardError#INVALID_DATA} if nothing follows from them
   */
  @Override
  public Batch of(SampleRequest request, Schema schema) {
    Batch unknown = Batch.missing(schema, 1);
    Batch given = request.given().orElse(unknown);
    given.schema().columns().forEach(column -> requireSameType(column, schema));
    List<ColumnVector> row = new ArrayList<>();
    for (Column column : schema.columns()) {
      Batch source = given.schema().find(column.name()).isPresent() ? given : unknown;
      row.add(source.column(column.name()));
    }
    return possible(Batch.of(schema, 0, 1, row), request);
  }

  private Batch possible(Batch known, SampleRequest request) {
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
