package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingSummary;
import org.genera.likelihoods.Factor;

/**
 * Marginals and conditionals: given its class a row's columns are independent, so that a marginal
 * leaves factors out, and a conditional also has p(y | evidence) in the place of p(y).
 */
final class Conditionals {

  private final NaiveBayesModel model;

  Conditionals(NaiveBayesModel model) {
    this.model = model;
  }

  NaiveBayesModel marginal(Collection<String> columns) {
    Schema kept = model.rowSchema().select(columns);
    List<Factor> factors = new ArrayList<>();
    for (Factor factor : model.factors()) {
      List<Column> some = factor.columns().stream().filter(kept.columns()::contains).toList();
      if (!some.isEmpty()) {
        factors.add(factor.marginal(some));
      }
    }
    return part(kept, model.weights(), factors);
  }

  NaiveBayesModel given(Batch evidence) {
    if (evidence.rows() != 1) {
      throw new GeneraException(
          StandardError.USAGE, "Evidence is one row, not " + evidence.rows() + ".");
    }
    Schema open =
        Schema.of(
            model.rowSchema().columns().stream()
                .filter(column -> isOpen(column, evidence))
                .toList());
    if (open.size() == 0) {
      throw new GeneraException(
          StandardError.USAGE, "All columns are given; leave at least one of them open.");
    }
    double[] shares = shares(evidence)[0];
    if (impossible(evidence)[0]) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing follows from the evidence, which is impossible in the model; give other values.");
    }
    GroupParts parts = new GroupParts(evidence);
    List<Factor> factors =
        model.factors().stream()
            .filter(factor -> factor.columns().stream().anyMatch(open.columns()::contains))
            .map(factor -> parts.open(factor, 0))
            .toList();
    return part(open, shares, factors);
  }

  private static boolean isOpen(Column column, Batch evidence) {
    return evidence.schema().find(column.name()).isEmpty()
        || evidence.column(column.name()).isMissing(0);
  }

  /** Which rows are impossible in their class, or in every class if they have no label. */
  boolean[] impossible(Batch rows) {
    boolean[] impossible = new boolean[rows.rows()];
    int[] codes = model.labels().map(labels -> labels.codes(rows)).orElse(new int[0]);
    model
        .posterior()
        .score(
            rows,
            (from, to, tile) -> {
              for (int row = from; row < to; row++) {
                boolean known = codes.length > 0 && codes[row] != CategoryVector.MISSING;
                double log =
                    known ? tile.logJoint[codes[row]][row - from] : tile.logDensity[row - from];
                impossible[row] = log == Double.NEGATIVE_INFINITY;
              }
            });
    return impossible;
  }

  /** p(y | what is known of each row), the label included. */
  double[][] shares(Batch rows) {
    requireFinite(rows);
    double[][] shares = model.posterior().shares(rows);
    if (model.labels().isPresent()) {
      int[] codes = model.labels().get().codes(rows);
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] != CategoryVector.MISSING) {
          requireSeen(codes[row]);
          shares[row] = new double[shares[row].length];
          shares[row][codes[row]] = 1;
        }
      }
    }
    return shares;
  }

  private void requireSeen(int code) {
    if (!(model.weights()[code] > 0)) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing follows from class '"
              + model.classes().get(code)
              + "': the model has never seen it.");
    }
  }

  private void requireFinite(Batch rows) {
    for (Column column : model.rowSchema().features()) {
      int index = rows.schema().find(column.name()).orElse(-1);
      if (index >= 0 && rows.column(index) instanceof RealVector vector) {
        for (int row = 0; row < rows.rows(); row++) {
          if (Double.isInfinite(vector.values()[row])) {
            throw new GeneraException(
                StandardError.INVALID_DATA,
                "Row "
                    + (rows.firstRow() + row + 1)
                    + ", column '"
                    + column.name()
                    + "' is infinite; nothing follows from it. Mark it as missing.");
          }
        }
      }
    }
  }

  private NaiveBayesModel part(Schema columns, double[] weights, List<Factor> factors) {
    ModelHeader header = model.header();
    TrainingSummary summary =
        new TrainingSummary(
            header.summary().iterations(),
            header.summary().converged(),
            OptionalDouble.empty(),
            header.summary().sumOfWeights(),
            Plan.parameters(weights, factors),
            header.summary().figures());
    return new NaiveBayesModel(
        new ModelHeader(header.family(), columns, header.options(), header.provenance(), summary),
        weights,
        factors,
        Optional.empty(),
        Optional.empty());
  }
}
