package org.genera.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.LogDensityGradient;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;

/** A normal distribution as a model: everything is exact, unless a fault makes it wrong. */
final class GaussianModel
    implements Model, AncestralSampling, Density, Conditioning, LogDensityGradient {

  private final ModelHeader header;
  private final Gaussian gaussian;
  private final FaultList faults;
  private final RandomStream own = RandomStream.of(1, "own", 0);
  private final double[] scratch;

  GaussianModel(ModelHeader header, Gaussian gaussian, FaultList faults) {
    this.header = header;
    this.gaussian = gaussian;
    this.faults = faults;
    scratch = new double[gaussian.dimensions()];
  }

  Gaussian gaussian() {
    return gaussian;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  private Schema features() {
    return Schema.of(header.schema().features());
  }

  private double[][] columns(Batch rows) {
    return GaussianParameters.columns(rows, features(), FaultList.of());
  }

  @Override
  public double[] logDensity(Batch rows) {
    double[][] columns = columns(rows);
    double[] logs = new double[rows.rows()];
    for (int row = 0; row < logs.length; row++) {
      double[] values = GaussianParameters.row(columns, row);
      for (int j = 0; j < values.length; j++) {
        if (Double.isNaN(values[j]) && faults.has(Fault.MISSING_AT_ITS_MEAN)) {
          values[j] = gaussian.mean()[j];
        }
      }
      logs[row] = gaussian.logDensity(faults.has(Fault.SHARED_SCRATCH) ? scratch(values) : values);
      if (faults.has(Fault.WRONG_NORMALISER)) {
        long observed = Arrays.stream(values).filter(x -> !Double.isNaN(x)).count();
        logs[row] += observed * 0.5 * Math.log(2 * Math.PI);
      }
    }
    return logs;
  }

  private double[] scratch(double[] values) {
    System.arraycopy(values, 0, scratch, 0, values.length);
    return scratch;
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    Gaussian from = faults.has(Fault.CORRELATION_NOT_SAMPLED) ? gaussian.independent() : gaussian;
    RandomStream stream = stream(random);
    double[] nothing = new double[gaussian.dimensions()];
    Arrays.fill(nothing, Double.NaN);
    BatchBuilder builder = new BatchBuilder(features(), rows);
    double[] drawn = nothing;
    for (int row = 0; row < rows; row++) {
      boolean isAgain = faults.has(Fault.DRAWN_TWICE) && row % 2 == 1;
      drawn = isAgain ? drawn : from.draw(nothing, stream);
      append(builder, drawn);
    }
    return builder.build(0);
  }

  private RandomStream stream(RandomStream random) {
    if (faults.has(Fault.FIXED_RANDOMNESS)) {
      return RandomStream.of(1, "fixed", 0);
    }
    return faults.has(Fault.SHARED_RANDOMNESS) ? own : random;
  }

  private static void append(BatchBuilder builder, double[] row) {
    for (int j = 0; j < row.length; j++) {
      builder.number(j, row[j]);
    }
    builder.endRow();
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    double[][] columns = columns(rows);
    BatchBuilder builder = new BatchBuilder(features(), rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      double[] values = GaussianParameters.row(columns, row);
      append(builder, fill == Fill.DRAW ? drawn(values, random) : mean(values));
    }
    return builder.build(rows.firstRow());
  }

  private double[] drawn(double[] row, RandomStream random) {
    Gaussian rest = gaussian.given(row);
    Gaussian spread = faults.has(Fault.WRONG_CONDITIONAL_VARIANCE) ? gaussian : rest;
    if (spread == rest && !faults.has(Fault.FILLED_INDEPENDENTLY)) {
      return gaussian.draw(row, random);
    }
    double[] filled = rest.mean().clone();
    for (int j = 0; j < row.length; j++) {
      if (Double.isNaN(row[j])) {
        filled[j] += Math.sqrt(spread.covariance()[j][j]) * random.nextGaussian();
      }
    }
    return filled;
  }

  private double[] mean(double[] row) {
    Gaussian from = faults.has(Fault.WRONG_CONDITIONAL_MEAN) ? gaussian.independent() : gaussian;
    return from.given(row).mean();
  }

  @Override
  public Model marginal(Collection<String> columns) {
    return part(gaussian, List.copyOf(columns));
  }

  @Override
  public Model given(Batch evidence) {
    double[] row = GaussianParameters.row(columns(evidence), 0);
    List<String> missing =
        features().names().stream()
            .filter(name -> Double.isNaN(row[features().indexOf(name)]))
            .toList();
    return part(gaussian.given(row), missing);
  }

  private Model part(Gaussian whole, List<String> names) {
    int[] indices = names.stream().mapToInt(features()::indexOf).toArray();
    ModelHeader some =
        new ModelHeader(
            header.family(),
            features().select(names),
            header.options(),
            header.provenance(),
            header.summary());
    return new GaussianModel(some, whole.select(indices), faults);
  }

  @Override
  public List<String> coordinates() {
    return features().names();
  }

  /** d log p / dx_j = (E(x_j | others) - x_j) / Var(x_j | others). */
  @Override
  public double[][] gradient(Batch rows) {
    double[][] columns = columns(rows);
    double[][] gradient = new double[rows.rows()][gaussian.dimensions()];
    for (int row = 0; row < rows.rows(); row++) {
      for (int j = 0; j < gaussian.dimensions(); j++) {
        double[] others = GaussianParameters.row(columns, row);
        double x = others[j];
        others[j] = Double.NaN;
        Gaussian rest = gaussian.given(others);
        gradient[row][j] = (rest.mean()[j] - x) / rest.covariance()[j][j];
        gradient[row][j] *= faults.has(Fault.WRONG_GRADIENT) ? -1 : 1;
      }
    }
    return gradient;
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    boolean forgets = faults.has(Fault.UNSAVED_PARAMETER);
    Gaussian written = forgets ? gaussian.independent() : gaussian;
    double[] parameters = GaussianParameters.write(written);
    writer.doubles("parameters", parameters, parameters.length);
  }
}
