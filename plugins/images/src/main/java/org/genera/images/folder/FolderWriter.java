package org.genera.images.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.api.data.WriteRequest;
import org.genera.images.ImageColumns;
import org.genera.images.Picture;
import org.genera.images.PngOutput;

/**
 * Writes each image into a PNG file, in the folder of its class if there is a label. Files are
 * called as the column {@code file} says, or by number.
 */
final class FolderWriter implements DatasetWriter {

  private static final int LONGEST_NAME = 200;
  private static final String ENDING = ".png";

  private final Path folder;
  private final Schema schema;
  private final int image;
  private final Optional<Integer> label;
  private final Optional<Integer> file;
  private long rows;

  private FolderWriter(Path folder, Schema schema, int image) {
    this.folder = folder;
    this.schema = schema;
    this.image = image;
    label = find(type -> type instanceof ColumnType.Category);
    file =
        find(type -> type instanceof ColumnType.Text)
            .filter(i -> schema.column(i).name().equals(ImageFolderFormat.FILE));
  }

  private Optional<Integer> find(Predicate<ColumnType> wanted) {
    return IntStream.range(0, schema.size())
        .filter(i -> wanted.test(schema.column(i).type()))
        .boxed()
        .findFirst();
  }

  static FolderWriter create(WriteRequest request) {
    Schema schema = request.schema();
    FolderWriter writer = new FolderWriter(request.path(), schema, ImageColumns.position(schema));
    List<Column> others = new ArrayList<>(schema.columns());
    others.remove(schema.column(ImageColumns.position(schema)));
    writer.label.ifPresent(i -> others.remove(schema.column(i)));
    writer.file.ifPresent(i -> others.remove(schema.column(i)));
    if (!others.isEmpty()) {
      throw ImageColumns.noPlace(
          "A folder of pictures holds images, one label (a category) and their names (column '"
              + ImageFolderFormat.FILE
              + "')",
          others);
    }
    createDirectory(request.path());
    writer.label.ifPresent(i -> createClasses(request.path(), schema.column(i)));
    return writer;
  }

  private static void createClasses(Path folder, Column label) {
    for (String level : ((ColumnType.Category) label.type()).levels()) {
      requireName(level, "level of column '" + label.name() + "'");
      createDirectory(folder.resolve(level));
    }
  }

  private static void createDirectory(Path path) {
    try {
      Files.createDirectory(path);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /** What becomes part of a path must stay within the folder, on every system. */
  private static void requireName(String name, String what) {
    boolean plain =
        name.chars().noneMatch(c -> c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0)
            && !name.isBlank()
            && !name.startsWith(".")
            && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    if (!plain) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "The " + what + " '" + name + "' cannot be the name of a file; choose another format.");
    }
  }

  @Override
  public void accept(Batch batch) {
    ColumnType.Image type = ImageColumns.type(schema.column(image));
    byte[] pixels = ((ImageVector) batch.column(image)).pixels();
    for (int row = 0; row < batch.rows(); row++) {
      if (batch.column(image).isMissing(row)) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "Row " + (rows + 1) + ": the image is missing, which a folder of pictures cannot say.");
      }
      PngOutput.write(
          Picture.of(pixels, row * type.size(), type), Map.of(), unused(path(batch, row)));
      rows++;
    }
  }

  private Path path(Batch batch, int row) {
    Path own = folder;
    if (label.isPresent() && !batch.column(label.get()).isMissing(row)) {
      List<String> levels = ((ColumnType.Category) schema.column(label.get()).type()).levels();
      own = folder.resolve(levels.get(((CategoryVector) batch.column(label.get())).codes()[row]));
    }
    return own.resolve(name(batch, row));
  }

  private String name(Batch batch, int row) {
    if (file.isEmpty() || batch.column(file.get()).isMissing(row)) {
      return String.format("%06d", rows) + ENDING;
    }
    String text = ((TextVector) batch.column(file.get())).values()[row];
    String last = text.substring(text.lastIndexOf('/') + 1);
    requireName(last, "name in column '" + ImageFolderFormat.FILE + "'");
    if (last.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      return last;
    }
    int dot = last.lastIndexOf('.');
    return (dot > 0 ? last.substring(0, dot) : last) + ENDING;
  }

  private static Path unused(Path path) {
    if (Files.exists(path)) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Two images are called '" + path.getFileName() + "'; drop column 'file'.");
    }
    return path;
  }

  private static GeneraException failed(Path path, IOException e) {
    return new GeneraException(
        StandardError.INPUT_OUTPUT, "'" + path + "' cannot be written: " + e + ".", e);
  }

  /** Every file is complete when it is written. */
  @Override
  public void finish() {}

  /** No file stays open. */
  @Override
  public void close() {}
}
