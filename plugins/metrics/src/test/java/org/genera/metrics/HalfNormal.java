package org.genera.metrics;

import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.Density;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;

/** The absolute value of a standard normal deviate x: negative values are impossible. */
final class HalfNormal implements Model, Density {

  /** E log p(x), the negative of the entropy: -(log(pi / 2) + 1) / 2. */
  static final double MEAN_LOG_DENSITY = -(Math.log(Math.PI / 2) + 1) / 2;

  private static final ModelHeader HEADER =
      new ModelHeader(
          "half-normal",
          Schema.of(Column.real("x")),
          Options.none(),
          new Provenance(1, "", 0, ""),
          new TrainingSummary(0, true, OptionalDouble.empty(), 0, 0, Map.of()));

  @Override
  public ModelHeader header() {
    return HEADER;
  }

  @Override
  public double[] logDensity(Batch rows) {
    double[] x = rows.numbers(rows.schema().indexOf("x"));
    double[] logDensities = new double[x.length];
    for (int row = 0; row < x.length; row++) {
      logDensities[row] = Double.isNaN(x[row]) ? 0 : logDensity(x[row]);
    }
    return logDensities;
  }

  static double logDensity(double x) {
    return x < 0 ? Double.NEGATIVE_INFINITY : Math.log(2 / Math.PI) / 2 - x * x / 2;
  }

  @Override
  public void write(ModelArchiveWriter writer) {}
}
