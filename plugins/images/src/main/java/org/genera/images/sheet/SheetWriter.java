package org.genera.images.sheet;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.ImageVector;
import org.genera.api.data.WriteRequest;
import org.genera.images.ImageColumns;
import org.genera.images.Picture;
import org.genera.images.PngOutput;

/** Collects pictures and draws them at the end. */
final class SheetWriter implements DatasetWriter {

  /** A sheet is decoded as a whole. */
  private static final long MOST_PIXELS = 1L << 26;

  private final WriteRequest request;
  private final int image;
  private final ColumnType.Image type;
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
  private int count;

  private SheetWriter(WriteRequest request, int image) {
    this.request = request;
    this.image = image;
    type = ImageColumns.type(request.schema().column(image));
  }

  static SheetWriter create(WriteRequest request) {
    return new SheetWriter(request, ImageColumns.position(request.schema()));
  }

  @Override
  public void accept(Batch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      if (batch.column(image).isMissing(row)) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "Row " + (count + row + 1) + ": the image is missing, which a sheet cannot say.");
      }
    }
    count += batch.rows();
    requireRoom();
    pixels.writeBytes(((ImageVector) batch.column(image)).pixels());
  }

  private void requireRoom() {
    if (count > 0 && layout().width() * layout().height() > MOST_PIXELS) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          count
              + " pictures of "
              + type.height()
              + "x"
              + type.width()
              + " are more than a sheet holds (2^26 pixels); write fewer, or a folder"
              + " (images:PATH).");
    }
  }

  private SheetLayout layout() {
    Optional<Integer> across = request.options().find(SheetFormat.ACROSS);
    int square = (int) Math.ceil(Math.sqrt(count));
    return new SheetLayout(type, count, Math.min(count, across.orElse(square)));
  }

  @Override
  public void finish() {
    if (count == 0) {
      throw new GeneraException(
          StandardError.NO_DATA, "There is no picture, so no sheet can be drawn.");
    }
    SheetLayout layout = layout();
    BufferedImage sheet =
        Picture.blank(type.channels(), (int) layout.width(), (int) layout.height());
    byte[] values = pixels.toByteArray();
    for (int i = 0; i < count; i++) {
      Picture.draw(values, i * type.size(), type, sheet, layout.left(i), layout.top(i));
    }
    PngOutput.write(sheet, Map.of(SheetLayout.KEYWORD, layout.text()), request.path());
  }

  /** The file is complete when it is drawn. */
  @Override
  public void close() {}
}
