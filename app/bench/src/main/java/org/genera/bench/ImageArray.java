package org.genera.bench;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.numerics.NpyReader;

/** Pictures of 28 x 28 in an array of bytes. */
final class ImageArray {

  static final int SIDE = 28;
  static final int WHITE = 255;

  private ImageArray() {}

  /** Pictures of zeros and ones, which is black and white, as a column of images. */
  static Batch readBinary(Path file) {
    byte[] pixels = read(file);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (pixels[i] == 0 ? 0 : WHITE);
    }
    return batch(pixels);
  }

  /** Grey pictures, as a column of images. */
  static Batch readGrey(Path file) {
    return batch(read(file));
  }

  private static byte[] read(Path file) {
    try (NpyReader array = NpyReader.open(file)) {
      return array.readBytes(0, array.rows());
    }
  }

  private static Batch batch(byte[] pixels) {
    int rows = pixels.length / (SIDE * SIDE);
    Schema schema =
        Schema.of(new Column("image", new ColumnType.Image(1, SIDE, SIDE), Role.FEATURE));
    return Batch.of(schema, 0, rows, List.of(new ImageVector(rows, pixels, new BitSet())));
  }
}
