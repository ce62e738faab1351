package org.genera.gmm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.numerics.ColumnMoments;
import org.genera.numerics.gaussian.CovarianceFloor;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.StatisticsLayout;

/** The rows to learn from, what is known of their columns, and the passes over them. */
final class TrainingData {

  private final Dataset rows;
  private final RunContext context;
  private final Options options;
  private final NumericFeatures features;
  private final Schema columns;
  private final ColumnMoments moments;

  TrainingData(TrainingRequest request) {
    rows = request.data();
    context = request.context();
    options = request.options();
    Schema schema = rows.schema();
    features = NumericFeatures.of(schema);
    requireFeatures();
    columns = columns(schema);
    moments = ColumnMoments.of(features.size(), centre -> pass(GmmFamily.MOMENTS, centre, rows));
    requireValues();
  }

  /** The columns that passes read. */
  static Schema columns(Schema schema) {
    return Schema.of(
        Stream.of(schema.features().stream(), schema.label().stream(), schema.weight().stream())
            .flatMap(column -> column)
            .toList());
  }

  Dataset rows() {
    return rows;
  }

  RunContext context() {
    return context;
  }

  Options options() {
    return options;
  }

  NumericFeatures features() {
    return features;
  }

  Schema columns() {
    return columns;
  }

  Optional<Column> label() {
    return columns.label();
  }

  ColumnMoments moments() {
    return moments;
  }

  CovarianceFloor floor() {
    return new CovarianceFloor(options.get(GmmOptions.COVARIANCE_FLOOR), moments.scales());
  }

  /** The E-step over some rows: statistics in the order of {@link StatisticsLayout}. */
  double[] expect(Mixture mixture, Supervision supervision, Dataset data) {
    context.cancellation().throwIfCancelled();
    return pass(
        GmmFamily.EM, MixtureAggregation.parameters(moments.means(), mixture, supervision), data);
  }

  double[] pass(String task, double[] parameters, Dataset data) {
    return context
        .engine()
        .aggregate(
            new AggregateRequest(
                TaskSpec.ofFamily(GmmFamily.NAME, task, options, columns),
                parameters,
                data,
                context));
  }

  private void requireFeatures() {
    if (features.size() == 0) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "There is no numeric feature beside the label; leave fewer columns out.");
    }
  }

  private void requireValues() {
    if (!(moments.weight() > 0)) {
      throw noRow();
    }
    List<String> empty =
        features.schema().columns().stream()
            .filter(column -> moments.counts()[features.schema().indexOf(column.name())] == 0)
            .map(Column::name)
            .toList();
    if (!empty.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing is known of the columns "
              + empty
              + ": every cell is missing. Leave them out (--ignore).");
    }
    new NumberRange(columns, moments).require(centre -> pass(GmmFamily.SPREAD, centre, rows));
  }

  static GeneraException noRow() {
    return new GeneraException(
        StandardError.NO_DATA,
        "There is no row of positive weight in which anything is known; look at the weights and at"
            + " the cells (genera inspect).");
  }
}
