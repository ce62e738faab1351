package org.genera.images.folder;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BlockSource;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.images.ImageColumns;
import org.genera.images.Picture;
import org.genera.images.PictureFile;

/**
 * Pictures decoded when asked for.
 *
 * @param schema image, label where there are classes, file
 * @param entries one a row
 */
record FolderRows(Schema schema, List<PictureFolder.Entry> entries) implements BlockSource {

  @Override
  public Batch block(long firstRow, int rows) {
    ColumnType.Image type = ImageColumns.type(schema.column(0));
    byte[] pixels = new byte[Math.multiplyExact(type.size(), rows)];
    int[] codes = new int[rows];
    String[] names = new String[rows];
    for (int row = 0; row < rows; row++) {
      PictureFolder.Entry entry = entries.get((int) firstRow + row);
      System.arraycopy(values(entry.file(), type), 0, pixels, row * type.size(), type.size());
      codes[row] = entry.code() < 0 ? CategoryVector.MISSING : entry.code();
      names[row] = entry.name();
    }
    List<ColumnVector> columns = new ArrayList<>();
    columns.add(new ImageVector(rows, pixels, new BitSet()));
    if (schema.size() > 2) {
      columns.add(new CategoryVector(codes));
    }
    columns.add(new TextVector(names));
    return Batch.of(schema, firstRow, rows, columns);
  }

  private static byte[] values(PictureFile file, ColumnType.Image type) {
    BufferedImage image = file.image();
    return Picture.values(Picture.scaled(image, type.width(), type.height()), type);
  }
}
