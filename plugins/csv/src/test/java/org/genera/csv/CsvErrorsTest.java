package org.genera.csv;

import static org.genera.csv.TextFiles.assertRefused;
import static org.genera.csv.TextFiles.request;
import static org.genera.csv.TextFiles.write;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.DataSource;
import org.genera.api.data.OpenRequest;
import org.genera.csv.arff.ArffFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvErrorsTest {

  @TempDir Path folder;

  private void refused(String text, StandardError code, String... parts) {
    assertRefused(new CsvFormat(), request(write(folder, "data.csv", text)).build(), code, parts);
  }

  @Test
  void raggedRow() {
    refused(
        "a,b,c\n1,2,3\n\n4,5\n6,7,8\n",
        StandardError.INVALID_DATA,
        "data.csv:4:3",
        "column 'c'",
        "2 cells instead of 3");
    refused(
        "a,b\n1,2\n3,4,5\n",
        StandardError.INVALID_DATA,
        "data.csv:3:3",
        "3 cells instead of 2",
        "comma");
  }

  @Test
  void unclosedQuote() {
    refused(
        "a,b\n1,x\n2,\"y\n3,z\n4,w\n",
        StandardError.INVALID_DATA,
        "data.csv:3:2",
        "column 'b'",
        "Unclosed",
        "quote=none");
    refused("a,b\n1,x\n2,\"", StandardError.INVALID_DATA, "data.csv:3:2", "Unclosed");
  }

  @Test
  void textAfterTheClosingQuote() {
    refused("a,b\n1,x\n\"2\"3,y\n", StandardError.INVALID_DATA, "data.csv:3:1", "column 'a'");
  }

  @Test
  void numberTooLarge() {
    refused(
        "a,b\n1,2.5\n1,1e999\n1,3\n",
        StandardError.INVALID_DATA,
        "data.csv:3:2",
        "column 'b'",
        "'1e999' is too large");
    refused("a\n-1e400\n", StandardError.INVALID_DATA, "data.csv:2:1", "too large");
  }

  @Test
  void wordAmongNumbers() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(',').append(i == 4321 ? "abc" : i * 0.5).append('\n');
    }
    refused(
        text.toString(),
        StandardError.INVALID_DATA,
        "data.csv:4323:2",
        "column 'b'",
        "'abc' is not a number",
        "4999 of 5000",
        "missing");
  }

  @Test
  void wordAmongDates() {
    refused(
        "d\n" + "2020-01-31\n".repeat(20) + "2020-02-31\n",
        StandardError.INVALID_DATA,
        "data.csv:22:1",
        "'2020-02-31' is not a date");
  }

  @Test
  void malformedEncoding() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("a,b\r\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 20_000; i++) {
      bytes.write(("é," + i + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    bytes.write("café,1\n".getBytes(StandardCharsets.ISO_8859_1));
    OpenRequest request = request(write(folder, "data.csv", bytes.toByteArray())).build();
    assertRefused(new CsvFormat(), request, StandardError.INVALID_DATA, "data.csv:20002:", "UTF-8");
  }

  @Test
  void duplicateNames() {
    refused(
        "\na,b,a\n1,2,3\n",
        StandardError.INVALID_DATA,
        "data.csv:2: columns 1 and 3 are both named 'a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", "a,b\n", "a,b"})
  void noRow(String text) {
    refused(text, StandardError.NO_DATA, "data.csv");
  }

  @Test
  void noFile() {
    for (Path path : new Path[] {folder.resolve("absent.csv"), folder}) {
      DataSource source = new DataSource("absent.csv", Optional.of(path), new byte[0]);
      assertRefused(
          new CsvFormat(), OpenRequest.of(source).build(), StandardError.NO_DATA, "absent.csv");
    }
  }

  @Test
  void damagedGzip() {
    byte[] damaged = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75, 76};
    OpenRequest request = request(write(folder, "data.csv.gz", damaged)).build();
    assertRefused(new CsvFormat(), request, StandardError.INVALID_DATA, "compressed");
  }

  @Test
  void impossibleOptions() {
    GeneraException e =
        assertThrows(
            GeneraException.class,
            () -> request(write(folder, "data.csv", "a\n1\n"), "separator=tap"));
    assertTrue(e.getMessage().contains("Did you mean 'tab'?"), e.getMessage());
    assertRefused(
        new CsvFormat(),
        request(folder.resolve("data.csv"), "names=model").build(),
        StandardError.INVALID_OPTION,
        "names=model");
  }

  @Test
  void cancelledScan() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Path file = write(folder, "data.csv", "x\n" + "1\n".repeat(10_000));
    assertRefused(
        new CsvFormat(), request(file).cancellation(cancellation).build(), StandardError.CANCELLED);
  }

  /** Whatever the text: rows or a GeneraException, never another failure. */
  @Test
  void hostileText() {
    String[] pieces = {
      "a",
      "1",
      "-2.5",
      ",",
      ";",
      "\t",
      "\n",
      "\r",
      "\"",
      "'",
      " ",
      "?",
      "NA",
      "1e999",
      "2020-01-01",
      "true",
      "\u0000",
      "é",
      "\uD83D\uDE00",
      "@data\n",
      "@relation r\n",
      "@attribute a {x,y}\n",
      "{",
      "}",
      "%",
      "\\",
      "\uFEFF",
      "9223372036854775808",
      "0x1p3",
      "Infinity",
      "--",
      "+",
      ".",
      "1e",
      "1_0"
    };
    for (long seed = 0; seed < 1500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String shown = "seed " + seed + ": " + text;
      OpenRequest request = request(write(folder, "hostile.csv", text.toString())).build();
      attempt(() -> TextFiles.rows(new CsvFormat().open(request).dataset()), shown);
      attempt(() -> TextFiles.rows(new ArffFormat().open(request).dataset()), shown);
    }
  }

  private static void attempt(Runnable reading, String shown) {
    try {
      reading.run();
    } catch (GeneraException e) {
      assertTrue(e.code() != StandardError.INTERNAL, shown);
    } catch (RuntimeException e) {
      throw new AssertionError(shown, e);
    }
  }
}
