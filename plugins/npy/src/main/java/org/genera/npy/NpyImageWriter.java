package org.genera.npy;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.numerics.NpyType;
import org.genera.numerics.NpyWriter;

/** Writes images as an array of images x rows x columns, colours as images x 3 x rows x columns. */
final class NpyImageWriter implements DatasetWriter {

  private final NpyWriter writer;
  private long rows;
  private boolean closed;

  private NpyImageWriter(NpyWriter writer) {
    this.writer = writer;
  }

  /** Whether there is nothing but images. */
  static boolean isFor(Schema schema) {
    return schema.size() == 1 && schema.column(0).type() instanceof ColumnType.Image;
  }

  static NpyImageWriter create(WriteRequest request) {
    ColumnType.Image type = (ColumnType.Image) request.schema().column(0).type();
    int[] shape =
        type.channels() == 1
            ? new int[] {type.height(), type.width()}
            : new int[] {type.channels(), type.height(), type.width()};
    return new NpyImageWriter(NpyWriter.create(request.path(), NpyType.U1, shape));
  }

  @Override
  public void accept(Batch batch) {
    ImageVector images = (ImageVector) batch.column(0);
    if (!images.missing().isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Row "
              + (rows + images.missing().nextSetBit(0) + 1)
              + ": the image is missing, which an array of bytes cannot say.");
    }
    writer.writeRows(images.pixels());
    rows += batch.rows();
  }

  @Override
  public void finish() {
    close();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      writer.close();
    }
  }
}
