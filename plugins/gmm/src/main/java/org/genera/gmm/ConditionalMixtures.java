package org.genera.gmm;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingSummary;
import org.genera.numerics.Labels;
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.PartialRow;

/**
 * Marginals and conditionals of a mixture, which are mixtures of the same covariance type: those of
 * the components, with each component's weight times its density of what is given. A label that is
 * given leaves the components of its class.
 */
final class ConditionalMixtures {

  private final GmmModel model;
  private final Mixture mixture;
  private final Optional<ComponentClasses> classes;
  private final Schema features;
  private final PartialRow whole;
  private final Map<Integer, PartialRow> ofClass = new HashMap<>();

  ConditionalMixtures(GmmModel model) {
    this.model = model;
    mixture = model.mixture();
    classes = model.componentClasses();
    features = model.features().schema();
    whole = new PartialRow(mixture);
  }

  GmmModel marginal(Collection<String> columns) {
    Schema selected = model.rowSchema().select(columns);
    int[] positions =
        selected.features().stream().mapToInt(column -> features.indexOf(column.name())).toArray();
    Mixture marginal =
        positions.length == 0 ? noFeatures(mixture.weights()) : mixture.marginal(positions);
    return model(
        selected, new JointMixture(marginal, classes.filter(of -> selected.label().isPresent())));
  }

  /** A mixture of no columns at all, which still has weights. */
  private static Mixture noFeatures(double[] weights) {
    return new Mixture(CovarianceType.DIAGONAL, weights, new double[0], new double[0]);
  }

  GmmModel given(Batch evidence) {
    if (evidence.rows() != 1) {
      throw new GeneraException(
          StandardError.USAGE, "Evidence is one row, not " + evidence.rows() + ".");
    }
    double[] row = NumericFeatures.row(model.features().columns(evidence), 0);
    requireFinite(row, 0);
    int code = codes(evidence)[0];
    List<String> open =
        model.rowSchema().columns().stream()
            .filter(column -> isOpen(column, row, code))
            .map(Column::name)
            .toList();
    if (open.isEmpty()) {
      throw new GeneraException(
          StandardError.USAGE, "All columns are given; leave at least one of them open.");
    }
    return model(model.rowSchema().select(open), conditional(row, code, 0));
  }

  private boolean isOpen(Column column, double[] row, int code) {
    return column.role() == Role.LABEL
        ? code == CategoryVector.MISSING
        : Double.isNaN(row[features.indexOf(column.name())]);
  }

  private GmmModel model(Schema columns, JointMixture other) {
    ModelHeader header = model.header();
    TrainingSummary summary =
        new TrainingSummary(
            header.summary().iterations(),
            header.summary().converged(),
            OptionalDouble.empty(),
            header.summary().sumOfWeights(),
            other.mixture().parameterCount(),
            header.summary().figures());
    return new GmmModel(
        new ModelHeader(header.family(), columns, header.options(), header.provenance(), summary),
        other.mixture(),
        other.classes(),
        Optional.empty());
  }

  /** The distribution of what is missing in a row, given the rest of it. */
  private JointMixture conditional(double[] row, int code, long number) {
    boolean labelled = code != CategoryVector.MISSING;
    PartialRow from = labelled ? ofClass.computeIfAbsent(code, this::partial) : whole;
    PartialRow.Pattern pattern = from.pattern(row);
    return new JointMixture(
        conditional(from, pattern, row, number), classes.filter(of -> !labelled));
  }

  private PartialRow partial(int code) {
    ComponentClasses of = classes.orElseThrow();
    int[] components = of.components(code);
    if (components.length == 0) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing follows from class '"
              + new Labels(of.label()).levels().get(code)
              + "': the model has never seen it.");
    }
    return new PartialRow(mixture.select(components));
  }

  private Mixture conditional(
      PartialRow partial, PartialRow.Pattern pattern, double[] row, long number) {
    Mixture from = partial.mixture();
    int d = pattern.missing().length;
    double[] values = pattern.values(row);
    double[] weights = new double[from.components()];
    if (partial.share(pattern, values, weights) == Double.NEGATIVE_INFINITY) {
      throw new ImpossibleRow(model.features(), from).error(number, row);
    }
    if (d == 0) {
      return noFeatures(weights);
    }
    double[] means = new double[weights.length * d];
    for (int c = 0; c < weights.length; c++) {
      System.arraycopy(pattern.components().get(c).mean(values), 0, means, c * d, d);
    }
    double[] covariances = from.packed(d, c -> pattern.components().get(c).covariance());
    return new Mixture(from.type(), weights, means, covariances);
  }

  Batch impute(Batch rows, Fill fill, RandomStream random) {
    double[][] columns = model.features().columns(rows);
    int[] codes = codes(rows).clone();
    BatchBuilder builder = new BatchBuilder(features, rows.rows());
    for (int i = 0; i < rows.rows(); i++) {
      double[] row = NumericFeatures.row(columns, i);
      requireFinite(row, rows.firstRow() + i);
      copyObserved(rows, i, builder);
      boolean lacksClass = classes.isPresent() && codes[i] == CategoryVector.MISSING;
      if (lacksClass || Arrays.stream(row).anyMatch(Double::isNaN)) {
        JointRow filling = conditional(row, codes[i], rows.firstRow() + i).fill(fill, random);
        put(filling.values(), row, builder);
        codes[i] = lacksClass ? filling.code() : codes[i];
      }
      builder.endRow();
    }
    return model.withLabels(builder.build(rows.firstRow()), codes);
  }

  private void put(double[] filling, double[] row, BatchBuilder builder) {
    int next = 0;
    for (int j = 0; j < row.length; j++) {
      if (Double.isNaN(row[j])) {
        model.features().put(builder, j, filling[next++]);
      }
    }
  }

  private int[] codes(Batch rows) {
    if (classes.isPresent()) {
      return classes.get().codes(rows);
    }
    int[] missing = new int[rows.rows()];
    Arrays.fill(missing, CategoryVector.MISSING);
    return missing;
  }

  private void copyObserved(Batch rows, int row, BatchBuilder builder) {
    for (int j = 0; j < features.size(); j++) {
      OptionalInt index = rows.schema().find(features.column(j).name());
      if (index.isPresent()) {
        builder.copyCell(j, rows.column(index.getAsInt()), row);
      }
    }
  }

  private void requireFinite(double[] row, long number) {
    for (int j = 0; j < row.length; j++) {
      if (Double.isInfinite(row[j])) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "Row "
                + (number + 1)
                + ", column '"
                + features.column(j).name()
                + "' is infinite; nothing follows from it. Mark it as missing.");
      }
    }
  }
}
