package org.genera.images.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DataSource;
import org.genera.api.data.Detection;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Options;
import org.genera.images.ImageColumns;
import org.genera.images.Opened;
import org.genera.images.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {

  private static final ColumnType.Image GREY = new ColumnType.Image(1, 4, 4);
  private static final ImageFolderFormat FORMAT = new ImageFolderFormat();

  @TempDir private Path folder = Path.of("");

  private GeneraException refused(Map<String, String> options) {
    return assertThrows(GeneraException.class, () -> Opened.open(FORMAT, folder, options));
  }

  private byte[] pixels(Map<String, String> options) throws IOException {
    return ((ImageVector) Opened.rows(FORMAT, folder, options).column("image")).pixels();
  }

  private void write(String name, BufferedImage image) throws IOException {
    Files.write(folder.resolve(name), Pictures.encoded("png", image));
  }

  private static BufferedImage filled(int kind, int width, int height, int argb) {
    BufferedImage image = new BufferedImage(width, height, kind);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, argb);
      }
    }
    return image;
  }

  @Test
  void mixedSizesAreRefusedWithTheOptionThatHelps() throws IOException {
    write("a.png", filled(BufferedImage.TYPE_BYTE_GRAY, 4, 3, 0));
    write("b.png", filled(BufferedImage.TYPE_BYTE_GRAY, 5, 3, 0));
    GeneraException error = refused(Map.of());
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(error.getMessage().contains("b.png"), error.getMessage());
    assertTrue(error.getMessage().contains("resize=3x4"), error.getMessage());
  }

  /** The mean over a block of pixels is what a pixel of the small picture should be. */
  @Test
  void scaledPicturesKeepTheirMeans() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        image.getRaster().setSample(x, y, 0, x < 4 ? (x + y) % 2 * 100 : 200);
      }
    }
    write("a.png", image);
    byte[] expected = {50, (byte) 200, 50, (byte) 200};
    assertArrayEquals(expected, pixels(Map.of("resize", "2x2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"28", "0x5", "5x0", "-1x5", "99999999x1", "5 x 5", "x"})
  void aSizeIsHeightTimesWidth(String text) throws IOException {
    write("a.png", filled(BufferedImage.TYPE_BYTE_GRAY, 4, 3, 0));
    assertEquals(StandardError.INVALID_OPTION, refused(Map.of("resize", text)).code());
  }

  @Test
  void oneColourMakesAllColoured() throws IOException {
    write("a.png", filled(BufferedImage.TYPE_BYTE_GRAY, 1, 1, 0xff000000));
    write("b.png", filled(BufferedImage.TYPE_INT_RGB, 1, 1, 0xff0a141e));
    assertArrayEquals(new byte[] {0, 0, 0, 10, 20, 30}, pixels(Map.of()));
    // Luma of ITU-R BT.601: 0.299 * 10 + 0.587 * 20 + 0.114 * 30 = 18.15
    assertArrayEquals(new byte[] {0, 18}, pixels(Map.of("channels", "1")));
  }

  @Test
  void whatIsTransparentLiesOnWhite() throws IOException {
    write("a.png", filled(BufferedImage.TYPE_INT_ARGB, 1, 1, 0x00000000));
    write("b.png", filled(BufferedImage.TYPE_INT_ARGB, 1, 1, 0x80000000));
    byte[] pixels = pixels(Map.of("channels", "1"));
    assertArrayEquals(new byte[] {(byte) 255, 127}, pixels);
  }

  /** Every grey value comes back as it is, whatever the JDK thinks of its gamma. */
  @Test
  void greyValuesAreKept() throws IOException {
    byte[] values = new byte[256];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) i;
    }
    BufferedImage grey = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setDataElements(0, 0, 256, 1, values);
    write("a.png", grey);
    assertArrayEquals(values, pixels(Map.of()));
    BufferedImage deep = new BufferedImage(256, 1, BufferedImage.TYPE_USHORT_GRAY);
    for (int x = 0; x < 256; x++) {
      deep.getRaster().setSample(x, 0, 0, x * 257);
    }
    write("a.png", deep);
    assertArrayEquals(values, pixels(Map.of()));
    BufferedImage bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    bits.getRaster().setSample(1, 0, 0, 1);
    write("a.png", bits);
    assertArrayEquals(new byte[] {0, (byte) 255}, pixels(Map.of()));
  }

  /** A head that promises a huge picture must not get memory. */
  @Test
  void hugePicturesAreRefusedBeforeTheyAreDecoded() throws IOException {
    byte[] png = Pictures.png(0, GREY);
    ByteBuffer head = ByteBuffer.wrap(png);
    head.putInt(16, 100_000).putInt(20, 100_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    head.putInt(29, (int) crc.getValue());
    Files.write(folder.resolve("a.png"), png);
    GeneraException error = refused(Map.of());
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(error.getMessage().contains("100000 x 100000"), error.getMessage());
  }

  @Test
  void aFolderWithoutPicturesSaysWhatItLooksFor() throws IOException {
    Files.createDirectory(folder.resolve("cats"));
    assertEquals(StandardError.NO_DATA, refused(Map.of()).code());
    DataSource source = new DataSource("x", Optional.of(folder), new byte[0]);
    assertEquals(Detection.PLAUSIBLE, FORMAT.detect(source));
    Files.writeString(folder.resolve("a.csv"), "1,2");
    assertEquals(Detection.NO, FORMAT.detect(source));
  }

  @Test
  void linksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
    Files.write(elsewhere.resolve("secret.png"), Pictures.png(0, GREY));
    Files.createSymbolicLink(folder.resolve("b.png"), elsewhere.resolve("secret.png"));
    Files.createSymbolicLink(folder.resolve("class"), elsewhere);
    Files.write(folder.resolve("a.png"), Pictures.png(1, GREY));
    assertEquals(1, Opened.rows(FORMAT, folder, Map.of()).rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "", ".x", "a\nb", "c:d"})
  void aLevelThatCannotBeAFolderIsRefused(String level) {
    Schema schema = Schema.of(ImageColumns.image(GREY), ImageColumns.label(List.of("fine", level)));
    WriteRequest request =
        WriteRequest.of(folder.resolve("out"), schema, Options.of(FORMAT.options(), Map.of()));
    GeneraException error = assertThrows(GeneraException.class, () -> FORMAT.write(request));
    assertEquals(StandardError.INVALID_DATA, error.code());
  }

  @Test
  void columnsWithoutAPlaceAreNamed() {
    Schema schema = Schema.of(ImageColumns.image(GREY), Column.whole("from"), Column.real("share"));
    WriteRequest request =
        WriteRequest.of(folder.resolve("out"), schema, Options.of(FORMAT.options(), Map.of()));
    GeneraException error = assertThrows(GeneraException.class, () -> FORMAT.write(request));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(
        String.valueOf(error.getMessage()).contains("not 'from' (integer), 'share' (real)"),
        error.getMessage());
  }

  @Test
  void sampledImagesAreCalledByNumber() throws IOException {
    Schema schema = Schema.of(ImageColumns.image(GREY), ImageColumns.label(List.of("cat", "dog")));
    WriteRequest request =
        WriteRequest.of(folder.resolve("out"), schema, Options.of(FORMAT.options(), Map.of()));
    try (var writer = FORMAT.write(request)) {
      writer.accept(
          Batch.of(
              schema,
              0,
              2,
              List.of(Pictures.vector(2, GREY), new CategoryVector(new int[] {1, 0}))));
      writer.finish();
    }
    assertTrue(Files.exists(folder.resolve("out/dog/000000.png")));
    assertTrue(Files.exists(folder.resolve("out/cat/000001.png")));
  }

  @Test
  void aMissingImageIsRefused() {
    Schema schema = Schema.of(ImageColumns.image(GREY));
    BitSet missing = new BitSet();
    missing.set(0);
    Batch batch =
        Batch.of(schema, 0, 1, List.of(new ImageVector(1, new byte[GREY.size()], missing)));
    WriteRequest request =
        WriteRequest.of(folder.resolve("out"), schema, Options.of(FORMAT.options(), Map.of()));
    try (var writer = FORMAT.write(request)) {
      GeneraException error = assertThrows(GeneraException.class, () -> writer.accept(batch));
      assertEquals(StandardError.INVALID_DATA, error.code());
    }
  }

  @Test
  void picturesMayHaveAnyName() throws IOException {
    String[] names = {"with space.png", "ünï.png", "a=b,c.PNG"};
    for (String name : names) {
      Files.write(folder.resolve(name), Pictures.png(1, GREY));
    }
    assertEquals(names.length, Opened.rows(FORMAT, folder, Map.of()).rows());
    assertArrayEquals(Pictures.values(1, GREY), Arrays.copyOf(pixels(Map.of()), GREY.size()));
  }
}
