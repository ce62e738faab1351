package org.genera.vae.row;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.option.Options;
import org.genera.neural.encoding.Numbers;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.likelihood.RowLikelihood;

/**
 * One column of images: a cell is a pixel's grey value over 255, or the lower end of its bin of
 * 1/256 where pixels are Gaussian.
 *
 * @param features the column
 * @param pixels p(pixels | z)
 * @param options of the model
 */
record ImageCodec(Schema features, PixelLikelihood pixels, Options options) implements RowCodec {

  private static final int WHITE = 255;
  private static final int BINS = 256;

  static ImageCodec of(Column column, Options options) {
    return new ImageCodec(Schema.of(column), PixelLikelihood.of(column, options), options);
  }

  private int size() {
    return ((ColumnType.Image) features.column(0).type()).size();
  }

  @Override
  public RowEncoding encoding() {
    return new RowEncoding(List.of(new Numbers(size())));
  }

  @Override
  public RowLikelihood likelihood() {
    return pixels.of(size());
  }

  @Override
  public Treatment treatment() {
    return pixels.treatment();
  }

  @Override
  public boolean isDrawn() {
    return pixels.isDrawn();
  }

  @Override
  public Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("likelihood", pixels.words());
    notes.put("treatment", pixels.treatment().words());
    return notes;
  }

  @Override
  public String words() {
    return pixels.words();
  }

  @Override
  public LikelihoodOptions optionsInQuestion() {
    return new LikelihoodOptions(
        options,
        pixels instanceof PixelLikelihood.Grey ? features.names() : List.of(),
        pixels instanceof PixelLikelihood.Discretised,
        pixels instanceof PixelLikelihood.Binary);
  }

  @Override
  public void write(ModelArchiveWriter writer) {}

  @Override
  public ImageCodec read(ModelArchive archive) {
    return this;
  }

  private boolean isBinned() {
    return treatment() == Treatment.DEQUANTISE;
  }

  @Override
  public float[] encode(Batch batch) {
    int size = size();
    float[] rows = new float[Math.multiplyExact(batch.rows(), size)];
    OptionalInt column = batch.schema().find(features.column(0).name());
    if (column.isEmpty()) {
      Arrays.fill(rows, Float.NaN);
      return rows;
    }
    ImageVector images = (ImageVector) batch.column(column.getAsInt());
    float scale = isBinned() ? BINS : WHITE;
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
    int size = size();
    BatchBuilder builder = new BatchBuilder(features, count);
    byte[] image = new byte[size];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < size; i++) {
        double value = rows[row * size + i];
        double grey = isBinned() ? Math.floor(value * BINS) : Math.rint(value * WHITE);
        image[i] = (byte) (int) Math.max(0, Math.min(WHITE, grey));
      }
      builder.image(0, image);
      builder.endRow();
    }
    return builder.build(0);
  }
}
