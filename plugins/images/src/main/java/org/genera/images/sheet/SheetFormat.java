package org.genera.images.sheet;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.ImageVector;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Option;
import org.genera.images.ImageColumns;
import org.genera.images.Picture;
import org.genera.images.PictureFile;

/**
 * One PNG file with many pictures, row by row: to be looked at. The file says where the pictures
 * are, so that it can be read again. Other columns are not in it.
 */
public final class SheetFormat implements DatasetFormat {

  /** How many pictures a row has. */
  static final Option<Integer> ACROSS =
      Option.integer("across")
          .min(1)
          .max(10_000)
          .describe("writing: pictures in a row (default: as many as rows)");

  /** The format; it has no state. */
  public SheetFormat() {}

  @Override
  public String name() {
    return "sheet";
  }

  @Override
  public String description() {
    return "one PNG file with many pictures, to be looked at; holds images and nothing else";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ACROSS);
  }

  @Override
  public List<String> suffixes() {
    return List.of("png");
  }

  /**
   * Whether a file is a sheet.
   *
   * @param head its first bytes
   * @return true if it says so
   */
  public static boolean isSheet(byte[] head) {
    return SheetLayout.of(head).isPresent();
  }

  @Override
  public Detection detect(DataSource source) {
    return isSheet(source.head()) ? Detection.CONTENT : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    String name = request.source().location();
    PictureFile file = new PictureFile(name, request.source().requirePath());
    PictureFile.Header header = file.header();
    SheetLayout layout =
        SheetLayout.of(request.source().head())
            .filter(l -> l.width() == header.width() && l.height() == header.height())
            .orElseThrow(
                () ->
                    new GeneraException(
                        StandardError.INVALID_DATA,
                        "'"
                            + name
                            + "' is no sheet of pictures, or was changed; read it as one picture"
                            + " with --format images."));
    Schema schema = Schema.of(ImageColumns.image(layout.type()));
    return new OpenedDataset(
        Dataset.of(rows(schema, layout, file.image())),
        Map.of(ImageColumns.IMAGE, "image: the sheet says so"),
        List.of(layout.text()));
  }

  private static Batch rows(Schema schema, SheetLayout layout, BufferedImage sheet) {
    int size = layout.type().size();
    byte[] pixels = new byte[Math.multiplyExact(size, layout.count())];
    for (int i = 0; i < layout.count(); i++) {
      BufferedImage picture =
          sheet.getSubimage(
              layout.left(i), layout.top(i), layout.type().width(), layout.type().height());
      System.arraycopy(Picture.values(picture, layout.type()), 0, pixels, i * size, size);
    }
    return Batch.of(
        schema, 0, layout.count(), List.of(new ImageVector(layout.count(), pixels, new BitSet())));
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return SheetWriter.create(request);
  }
}
