package org.genera.gmm;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingSummary;

/**
 * Marginals and conditionals of a mixture, which are mixtures of the same covariance type: those of
 * the components, with each component's weight times its density of what is given.
 */
final class ConditionalMixtures {

  private final GmmModel model;
  private final Mixture mixture;
  private final Schema schema;
  private final PartialRow partial;

  ConditionalMixtures(GmmModel model) {
    this.model = model;
    mixture = model.mixture();
    schema = model.features().schema();
    partial = new PartialRow(mixture);
  }

  GmmModel marginal(Collection<String> columns) {
    Schema selected = schema.select(columns);
    int[] positions = columns.stream().mapToInt(schema::indexOf).toArray();
    return model(selected, mixture.marginal(positions));
  }

  GmmModel given(Batch evidence) {
    if (evidence.rows() != 1) {
      throw new GeneraException(
          StandardError.USAGE, "Evidence is one row, not " + evidence.rows() + ".");
    }
    double[] row = NumericFeatures.row(model.features().columns(evidence), 0);
    requireFinite(row, 0);
    PartialRow.Pattern pattern = partial.pattern(row);
    if (pattern.missing().length == 0) {
      throw new GeneraException(
          StandardError.USAGE, "All columns are given; leave at least one of them open.");
    }
    List<String> open =
        Arrays.stream(pattern.missing()).mapToObj(j -> schema.column(j).name()).toList();
    return model(schema.select(open), conditional(pattern, pattern.values(row)));
  }

  private GmmModel model(Schema columns, Mixture other) {
    ModelHeader header = model.header();
    TrainingSummary summary =
        new TrainingSummary(
            header.summary().iterations(),
            header.summary().converged(),
            OptionalDouble.empty(),
            header.summary().sumOfWeights(),
            other.parameterCount(),
            header.summary().figures());
    return new GmmModel(
        new ModelHeader(header.family(), columns, header.options(), header.provenance(), summary),
        other);
  }

  /** The mixture of the missing columns given the observed numbers. */
  private Mixture conditional(PartialRow.Pattern pattern, double[] values) {
    int d = pattern.missing().length;
    double[] weights = new double[mixture.components()];
    partial.share(pattern, values, weights);
    double[] means = new double[weights.length * d];
    for (int c = 0; c < weights.length; c++) {
      System.arraycopy(pattern.components().get(c).mean(values), 0, means, c * d, d);
    }
    double[] covariances = mixture.packed(d, c -> pattern.components().get(c).covariance());
    return new Mixture(mixture.type(), weights, means, covariances);
  }

  Batch impute(Batch rows, Fill fill, RandomStream random) {
    double[][] columns = model.features().columns(rows);
    BatchBuilder builder = new BatchBuilder(schema, rows.rows());
    for (int i = 0; i < rows.rows(); i++) {
      double[] row = NumericFeatures.row(columns, i);
      requireFinite(row, rows.firstRow() + i);
      copyObserved(rows, i, builder);
      PartialRow.Pattern pattern = partial.pattern(row);
      if (pattern.missing().length > 0) {
        double[] filling = filling(conditional(pattern, pattern.values(row)), fill, random);
        for (int m = 0; m < filling.length; m++) {
          model.features().put(builder, pattern.missing()[m], filling[m]);
        }
      }
      builder.endRow();
    }
    return builder.build(rows.firstRow());
  }

  private void copyObserved(Batch rows, int row, BatchBuilder builder) {
    for (int j = 0; j < schema.size(); j++) {
      OptionalInt index = rows.schema().find(schema.column(j).name());
      if (index.isPresent()) {
        builder.copyCell(j, rows.column(index.getAsInt()), row);
      }
    }
  }

  private static double[] filling(Mixture conditional, Fill fill, RandomStream random) {
    return switch (fill) {
      case DRAW -> new MixtureSampler(conditional).draw(random);
      case MEAN -> mean(conditional);
      case MODE -> new MixtureMode(conditional).find();
    };
  }

  private static double[] mean(Mixture mixture) {
    double[] mean = new double[mixture.dimensions()];
    for (int c = 0; c < mixture.components(); c++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += mixture.weights()[c] * mixture.mean(c, j);
      }
    }
    return mean;
  }

  private void requireFinite(double[] row, long number) {
    for (int j = 0; j < row.length; j++) {
      if (Double.isInfinite(row[j])) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "Row "
                + (number + 1)
                + ", column '"
                + schema.column(j).name()
                + "' is infinite; nothing follows from it. Mark it as missing.");
      }
    }
  }
}
