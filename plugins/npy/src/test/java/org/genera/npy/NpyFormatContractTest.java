package org.genera.npy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class NpyFormatContractTest extends DatasetFormatContract {

  private static final double[] NUMBERS = {1, -2.5, 3e300, Double.NaN, 5, 6, 7, 8, 9, -0.0};

  @Override
  protected DatasetFormat format() {
    return new NpyFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    Schema two = Schema.of(Column.real("c1"), Column.real("c2"));
    double[] first = {1, 3e300, 5, 7, 9};
    double[] second = {-2.5, Double.NaN, 6, 8, -0.0};
    return List.of(
        fixture("rows", "<f8", false, "(5, 2)", Tables.doubles(NUMBERS))
            .holds(Batch.ofReals(two, first, second)),
        fixture("columns", "<f8", true, "(2, 5)", Tables.doubles(NUMBERS)),
        fixture("whole numbers", "<i8", false, "(3, 1)", Tables.longs(1, -7, Long.MAX_VALUE)),
        fixture("one dimension", "<f8", false, "(10,)", Tables.doubles(NUMBERS)),
        fixture("grey images", "|u1", false, "(5, 3, 2)", bytes(30)).holds(images(1, 3, 2)),
        fixture("channels first", "|u1", false, "(2, 3, 2, 4)", bytes(48)),
        fixture("channels last", "|u1", false, "(5, 1, 2, 3)", bytes(30)).holds(images(3, 1, 2)));
  }

  private static ByteBuffer bytes(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    for (int i = 0; i < count; i++) {
      bytes.put((byte) (i * 7 + 100));
    }
    return bytes.flip();
  }

  /** Five images of six values each, whose channels are stored last. */
  private static Batch images(int channels, int height, int width) {
    byte[] stored = bytes(30).array();
    byte[] planes = new byte[stored.length];
    int pixels = height * width;
    for (int image = 0; image < 5; image++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        for (int c = 0; c < channels; c++) {
          planes[image * 6 + c * pixels + pixel] = stored[image * 6 + pixel * channels + c];
        }
      }
    }
    ColumnType.Image type = new ColumnType.Image(channels, height, width);
    return Batch.of(
        Schema.of(new Column("image", type, Role.FEATURE)),
        0,
        5,
        List.of(new ImageVector(5, planes, new BitSet())));
  }

  private FormatFixture fixture(
      String name, String descr, boolean fortran, String shape, ByteBuffer data) {
    try {
      byte[] content = Files.readAllBytes(Tables.file(directory, descr, fortran, shape, data));
      return FormatFixture.file(name, "array.npy", content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
