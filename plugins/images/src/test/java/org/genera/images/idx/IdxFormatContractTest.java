package org.genera.images.idx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.Schema;
import org.genera.images.ImageColumns;
import org.genera.images.Pictures;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class IdxFormatContractTest extends DatasetFormatContract {

  private static final ColumnType.Image GREY = new ColumnType.Image(1, 3, 2);
  private static final ColumnType.Image COLOURS = new ColumnType.Image(3, 2, 4);
  private static final int ROWS = 9;

  @Override
  protected DatasetFormat format() {
    return new IdxFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    byte[] grey = images(GREY, ROWS, 3, 2);
    Batch pictures =
        Batch.of(
            Schema.of(ImageColumns.image(GREY)), 0, ROWS, List.of(Pictures.vector(ROWS, GREY)));
    return List.of(
        FormatFixture.file("grey", "grey.idx", grey).holds(pictures),
        FormatFixture.file("compressed", "grey.idx.gz", compressed(grey)).holds(pictures),
        FormatFixture.file("colours", "colours.idx", images(COLOURS, ROWS, 3, 2, 4)),
        FormatFixture.folder(
                "labelled",
                "digits",
                Map.of(
                    "train-images-idx3-ubyte",
                    grey,
                    "train-labels-idx1-ubyte.gz",
                    compressed(labels())))
            .holds(labelled()));
  }

  private static Batch labelled() {
    Schema schema =
        Schema.of(ImageColumns.image(GREY), ImageColumns.label(List.of("0", "7", "255")));
    CategoryVector codes = new CategoryVector(new int[] {1, 1, 0, 2, 0, 1, 2, 2, 0});
    return Batch.of(schema, 0, ROWS, List.of(Pictures.vector(ROWS, GREY), codes));
  }

  private static byte[] labels() {
    byte[] values = {7, 7, 0, -1, 0, 7, -1, -1, 0};
    return ByteBuffer.allocate(8 + ROWS).putInt(0x801).putInt(ROWS).put(values).array();
  }

  private static byte[] images(ColumnType.Image type, int... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + ROWS * type.size());
    bytes.putInt(0x800 + shape.length);
    for (int size : shape) {
      bytes.putInt(size);
    }
    return bytes.put(Pictures.vector(ROWS, type).pixels()).array();
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(result)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result.toByteArray();
  }
}
