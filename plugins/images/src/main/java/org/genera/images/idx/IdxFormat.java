package org.genera.images.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.images.ImageColumns;

/**
 * IDX files of images, one file or the folder of MNIST: images x rows x columns are grey, images x
 * 3 x rows x columns have colours.
 */
public final class IdxFormat implements DatasetFormat {

  private static final Option<String> SPLIT =
      Option.choice("split", "train", "test")
          .orElse("train")
          .describe("which part of a folder with MNIST's four files is read");

  private static final Option<Integer> LABELS =
      Option.integer("labels")
          .min(1)
          .describe(
              "how many labels are kept, as many of each class as can be; the others count as"
                  + " missing");

  private static final Option<Integer> LABELS_SEED =
      Option.integer("labels-seed").min(0).describe("decides which labels are kept (default 1)");

  private static final Option<Integer> NO_LABEL =
      Option.integer("no-label")
          .min(0)
          .max(255)
          .describe("value in a file of labels that stands for none, such as 255");

  /** The format; it has no state. */
  public IdxFormat() {}

  @Override
  public String name() {
    return "idx";
  }

  @Override
  public String description() {
    return "IDX files of images, as MNIST's, compressed or not; a folder of them with labels";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SPLIT, LABELS, LABELS_SEED, NO_LABEL);
  }

  @Override
  public List<String> suffixes() {
    return List.of("idx");
  }

  @Override
  public Detection detect(DataSource source) {
    boolean content =
        source
            .path()
            .filter(Files::isDirectory)
            .map(folder -> !IdxFolder.of(folder).isEmpty())
            .orElseGet(() -> IdxFile.isOne(source.head()));
    return content ? Detection.CONTENT : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    String name = request.source().location();
    Path path = request.source().requirePath();
    if (!Files.isDirectory(path)) {
      requireNoLabels(request.options(), "a file of images has no label; name the folder");
      return open(IdxFile.open(path, name), Optional.empty(), request.options());
    }
    String part = request.options().get(SPLIT);
    IdxFolder folder = IdxFolder.of(path);
    Path images = folder.images(part, name);
    IdxFile pictures = IdxFile.open(images, images.toString());
    try {
      Optional<Path> labels = folder.labels(part);
      if (labels.isEmpty()) {
        requireNoLabels(request.options(), "the folder has no labels of that part");
      }
      return open(
          pictures, labels.map(file -> IdxFile.open(file, file.toString())), request.options());
    } catch (RuntimeException e) {
      pictures.close();
      throw e;
    }
  }

  private static void requireNoLabels(Options options, String why) {
    for (Option<?> option : List.of(LABELS, LABELS_SEED, NO_LABEL)) {
      if (options.isGiven(option)) {
        throw new GeneraException(
            StandardError.INVALID_OPTION,
            "Option '" + option.name() + "' has no effect: " + why + ", or leave it out.");
      }
    }
  }

  private static Optional<KeptLabels> kept(Options options) {
    if (options.isGiven(LABELS_SEED) && !options.isGiven(LABELS)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'labels-seed' chooses among labels; say how many are kept with 'labels', or leave"
              + " it out.");
    }
    return options
        .find(LABELS)
        .map(count -> new KeptLabels(count, options.find(LABELS_SEED).orElse(1)));
  }

  private static OptionalInt noLabel(Options options) {
    return options.find(NO_LABEL).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static OpenedDataset open(IdxFile images, Optional<IdxFile> labels, Options options) {
    try {
      Map<String, String> decisions = new LinkedHashMap<>();
      ColumnType.Image type = type(images);
      decisions.put(ImageColumns.IMAGE, "image: " + Arrays.toString(images.shape()) + " bytes");
      Column image = ImageColumns.image(type);
      Optional<IdxLabels> classes =
          labels.map(file -> IdxLabels.of(file, images, noLabel(options), kept(options)));
      Schema schema =
          classes
              .map(found -> Schema.of(image, ImageColumns.label(found.levels())))
              .orElseGet(() -> Schema.of(image));
      classes.ifPresent(
          found ->
              decisions.put(
                  ImageColumns.LABEL,
                  "category: " + found.levels().size() + " levels in " + found.name()));
      Dataset dataset =
          Dataset.ofBlocks(schema, images.rows(), new IdxRows(schema, images, classes));
      return new OpenedDataset(dataset, decisions, List.of("images: " + images.name()));
    } catch (RuntimeException e) {
      images.close();
      throw e;
    } finally {
      labels.ifPresent(IdxFile::close);
    }
  }

  private static ColumnType.Image type(IdxFile images) {
    int[] shape = images.shape();
    boolean colours = shape.length == 4 && shape[1] == 3;
    if (shape.length != 3 && !colours) {
      throw images.invalid(
          "it is an array of "
              + Arrays.toString(shape)
              + ", not images x rows x columns or images x 3 x rows x columns");
    }
    int height = shape[shape.length - 2];
    int width = shape[shape.length - 1];
    if (height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE / 3) {
      throw images.invalid("pictures of " + height + " x " + width + " pixels are not read");
    }
    return new ColumnType.Image(colours ? 3 : 1, height, width);
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return IdxWriter.create(request);
  }
}
