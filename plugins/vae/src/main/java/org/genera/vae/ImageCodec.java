package org.genera.vae;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;
import org.genera.neural.encoding.Numbers;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.BernoulliLogits;
import org.genera.neural.likelihood.Gaussian;
import org.genera.neural.likelihood.RowLikelihood;

/**
 * One column of images: Bernoulli pixels are their grey value over 255, Gaussian ones the lower end
 * of their bin of 1/256.
 *
 * @param features the column
 * @param size the number of pixels
 * @param treatment {@link Treatment#DEQUANTISE} if pixels are Gaussian
 */
record ImageCodec(Schema features, int size, Treatment treatment) implements RowCodec {

  private static final int WHITE = 255;
  private static final int BINS = 256;

  static ImageCodec of(Schema features, int size, Options options) {
    return new ImageCodec(
        features,
        size,
        options.get(VaeOptions.LIKELIHOOD).equals("gaussian")
            ? Treatment.DEQUANTISE
            : Treatment.valueOf(options.get(VaeOptions.BINARISE).toUpperCase(Locale.ROOT)));
  }

  private boolean gaussian() {
    return treatment == Treatment.DEQUANTISE;
  }

  @Override
  public RowEncoding encoding() {
    return new RowEncoding(List.of(new Numbers(size)));
  }

  @Override
  public RowLikelihood likelihood() {
    if (!gaussian()) {
      return new BernoulliLogits(size);
    }
    double[] units = new double[size];
    Arrays.fill(units, BINS);
    return new Gaussian(units, true);
  }

  @Override
  public boolean isDrawn() {
    return gaussian();
  }

  @Override
  public Map<String, String> notes() {
    return Map.of(
        "likelihood",
        gaussian() ? "gaussian, one learned variance" : "bernoulli",
        "treatment",
        switch (treatment) {
          case DYNAMIC ->
              "dynamic binarisation: a pixel is white with its grey value over 255 as probability,"
                  + " drawn anew each time; samples are grey values";
          case THRESHOLD ->
              "thresholded: a pixel is white from one half on; samples are probabilities as grey"
                  + " values";
          default -> "dequantised: uniform noise in each bin";
        });
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
    float[] rows = new float[Math.multiplyExact(batch.rows(), size)];
    OptionalInt column = batch.schema().find(features.column(0).name());
    if (column.isEmpty()) {
      Arrays.fill(rows, Float.NaN);
      return rows;
    }
    ImageVector images = (ImageVector) batch.column(column.getAsInt());
    float scale = gaussian() ? BINS : WHITE;
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
        double grey = gaussian() ? Math.floor(value * BINS) : Math.rint(value * WHITE);
        pixels[i] = (byte) (int) Math.max(0, Math.min(WHITE, grey));
      }
      builder.image(0, pixels);
      builder.endRow();
    }
    return builder.build(0);
  }
}
