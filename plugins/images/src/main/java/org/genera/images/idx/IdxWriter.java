package org.genera.images.idx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.images.ImageColumns;

/**
 * Writes images into one file, or with a label into a folder of two: {@code
 * train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}. The number of images is put into
 * the heads at the end.
 */
final class IdxWriter implements DatasetWriter {

  private static final int LARGEST_LABEL = 255;

  private final Schema schema;
  private final int image;
  private final Optional<Labels> labels;
  private final Output images;
  private long rows;

  private IdxWriter(Schema schema, int image, Optional<Labels> labels, Output images) {
    this.schema = schema;
    this.image = image;
    this.labels = labels;
    this.images = images;
  }

  /** A column of labels and where it goes. */
  private record Labels(int column, byte[] values, Output output) {}

  static IdxWriter create(WriteRequest request) {
    Schema schema = request.schema();
    int image = ImageColumns.position(schema);
    ColumnType.Image type = ImageColumns.type(schema.column(image));
    int[] shape =
        type.channels() == 1
            ? new int[] {0, type.height(), type.width()}
            : new int[] {0, type.channels(), type.height(), type.width()};
    Optional<Integer> label = label(schema, image);
    if (label.isEmpty()) {
      return new IdxWriter(schema, image, Optional.empty(), new Output(request.path(), shape));
    }
    byte[] values = values(schema.column(label.get()));
    createDirectory(request.path());
    Path folder = request.path();
    Output pictures =
        new Output(folder.resolve("train-images-idx" + shape.length + "-ubyte"), shape);
    Output classes = new Output(folder.resolve("train-labels-idx1-ubyte"), new int[] {0});
    return new IdxWriter(
        schema, image, Optional.of(new Labels(label.get(), values, classes)), pictures);
  }

  /** The one other column. */
  private static Optional<Integer> label(Schema schema, int image) {
    if (schema.size() == 1) {
      return Optional.empty();
    }
    int other = 1 - image;
    if (schema.size() > 2 || !(schema.column(other).type() instanceof ColumnType.Category)) {
      List<Column> others = new ArrayList<>(schema.columns());
      others.remove(image);
      throw ImageColumns.noPlace("IDX files hold images and one label, a category", others);
    }
    return Optional.of(other);
  }

  private static byte[] values(Column label) {
    List<String> levels = ((ColumnType.Category) label.type()).levels();
    byte[] values = new byte[levels.size()];
    for (int i = 0; i < values.length; i++) {
      String level = levels.get(i);
      if (!level.matches("\\d{1,3}") || Integer.parseInt(level) > LARGEST_LABEL) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "IDX files hold labels from 0 to 255, and column '"
                + label.name()
                + "' has the level '"
                + level
                + "'; write a folder of pictures (images:PATH).");
      }
      values[i] = (byte) Integer.parseInt(level);
    }
    return values;
  }

  private static void createDirectory(Path path) {
    try {
      Files.createDirectory(path);
    } catch (IOException e) {
      throw new GeneraException(
          StandardError.INPUT_OUTPUT, "'" + path + "' cannot be created: " + e + ".", e);
    }
  }

  @Override
  public void accept(Batch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      for (int column = 0; column < schema.size(); column++) {
        if (batch.column(column).isMissing(row)) {
          throw new GeneraException(
              StandardError.INVALID_DATA,
              "Row "
                  + (rows + row + 1)
                  + ", column '"
                  + schema.column(column).name()
                  + "': the cell is missing, which IDX files cannot say.");
        }
      }
    }
    images.write(((ImageVector) batch.column(image)).pixels());
    labels.ifPresent(
        found -> {
          int[] codes = ((CategoryVector) batch.column(found.column())).codes();
          byte[] values = new byte[codes.length];
          for (int row = 0; row < values.length; row++) {
            values[row] = found.values()[codes[row]];
          }
          found.output().write(values);
        });
    rows += batch.rows();
  }

  @Override
  public void finish() {
    images.finish(rows);
    labels.ifPresent(found -> found.output().finish(rows));
  }

  @Override
  public void close() {
    images.close();
    labels.ifPresent(found -> found.output().close());
  }

  /** A file whose first size is not known before its end. */
  private static final class Output {
    private final Path path;
    private final OutputStream out;

    Output(Path path, int[] shape) {
      this.path = path;
      ByteBuffer head = ByteBuffer.allocate(4 + 4 * shape.length);
      head.putInt(IdxFile.UNSIGNED_BYTE << 8 | shape.length);
      for (int size : shape) {
        head.putInt(size);
      }
      try {
        out = new BufferedOutputStream(Files.newOutputStream(path));
        out.write(head.array());
      } catch (IOException e) {
        throw failed(e);
      }
    }

    void write(byte[] values) {
      try {
        out.write(values);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    void finish(long rows) {
      close();
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        file.seek(4);
        file.writeInt(Math.toIntExact(rows));
      } catch (IOException e) {
        throw failed(e);
      }
    }

    void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    private GeneraException failed(IOException e) {
      return new GeneraException(
          StandardError.INPUT_OUTPUT, "'" + path + "' cannot be written: " + e + ".", e);
    }
  }
}
