package org.genera.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.neural.encoding.Numbers;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.Gaussian;
import org.genera.neural.likelihood.RowLikelihood;

/**
 * Latent variables of another model as rows: numbers as they are, Gaussian with a learned variance
 * each.
 *
 * @param features z1, z2 and so on
 */
record LatentCodec(Schema features) implements RowCodec {

  @Override
  public RowEncoding encoding() {
    return new RowEncoding(List.of(new Numbers(features.size())));
  }

  @Override
  public RowLikelihood likelihood() {
    double[] units = new double[features.size()];
    Arrays.fill(units, 1);
    return new Gaussian(units, false);
  }

  @Override
  public Treatment treatment() {
    return Treatment.NONE;
  }

  @Override
  public boolean isDrawn() {
    return true;
  }

  @Override
  public boolean isBounded() {
    return false;
  }

  @Override
  public Map<String, String> notes() {
    return Map.of();
  }

  @Override
  public List<Column> scaledColumns() {
    return List.of();
  }

  @Override
  public RowCodec standardised(double[] centres, double[] scales) {
    return this;
  }

  @Override
  public RowCodec within(double[] lowest, double[] highest) {
    return this;
  }

  @Override
  public double[] lowest() {
    return new double[0];
  }

  @Override
  public double[] highest() {
    return new double[0];
  }

  @Override
  public double[] centres() {
    return new double[0];
  }

  @Override
  public double[] scales() {
    return new double[0];
  }

  @Override
  public float[] encode(Batch batch) {
    int width = features.size();
    float[] rows = new float[Math.multiplyExact(batch.rows(), width)];
    for (int k = 0; k < width; k++) {
      double[] column = batch.numbers(batch.schema().indexOf(features.column(k).name()));
      for (int row = 0; row < column.length; row++) {
        rows[row * width + k] = (float) column[row];
      }
    }
    return rows;
  }

  @Override
  public Batch decode(float[] cells, int count) {
    int width = features.size();
    List<ColumnVector> columns = new ArrayList<>();
    for (int k = 0; k < width; k++) {
      double[] column = new double[count];
      for (int row = 0; row < count; row++) {
        column[row] = cells[row * width + k];
      }
      columns.add(new RealVector(column));
    }
    return Batch.of(features, 0, count, columns);
  }
}
