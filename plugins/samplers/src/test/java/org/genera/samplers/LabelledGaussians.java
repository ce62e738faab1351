package org.genera.samplers;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;

/**
 * Two Gaussians in x and y, told apart by a label: P(a) = 0.3, means (-1, 0) for a and (1, 1) for
 * b, variances 1, covariance 0.6. The schema has a weight, which is no part of the distribution.
 */
final class LabelledGaussians implements Model, AncestralSampling, Conditioning {

  static final double[] PRIOR = {0.3, 0.7};
  static final double[] MEAN_X = {-1, 1};
  static final double[] MEAN_Y = {0, 1};
  static final double COVARIANCE = 0.6;

  static final Schema DRAWN =
      Schema.of(
          Column.real("x"),
          Column.real("y"),
          Column.category("label", "a", "b").withRole(Role.LABEL));

  private static final ModelHeader HEADER =
      new ModelHeader(
          "labelled-gaussians",
          Schema.of(
              DRAWN.column(0),
              Column.real("w").withRole(Role.WEIGHT),
              DRAWN.column(1),
              DRAWN.column(2)),
          Options.none(),
          new Provenance(1, "", 0, ""),
          new TrainingSummary(0, true, OptionalDouble.empty(), 0, 0, Map.of()));

  @Override
  public ModelHeader header() {
    return HEADER;
  }

  /** P(label | y), from Bayes' rule. */
  static double[] labelGivenY(double y) {
    return normalised(PRIOR[0] * density(y - MEAN_Y[0]), PRIOR[1] * density(y - MEAN_Y[1]));
  }

  /** E(x | y, label). */
  static double meanOfX(double y, int label) {
    return MEAN_X[label] + COVARIANCE * (y - MEAN_Y[label]);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    return impute(Batch.missing(DRAWN, rows), Fill.DRAW, random);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    if (fill != Fill.DRAW) {
      throw new IllegalArgumentException("only draws: " + fill);
    }
    double[] xs = rows.numbers(rows.schema().indexOf("x"));
    double[] ys = rows.numbers(rows.schema().indexOf("y"));
    int[] labels = ((CategoryVector) rows.column("label")).codes();
    BatchBuilder filled = new BatchBuilder(DRAWN, rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      int label = labels[row] >= 0 ? labels[row] : drawLabel(xs[row], ys[row], random);
      double x = Double.isNaN(xs[row]) ? drawX(ys[row], label, random) : xs[row];
      double y = Double.isNaN(ys[row]) ? drawY(x, label, random) : ys[row];
      filled.number(0, x);
      filled.number(1, y);
      filled.whole(2, label);
      filled.endRow();
    }
    return filled.build(0);
  }

  private static int drawLabel(double x, double y, RandomStream random) {
    double[] posterior = normalised(PRIOR[0] * density(x, y, 0), PRIOR[1] * density(x, y, 1));
    return random.nextDouble() < posterior[0] ? 0 : 1;
  }

  private static double drawX(double y, int label, RandomStream random) {
    return Double.isNaN(y)
        ? MEAN_X[label] + random.nextGaussian()
        : meanOfX(y, label) + conditionalSigma() * random.nextGaussian();
  }

  private static double drawY(double x, int label, RandomStream random) {
    double mean = MEAN_Y[label] + COVARIANCE * (x - MEAN_X[label]);
    return mean + conditionalSigma() * random.nextGaussian();
  }

  static double conditionalSigma() {
    return Math.sqrt(1 - COVARIANCE * COVARIANCE);
  }

  private static double density(double x, double y, int label) {
    if (Double.isNaN(x) && Double.isNaN(y)) {
      return 1;
    } else if (Double.isNaN(x)) {
      return density(y - MEAN_Y[label]);
    } else if (Double.isNaN(y)) {
      return density(x - MEAN_X[label]);
    }
    double residual = (x - meanOfX(y, label)) / conditionalSigma();
    return density(y - MEAN_Y[label]) * density(residual);
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2);
  }

  private static double[] normalised(double a, double b) {
    return new double[] {a / (a + b), b / (a + b)};
  }

  @Override
  public Model marginal(Collection<String> columns) {
    throw new UnsupportedOperationException("samplers draw rows, they do not ask for marginals");
  }

  @Override
  public Model given(Batch evidence) {
    throw new UnsupportedOperationException("samplers draw rows, they do not ask for models");
  }

  @Override
  public void write(ModelArchiveWriter writer) {}
}
