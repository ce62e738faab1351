package org.genera.samplers;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;

/** Two standard normal columns x and y of correlation 0.6, with a density. */
final class CorrelatedPair implements Model, AncestralSampling, Conditioning, Density {

  private static final double CORRELATION = 0.6;
  private static final double RESIDUAL = 0.8;
  private static final Schema SCHEMA = Schema.of(Column.real("x"), Column.real("y"));

  @Override
  public ModelHeader header() {
    return header(SCHEMA);
  }

  private static ModelHeader header(Schema schema) {
    return new ModelHeader(
        "correlated-pair",
        schema,
        Options.none(),
        new Provenance(1, "", 0, ""),
        new TrainingSummary(0, true, OptionalDouble.empty(), 0, 0, Map.of()));
  }

  private static double[] column(Batch rows, int index) {
    return rows.numbers(rows.schema().indexOf(SCHEMA.column(index).name()));
  }

  /** log p(x) + log p(y | x); nothing may be missing. */
  @Override
  public double[] logDensity(Batch rows) {
    double[] x = column(rows, 0);
    double[] y = column(rows, 1);
    double[] logs = new double[rows.rows()];
    for (int row = 0; row < logs.length; row++) {
      logs[row] = logNormal(x[row], 0, 1) + logNormal(y[row], CORRELATION * x[row], RESIDUAL);
    }
    return logs;
  }

  private static double logNormal(double value, double mean, double sigma) {
    double z = (value - mean) / sigma;
    return -0.5 * (z * z + Math.log(2 * Math.PI)) - Math.log(sigma);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    return impute(Batch.missing(SCHEMA, rows), Fill.DRAW, random);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    double[] x = column(rows, 0).clone();
    double[] y = column(rows, 1).clone();
    for (int row = 0; row < x.length; row++) {
      if (Double.isNaN(x[row])) {
        boolean alone = Double.isNaN(y[row]);
        double mean = alone ? 0 : CORRELATION * y[row];
        x[row] = mean + (alone ? 1 : RESIDUAL) * random.nextGaussian();
      }
      if (Double.isNaN(y[row])) {
        y[row] = CORRELATION * x[row] + RESIDUAL * random.nextGaussian();
      }
    }
    return Batch.ofReals(SCHEMA, x, y);
  }

  @Override
  public Model marginal(Collection<String> columns) {
    throw new UnsupportedOperationException("samplers draw rows, they do not ask for marginals");
  }

  /** p(y | x). */
  @Override
  public Model given(Batch evidence) {
    return new Conditional(CORRELATION * column(evidence, 0)[0]);
  }

  private record Conditional(double mean) implements Model, Density {

    @Override
    public ModelHeader header() {
      return CorrelatedPair.header(Schema.of(SCHEMA.column(1)));
    }

    @Override
    public double[] logDensity(Batch rows) {
      return Arrays.stream(column(rows, 1)).map(y -> logNormal(y, mean, RESIDUAL)).toArray();
    }

    @Override
    public void write(ModelArchiveWriter writer) {}
  }

  @Override
  public void write(ModelArchiveWriter writer) {}
}
