package org.genera.gmm;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.LogDensityGradient;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;

/** A fitted mixture. */
final class GmmModel
    implements Model,
        AncestralSampling,
        Density,
        Conditioning,
        MixtureMembership,
        LogDensityGradient {

  private final ModelHeader header;
  private final NumericFeatures features;
  private final Mixture mixture;
  private final MixtureDensity density;

  GmmModel(ModelHeader header, Mixture mixture) {
    this.header = header;
    this.mixture = mixture;
    features = NumericFeatures.of(header.schema());
    density = new MixtureDensity(mixture);
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  Mixture mixture() {
    return mixture;
  }

  NumericFeatures features() {
    return features;
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    MixtureTensors.write(mixture, writer);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    return features.batch(new MixtureSampler(mixture).draw(rows, random), rows);
  }

  @Override
  public double[] logDensity(Batch rows) {
    double[] result = new double[rows.rows()];
    new RowScores(density).score(features.columns(rows), (row, log, shares) -> result[row] = log);
    return result;
  }

  @Override
  public int components() {
    return mixture.components();
  }

  @Override
  public double[][] responsibilities(Batch rows) {
    double[][] result = new double[rows.rows()][];
    new RowScores(density)
        .score(features.columns(rows), (row, log, shares) -> result[row] = shares.clone());
    return result;
  }

  @Override
  public List<String> coordinates() {
    return features.schema().columns().stream()
        .filter(column -> column.type() instanceof ColumnType.Real)
        .map(Column::name)
        .toList();
  }

  @Override
  public double[][] gradient(Batch rows) {
    MixtureGradient gradient = new MixtureGradient(mixture);
    double[][] columns = features.columns(rows);
    int[] coordinates =
        coordinates().stream().mapToInt(name -> features.schema().indexOf(name)).toArray();
    double[][] result = new double[rows.rows()][];
    for (int row = 0; row < result.length; row++) {
      double[] whole = gradient.at(NumericFeatures.row(columns, row));
      result[row] = Arrays.stream(coordinates).mapToDouble(j -> whole[j]).toArray();
    }
    return result;
  }

  @Override
  public Model marginal(Collection<String> columns) {
    return new ConditionalMixtures(this).marginal(columns);
  }

  @Override
  public Model given(Batch evidence) {
    return new ConditionalMixtures(this).given(evidence);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    return new ConditionalMixtures(this).impute(rows, fill, random);
  }
}
