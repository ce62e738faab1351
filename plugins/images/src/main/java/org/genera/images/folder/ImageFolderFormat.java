package org.genera.images.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Option;
import org.genera.images.ImageColumns;
import org.genera.images.PictureFile;
import org.genera.images.PictureKind;
import org.genera.images.sheet.SheetFormat;

/** Folders of PNG, JPEG and BMP files, with a folder a class; or a single picture. */
public final class ImageFolderFormat implements DatasetFormat {

  /** The column with the place of each picture in its folder. */
  static final String FILE = "file";

  private static final Option<String> RESIZE =
      Option.text("resize")
          .describe("reading: HEIGHTxWIDTH in pixels that every picture is scaled to");

  private static final Option<String> CHANNELS =
      Option.choice("channels", "1", "3")
          .describe("reading: 1 (grey) or 3 (colours; default where a picture has any)");

  /** The format; it has no state. */
  public ImageFolderFormat() {}

  @Override
  public String name() {
    return "images";
  }

  @Override
  public String description() {
    return "a folder of PNG, JPEG and BMP files, with a folder a class; writes PNG";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(RESIZE, CHANNELS);
  }

  @Override
  public Detection detect(DataSource source) {
    if (source.path().filter(Files::isDirectory).isPresent()) {
      return PictureFolder.detect(source.path().get());
    }
    boolean picture = PictureKind.isPicture(source.head()) && !SheetFormat.isSheet(source.head());
    return picture ? Detection.CONTENT : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    String name = request.source().location();
    Path path = request.source().requirePath();
    PictureFolder folder =
        Files.isDirectory(path) ? PictureFolder.of(path, name) : single(path, name);
    if (folder.entries().isEmpty()) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "'" + name + "' has no picture called .png, .jpg, .jpeg or .bmp, nor have its folders.");
    }
    Optional<String> channels = request.options().find(CHANNELS);
    ColumnType.Image type =
        PictureSize.of(
            folder.entries().stream().map(PictureFolder.Entry::file).toList(),
            PictureSize.parse(request.options().find(RESIZE)),
            channels
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty()),
            request.cancellation());
    return opened(folder, type);
  }

  private static PictureFolder single(Path path, String name) {
    PictureFile file = new PictureFile(name, path);
    String own = String.valueOf(path.getFileName());
    return new PictureFolder(List.of(new PictureFolder.Entry(file, -1, own)), List.of(), 0);
  }

  private static OpenedDataset opened(PictureFolder folder, ColumnType.Image type) {
    Map<String, String> decisions = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>();
    columns.add(ImageColumns.image(type));
    decisions.put(
        ImageColumns.IMAGE,
        "image: " + type.channels() + " x " + type.height() + " x " + type.width());
    if (!folder.classes().isEmpty()) {
      columns.add(ImageColumns.label(folder.classes()));
      decisions.put(ImageColumns.LABEL, "category: the folders are " + folder.classes().size());
    }
    columns.add(new Column(FILE, new ColumnType.Text(), Role.ID));
    decisions.put(FILE, "text: where each picture lies");
    List<String> findings = new ArrayList<>();
    findings.add("pictures: " + folder.entries().size());
    if (folder.others() > 0) {
      findings.add("not pictures, left alone: " + folder.others());
    }
    Schema schema = Schema.of(columns);
    Dataset dataset =
        Dataset.ofBlocks(schema, folder.entries().size(), new FolderRows(schema, folder.entries()));
    return new OpenedDataset(dataset, decisions, findings);
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return FolderWriter.create(request);
  }
}
