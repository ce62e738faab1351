package org.genera.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ImageVector;
import org.genera.api.data.TextVector;
import org.genera.images.folder.ImageFolderFormat;
import org.genera.images.idx.IdxFormat;
import org.junit.jupiter.api.Test;

/** What is known of the MNIST database. */
class MnistTest {

  private static final int SIZE = 28 * 28;

  /** Digits by class as LeCun, Cortes and Burges published them; the mean is widely used. */
  @Test
  void theTrainingPart() throws IOException {
    Batch rows = Opened.rows(new IdxFormat(), Opened.shared("mnist"), Map.of());
    assertEquals(60_000, rows.rows());
    int[] expected = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};
    assertArrayEquals(expected, counts(rows));
    byte[] pixels = ((ImageVector) rows.column("image")).pixels();
    long sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xff;
    }
    assertEquals(0.1307, (double) sum / pixels.length / 255, 5e-5);
  }

  @Test
  void theTestPart() throws IOException {
    Batch rows = Opened.rows(new IdxFormat(), Opened.shared("mnist"), Map.of("split", "test"));
    int[] expected = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
    assertArrayEquals(expected, counts(rows));
  }

  private static int[] counts(Batch rows) {
    int[] counts = new int[10];
    for (int code : ((CategoryVector) rows.column("label")).codes()) {
      counts[code]++;
    }
    return counts;
  }

  /** The numbers of the files are those of the images, counted on from the training part. */
  @Test
  void picturesInFilesAreThoseOfTheDatabase() throws IOException {
    Path folder = Opened.shared("mnist-png-1000");
    Batch test = Opened.rows(new IdxFormat(), Opened.shared("mnist"), Map.of("split", "test"));
    Batch files = Opened.rows(new ImageFolderFormat(), folder, Map.of());
    assertEquals(1000, files.rows());
    String[] names = ((TextVector) files.column("file")).values();
    byte[] expected = ((ImageVector) test.column("image")).pixels();
    byte[] actual = ((ImageVector) files.column("image")).pixels();
    int[] classes = ((CategoryVector) test.column("label")).codes();
    int[] folders = ((CategoryVector) files.column("label")).codes();
    for (int row = 0; row < names.length; row++) {
      int number = Integer.parseInt(names[row].replaceAll(".*/|\\.png", "")) - 60_000;
      assertEquals(classes[number], folders[row], names[row]);
      assertArrayEquals(
          Arrays.copyOfRange(expected, number * SIZE, (number + 1) * SIZE),
          Arrays.copyOfRange(actual, row * SIZE, (row + 1) * SIZE),
          names[row]);
    }
  }
}
