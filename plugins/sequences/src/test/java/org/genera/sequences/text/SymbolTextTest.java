package org.genera.sequences.text;

import static org.genera.sequences.SeriesFiles.all;
import static org.genera.sequences.SeriesFiles.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Detection;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.sequences.SeriesFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolTextTest {

  private static final Map<String, String> WORDS = Map.of("symbols", "words");
  private static final Map<String, String> FILE = Map.of("series", "file");

  @TempDir private Path directory = Path.of("");
  private SeriesFiles files = new SeriesFiles(new SymbolTextFormat(), directory);

  @BeforeEach
  void files() {
    files = new SeriesFiles(new SymbolTextFormat(), directory);
  }

  private static Schema step(Dataset data) {
    return ((ColumnType.Series) data.schema().requireSeries().type()).step();
  }

  @Test
  void aLineEndIsNoSymbolAndABlankLineIsNoSeries() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      Dataset data = files.open("a.txt", String.join(end, "ba", "", "c ", ""), Map.of());
      assertEquals(List.of("b a", "c  "), series(all(data), "steps"));
      assertEquals(Schema.of(Column.category("symbol", " ", "a", "b", "c")), step(data));
    }
  }

  @Test
  void aFileIsOneSeriesOfAllItsCodePoints() {
    Dataset data = files.open("a.txt", "b\r\n\ud83d\ude00a", FILE);
    assertEquals(
        Schema.of(Column.category("symbol", "\n", "\r", "a", "b", "\ud83d\ude00")), step(data));
    assertEquals(List.of("b \r \n \ud83d\ude00 a"), series(all(data), "steps"));
  }

  @Test
  void wordsStandBetweenWhiteSpace() {
    Dataset data = files.open("a.txt", "\u00a0Well, I\t never!\n \n so\n", WORDS);
    assertEquals(List.of("Well, I never!", "so"), series(all(data), "steps"));
    assertEquals(Schema.of(new Column("word", new ColumnType.Text(), Role.FEATURE)), step(data));
  }

  @Test
  void charactersAreWrittenJoinedAndWordsWithBlanks() {
    assertEquals(
        "ab\nc d\n", files.written(all(files.open("a.txt", "ab\n\nc d", Map.of())), Map.of()));
    assertEquals(
        "ab\nc d\n", files.written(all(files.open("a.txt", " ab\nc  d", WORDS)), Map.of()));
    assertEquals("a\r\n\nb", files.written(all(files.open("a.txt", "a\r\n\nb", FILE)), Map.of()));
  }

  @Test
  void aSymbolThatTheModelDoesNotKnowIsNamedWithItsLine() {
    Schema known = files.open("a.txt", "ab\n", Map.of()).schema();
    Dataset data = files.open("b.txt", "ab\n\nb\u00e4\n", Map.of(), Optional.of(known));
    GeneraException error = assertThrows(GeneraException.class, () -> all(data));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("b.txt:3: "), error.getMessage());
    assertTrue(
        String.valueOf(error.getMessage()).contains("'\u00e4' (U+00E4)"), error.getMessage());
  }

  @Test
  void aModelOfWordsOrOfWholeFilesIsReadSoWithoutOptions() {
    Schema words = files.open("a.txt", "ab\n", WORDS).schema();
    assertEquals(
        List.of("x yz"),
        series(all(files.open("b.txt", "x yz", Map.of(), Optional.of(words))), "steps"));
    Schema whole = files.open("a.txt", "ab\n", FILE).schema();
    assertEquals(
        List.of("b \n a"),
        series(all(files.open("b.txt", "b\na", Map.of(), Optional.of(whole))), "steps"));
  }

  @Test
  void whatWouldNotBeReadBackIsRefused() {
    Batch two = all(files.open("a.txt", "a\nb", Map.of()));
    assertThrows(GeneraException.class, () -> files.written(two, FILE));
    Batch lineEnds = all(files.open("a.txt", "a\nb", FILE));
    assertThrows(GeneraException.class, () -> files.written(lineEnds, Map.of("series", "line")));
    Schema schema = two.schema();
    Batch empty = Batch.missing(schema, 1);
    assertThrows(GeneraException.class, () -> files.written(empty, Map.of()));
  }

  @Test
  void malformedTextsAreRefused() {
    files.assertRefused(StandardError.NO_DATA, "is empty", "");
    files.assertRefused(StandardError.INVALID_DATA, "bad:2: a NUL byte", "ab\nc\0d");
    files.assertRefused(
        StandardError.INVALID_DATA,
        "bad:2: this is not UTF-8",
        new byte[] {'a', '\n', (byte) 0xff});
  }

  @Test
  void aWordWithoutEndIsRefused() {
    Dataset data = files.open("a.txt", "a\n" + "x".repeat(100_000), WORDS);
    GeneraException error = assertThrows(GeneraException.class, () -> all(data));
    assertTrue(String.valueOf(error.getMessage()).contains("a.txt:2: a word"), error.getMessage());
  }

  @Test
  void proseIsTextAndTablesAreLeftToOthers() {
    assertEquals(Detection.SUFFIX, detect("First Citizen:\nBefore we proceed, hear me.\n"));
    assertEquals(Detection.NO, detect("a,b\n1,2\n3,4\n"));
    assertEquals(Detection.NO, detect("1.5 2\n2 3\n"));
  }

  private Detection detect(String content) {
    return files.format().detect(files.source("d.txt", content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shakespeareHas64SymbolsIn32777Lines() throws IOException {
    Path input = Path.of("../../../shared/data/sequences/tinyshakespeare/input.txt");
    assumeTrue(Files.exists(input), "no " + input);
    String text = Files.readString(input);
    Batch lines = all(files.open("s.txt", text, Map.of()));
    assertEquals(32_777, lines.rows());
    SeriesVector steps = (SeriesVector) lines.column("steps");
    assertEquals(text.replace("\n", "").length(), steps.steps().rows());
    assertEquals(text.replaceAll("\n+", "\n"), files.written(lines, Map.of()));
  }
}
