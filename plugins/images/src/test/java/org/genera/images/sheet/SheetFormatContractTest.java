package org.genera.images.sheet;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.Schema;
import org.genera.images.ImageColumns;
import org.genera.images.Picture;
import org.genera.images.Pictures;
import org.genera.images.PngOutput;
import org.genera.testkit.DatasetFormatContract;
import org.genera.testkit.FormatFixture;

class SheetFormatContractTest extends DatasetFormatContract {

  private static final ColumnType.Image GREY = new ColumnType.Image(1, 3, 2);
  private static final ColumnType.Image COLOURS = new ColumnType.Image(3, 5, 4);

  @Override
  protected DatasetFormat format() {
    return new SheetFormat();
  }

  @Override
  protected List<FormatFixture> fixtures() {
    return List.of(sheet("grey", GREY, 7), sheet("colours", COLOURS, 4), sheet("one", GREY, 1));
  }

  private FormatFixture sheet(String name, ColumnType.Image type, int rows) {
    SheetLayout layout = new SheetLayout(type, rows, Math.min(rows, 3));
    BufferedImage sheet =
        Picture.blank(type.channels(), (int) layout.width(), (int) layout.height());
    for (int i = 0; i < rows; i++) {
      Picture.draw(Pictures.values(i, type), 0, type, sheet, layout.left(i), layout.top(i));
    }
    Path path = directory.resolve(name + "-made.png");
    PngOutput.write(sheet, Map.of(SheetLayout.KEYWORD, layout.text()), path);
    Batch holds =
        Batch.of(
            Schema.of(ImageColumns.image(type)), 0, rows, List.of(Pictures.vector(rows, type)));
    try {
      byte[] content = Files.readAllBytes(path);
      Files.delete(path);
      return FormatFixture.file(name, name + ".png", content).holds(holds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
