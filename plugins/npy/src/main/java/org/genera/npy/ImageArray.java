package org.genera.npy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BlockSource;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ImageVector;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.numerics.NpyReader;
import org.genera.numerics.NpyType;

/**
 * Images in an array: images x rows x columns, and with a last index of 1 or 3, or else a second
 * one, for the channels.
 *
 * @param reader the array; closed with the dataset
 * @param schema one column
 * @param channelsLast whether the last index is that of the channels
 */
record ImageArray(NpyReader reader, Schema schema, boolean channelsLast) implements BlockSource {

  static final String IMAGE = "image";

  /** Whether an array is one of images. */
  static boolean isOne(NpyReader reader) {
    int dimensions = reader.shape().length;
    return reader.dtype() == NpyType.U1 && (dimensions == 3 || dimensions == 4);
  }

  static OpenedDataset open(String file, NpyReader reader) {
    int[] shape = reader.shape();
    boolean last = shape.length == 4 && isChannels(shape[3]);
    boolean second = shape.length == 4 && !last && isChannels(shape[1]);
    int from = second ? 2 : 1;
    boolean possible = shape.length == 3 || last || second;
    if (!possible || shape[from] < 1 || shape[from + 1] < 1) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "'"
              + file
              + "', an array of shape "
              + Arrays.toString(shape)
              + ", holds no images: those are images x rows x columns, with 1 or 3 channels as last"
              + " or second index.");
    }
    int channels = shape.length == 3 ? 1 : last ? shape[3] : shape[1];
    reader.columns();
    ColumnType.Image type = new ColumnType.Image(channels, shape[from], shape[from + 1]);
    Schema schema = Schema.of(new Column(IMAGE, type, Role.FEATURE));
    return new OpenedDataset(
        Dataset.ofBlocks(schema, reader.rows(), new ImageArray(reader, schema, last)),
        Map.of(IMAGE, "image: unsigned bytes in " + shape.length + " dimensions"),
        List.of("array of u1, shape " + Arrays.toString(shape)));
  }

  private static boolean isChannels(int size) {
    return size == 1 || size == 3;
  }

  @Override
  public Batch block(long firstRow, int rows) {
    byte[] pixels = reader.readBytes(firstRow, rows);
    ColumnType.Image type = (ColumnType.Image) schema.column(0).type();
    byte[] planes = channelsLast && type.channels() > 1 ? planes(pixels, rows, type) : pixels;
    return Batch.of(schema, firstRow, rows, List.of(new ImageVector(rows, planes, new BitSet())));
  }

  /** Channel by channel what is stored pixel by pixel. */
  private static byte[] planes(byte[] pixels, int rows, ColumnType.Image type) {
    byte[] planes = new byte[pixels.length];
    int size = type.height() * type.width();
    for (int row = 0; row < rows; row++) {
      int at = row * type.size();
      for (int i = 0; i < type.size(); i++) {
        planes[at + i % type.channels() * size + i / type.channels()] = pixels[at + i];
      }
    }
    return planes;
  }

  @Override
  public void close() {
    reader.close();
  }
}
