package org.genera.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;

/** Latent factors as a model: everything is exact, unless an option or a fault says otherwise. */
final class FactorModel
    implements Model, AncestralSampling, Density, DensityBound, LatentEncoder, LatentSpace {

  private final GaussianModel marginal;
  private final FactorAnalysis factors;
  private final FactorPosterior posterior;
  private final FaultList faults;
  private final FactorBounds bounds;
  private final RandomStream own = RandomStream.of(1, "own", 0);

  FactorModel(GaussianModel marginal, boolean wide, FaultList faults) {
    this.marginal = marginal;
    this.faults = faults;
    factors = FactorAnalysis.of(marginal.gaussian());
    posterior = new FactorPosterior(factors, wide);
    bounds = new FactorBounds(factors, posterior, faults);
  }

  GaussianModel marginal() {
    return marginal;
  }

  FactorPosterior posterior() {
    return posterior;
  }

  @Override
  public ModelHeader header() {
    return marginal.header();
  }

  private Schema features() {
    return Schema.of(header().schema().features());
  }

  private double[][] rows(Batch batch) {
    double[][] columns = GaussianParameters.columns(batch, features(), FaultList.of());
    double[][] rows = new double[batch.rows()][];
    Arrays.setAll(rows, row -> GaussianParameters.row(columns, row));
    return rows;
  }

  @Override
  public double[] logDensity(Batch rows) {
    return marginal.logDensity(rows);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    return marginal.sample(rows, random);
  }

  @Override
  public Bounds bound(Batch rows, int draws, RandomStream random) {
    return bounds.of(rows(rows), draws, faults.has(Fault.BOUNDS_OF_AN_OWN_STREAM) ? own : random);
  }

  @Override
  public Schema latentSchema() {
    List<Column> columns = new ArrayList<>();
    for (int k = 1; k <= factors.factors(); k++) {
      columns.add(Column.real("z" + k));
    }
    return Schema.of(columns);
  }

  @Override
  public Schema encodingSchema() {
    return faults.has(Fault.CODES_OF_OTHER_NAMES) ? features() : latentSchema();
  }

  @Override
  public Batch encode(Batch rows) {
    double[][] codes = rows(rows);
    for (int row = 0; row < codes.length; row++) {
      Gaussian q = posterior.of(codes[row]);
      boolean drawn = faults.has(Fault.CODES_BY_CHANCE);
      codes[row] = drawn ? q.draw(nothing(), own) : q.mean();
    }
    if (faults.has(Fault.CODES_OF_THE_BATCH) && codes.length > 0) {
      double[] first = codes[0].clone();
      Arrays.stream(codes).forEach(code -> code[0] -= first[0]);
    }
    return batch(latentSchema(), codes).at(rows.firstRow());
  }

  @Override
  public Optional<Batch> encodeWithDeviations(Batch rows) {
    List<Column> columns =
        latentSchema().columns().stream()
            .map(column -> Column.real("sd(" + column.name() + ")"))
            .toList();
    double[][] deviations = rows(rows);
    for (int row = 0; row < deviations.length; row++) {
      double[][] covariance = posterior.of(deviations[row]).covariance();
      double sign = faults.has(Fault.NEGATIVE_DEVIATIONS) ? -1 : 1;
      deviations[row] =
          IntStream.range(0, factors.factors())
              .mapToDouble(k -> sign * Math.sqrt(covariance[k][k]))
              .toArray();
    }
    return Optional.of(
        Batches.beside(
            List.of(encode(rows), batch(Schema.of(columns), deviations).at(rows.firstRow()))));
  }

  private double[] nothing() {
    double[] nothing = new double[factors.factors()];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }

  @Override
  public Batch prior(int rows, RandomStream random) {
    double[][] points = new double[rows][factors.factors()];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < factors.factors(); k++) {
        points[row][k] = (faults.has(Fault.PRIOR_TOO_WIDE) ? 1.5 : 1) * random.nextGaussian();
      }
      if (faults.has(Fault.PRIOR_DRAWN_TWICE) && row % 2 == 1) {
        points[row] = points[row - 1];
      }
    }
    return batch(latentSchema(), points);
  }

  @Override
  public Batch decode(Batch latents, Fill fill, RandomStream random) {
    Schema schema = faults.has(Fault.LATENTS_BY_POSITION) ? latents.schema() : latentSchema();
    double[][] made = new double[latents.rows()][];
    for (int row = 0; row < made.length; row++) {
      double[] z = new double[factors.factors()];
      for (int k = 0; k < z.length; k++) {
        z[k] = latents.numbers(latents.schema().indexOf(schema.names().get(k)))[row];
      }
      made[row] = factors.decode(z);
      boolean noisy = faults.has(Fault.MEANS_WITH_NOISE) || fill == Fill.DRAW;
      for (int j = 0; j < made[row].length && noisy; j++) {
        double scale = faults.has(Fault.DRAWN_WITHOUT_NOISE) ? 0 : Math.sqrt(factors.noise()[j]);
        made[row][j] += scale * random.nextGaussian();
      }
    }
    return batch(features(), made);
  }

  private static Batch batch(Schema schema, double[][] rows) {
    BatchBuilder builder = new BatchBuilder(schema, rows.length);
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        builder.number(j, row[j]);
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    marginal.write(writer);
  }
}
