package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.likelihoods.Factor;

/** Fills missing cells from p(missing | observed), row by row. */
final class Imputation {

  private final NaiveBayesModel model;

  Imputation(NaiveBayesModel model) {
    this.model = model;
  }

  Batch fill(Batch rows, Fill fill, RandomStream random) {
    double[][] shares = new Conditionals(model).shares(rows);
    Map<String, ColumnVector> vectors =
        switch (fill) {
          case DRAW -> draws(rows, shares, random);
          case MEAN -> means(rows, shares);
          case MODE -> new JointModes(model).of(rows, shares);
        };
    Map<String, ColumnVector> filled = new HashMap<>();
    for (Column column : model.rowSchema().columns()) {
      filled.put(column.name(), merged(column, rows, vectors));
    }
    return RowSampler.batch(model.rowSchema(), rows.firstRow(), rows.rows(), filled);
  }

  /** One class a row, from which all its cells are drawn. */
  private Map<String, ColumnVector> draws(Batch rows, double[][] shares, RandomStream random) {
    int[] classes = new int[shares.length];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = random.nextIndex(RowSampler.cumulative(shares[row]));
    }
    Map<String, ColumnVector> vectors = new HashMap<>();
    putLabel(classes, vectors);
    GroupParts parts = new GroupParts(rows);
    for (Factor factor : model.factors()) {
      List<ColumnVector> cells =
          parts.areCut(factor)
              ? parts.made(factor, (open, row) -> open.draw(new int[] {classes[row]}, random))
              : factor.draw(classes, random);
      RowSampler.put(factor, cells, vectors);
    }
    return vectors;
  }

  private Map<String, ColumnVector> means(Batch rows, double[][] shares) {
    Map<String, ColumnVector> vectors = new HashMap<>();
    putLabel(likeliest(shares), vectors);
    GroupParts parts = new GroupParts(rows);
    for (Factor factor : model.factors()) {
      List<ColumnVector> cells =
          parts.areCut(factor)
              ? parts.made(factor, (open, row) -> open.means(new double[][] {shares[row]}))
              : factor.means(shares);
      RowSampler.put(factor, cells, vectors);
    }
    return vectors;
  }

  private void putLabel(int[] classes, Map<String, ColumnVector> vectors) {
    model.labels().ifPresent(of -> vectors.put(of.column().name(), new CategoryVector(classes)));
  }

  /** The most probable class of each row. */
  static int[] likeliest(double[][] shares) {
    int[] classes = new int[shares.length];
    for (int row = 0; row < classes.length; row++) {
      for (int y = 1; y < shares[row].length; y++) {
        classes[row] = shares[row][y] > shares[row][classes[row]] ? y : classes[row];
      }
    }
    return classes;
  }

  private static ColumnVector merged(Column column, Batch rows, Map<String, ColumnVector> vectors) {
    ColumnVector made = java.util.Objects.requireNonNull(vectors.get(column.name()));
    OptionalInt index = rows.schema().find(column.name());
    if (index.isEmpty()) {
      return made;
    }
    ColumnVector observed = rows.column(index.getAsInt());
    BatchBuilder builder = new BatchBuilder(Schema.of(column), rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      builder.copyCell(0, observed.isMissing(row) ? made : observed, row);
      builder.endRow();
    }
    return builder.build(0).column(0);
  }

  /** The factors of the columns that a row lacks, given what it shows of the same factors. */
  static List<Factor> missing(List<Factor> factors, Batch rows, int row) {
    GroupParts parts = new GroupParts(rows);
    List<Factor> missing = new ArrayList<>();
    for (Factor factor : factors) {
      if (factor.columns().stream().anyMatch(column -> parts.isMissing(column, row))) {
        missing.add(parts.open(factor, row));
      }
    }
    return missing;
  }
}
