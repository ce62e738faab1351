package org.genera.images.folder;

import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.images.ImageColumns;
import org.genera.images.Picture;
import org.genera.images.Pictures;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class ImageFolderContractTest extends DatasetFormatContract {

  private static final ColumnType.Image GREY = new ColumnType.Image(1, 3, 2);
  private static final ColumnType.Image COLOURS = new ColumnType.Image(3, 4, 5);

  @Override
  protected DatasetFormat format() {
    return new ImageFolderFormat();
  }

  /** The content of a file decides, not its name; and what is written is PNG. */
  @Override
  protected List<FormatFixture> fixtures() {
    return List.of(
        FormatFixture.folder("classes", "pets", classes()).holds(pets()),
        FormatFixture.folder("plain", "plain", Map.of("b.PNG", png(0), "a.png", png(1))),
        FormatFixture.file("one PNG", "one.png", Pictures.png(5, COLOURS)),
        FormatFixture.file("one BMP", "bmp.png", encoded("bmp")),
        FormatFixture.file("one JPEG", "jpeg.png", encoded("jpeg")));
  }

  /** Two classes of which one is empty, a picture without a class, and what is no picture. */
  private static Map<String, byte[]> classes() {
    byte[] text = {'h', 'i'};
    return Map.of(
        "10/c.png",
        png(2),
        "9/a.png",
        png(0),
        "9/d.png",
        png(3),
        "b.png",
        png(1),
        "9/notes.txt",
        text,
        "README.md",
        text,
        "9/.hidden.png",
        text,
        "10/deep/e.png",
        text);
  }

  private static Batch pets() {
    Schema schema =
        Schema.of(
            ImageColumns.image(GREY),
            ImageColumns.label(List.of("9", "10")),
            new Column("file", new ColumnType.Text(), Role.ID));
    return Batch.of(
        schema,
        0,
        4,
        List.of(
            Pictures.vector(4, GREY),
            new CategoryVector(new int[] {0, CategoryVector.MISSING, 1, 0}),
            new TextVector(new String[] {"9/a.png", "b.png", "10/c.png", "9/d.png"})));
  }

  private static byte[] png(int picture) {
    return Pictures.png(picture, GREY);
  }

  private static byte[] encoded(String format) {
    return Pictures.encoded(format, Picture.of(Pictures.values(1, COLOURS), 0, COLOURS));
  }
}
