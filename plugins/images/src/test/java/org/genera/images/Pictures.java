package org.genera.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import javax.imageio.ImageIO;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ImageVector;

/** Small pictures and the bytes of files that hold them. */
public final class Pictures {

  private Pictures() {}

  /** Values that differ from pixel to pixel and from picture to picture. */
  public static byte[] values(int picture, ColumnType.Image type) {
    byte[] values = new byte[type.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (picture * 37 + i * 11);
    }
    return values;
  }

  public static ImageVector vector(int rows, ColumnType.Image type) {
    ByteBuffer pixels = ByteBuffer.allocate(rows * type.size());
    for (int row = 0; row < rows; row++) {
      pixels.put(values(row, type));
    }
    return new ImageVector(rows, pixels.array(), new BitSet());
  }

  public static byte[] png(int picture, ColumnType.Image type) {
    return encoded("png", Picture.of(values(picture, type), 0, type));
  }

  public static byte[] encoded(String format, BufferedImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer of " + format);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
