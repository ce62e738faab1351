package org.genera.vae;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;

/**
 * One column of images: Bernoulli pixels are their grey value over 255, Gaussian ones the lower end
 * of their bin of 1/256.
 *
 * @param features the column
 * @param size the number of pixels
 * @param gaussian whether pixels are Gaussian
 */
record ImageCodec(Schema features, int size, boolean gaussian) implements RowCodec {

  private static final int WHITE = 255;
  private static final int BINS = 256;

  @Override
  public RowLayout layout() {
    return new RowLayout(gaussian ? 0 : size, List.of(), gaussian ? size : 0, true);
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
  public double[] centres() {
    return new double[0];
  }

  @Override
  public double[] scales() {
    double[] scales = new double[gaussian ? size : 0];
    Arrays.fill(scales, BINS);
    return scales;
  }

  @Override
  public float[] encode(Batch batch) {
    float[] rows = new float[Math.multiplyExact(batch.rows(), size)];
    OptionalInt column = batch.schema().find(features.column(0).name());
    if (column.isEmpty()) {
      Arrays.fill(rows, Float.NaN);
      return rows;
    }
    ImageVector images = (ImageVector) batch.column(column.getAsInt());
    float scale = gaussian ? BINS : WHITE;
    for (int row = 0; row < images.rows(); row++) {
      boolean missing = images.isMissing(row);
      for (int i = row * size; i < (row + 1) * size; i++) {
        rows[i] = missing ? Float.NaN : (images.pixels()[i] & WHITE) / scale;
      }
    }
    return rows;
  }

  @Override
  public Batch decode(float[] rows, int count) {
    BatchBuilder builder = new BatchBuilder(features, count);
    byte[] pixels = new byte[size];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < size; i++) {
        double value = rows[row * size + i];
        double grey = gaussian ? Math.floor(value * BINS) : Math.rint(value * WHITE);
        pixels[i] = (byte) (int) Math.max(0, Math.min(WHITE, grey));
      }
      builder.image(0, pixels);
      builder.endRow();
    }
    return builder.build(0);
  }
}
