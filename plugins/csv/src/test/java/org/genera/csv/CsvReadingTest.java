package org.genera.csv;

import static org.genera.csv.TextFiles.columns;
import static org.genera.csv.TextFiles.csv;
import static org.genera.csv.TextFiles.rows;
import static org.genera.csv.TextFiles.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.ReadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvReadingTest {

  @TempDir Path folder;

  private Dataset data(String text, String... options) {
    return csv(write(folder, "data.csv", text), options).dataset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndIsRead(String lineEnd) {
    String text = "x,y\n1,a\n\n  \n2,\"b\nc\"\n".replace("\n", lineEnd);
    assertEquals(List.of("1|a", "2|b" + lineEnd + "c"), rows(data(text)));
    assertEquals(List.of("1|a", "2|b"), rows(data("x,y\n1,a\n2,b".replace("\n", lineEnd))));
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFirstName() {
    OpenedDataset opened = csv(write(folder, "data.csv", "\uFEFFx,y\n1,é\n2,ß\n"));
    assertEquals(List.of("x", "y"), opened.dataset().schema().names());
    assertEquals(List.of("1|é", "2|ß"), rows(opened.dataset()));
    assertTrue(opened.findings().toString().contains("byte order mark"));
  }

  @Test
  void gzippedTextIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("\uFEFFx,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        List.of("1|2"), rows(csv(write(folder, "d.csv.gz", bytes.toByteArray())).dataset()));
  }

  @Test
  void blanksAroundCellsAreCutButNotInsideQuotes() {
    Dataset data = data("n, s\n 1 , \" a, b \" \n2\t,  ?\n3,c d\n4,\n");
    assertEquals(List.of("1| a, b ", "2|.", "3|c d", "4|."), rows(data));
  }

  @Test
  void missingMarksAreRead() {
    Dataset data = data("x,s\n,a\n?,NA\nNA,?\nNaN,null\nnan,\nnull,NaN\n1.5,b\n2,na\n");
    assertEquals(List.of("x:real:feature", "s:category:feature"), columns(data.schema()));
    assertEquals(List.of(".|a", ".|.", ".|.", ".|.", ".|.", ".|.", "1.5|b", "2|na"), rows(data));
  }

  @Test
  void missingMarksCanBeChosen() {
    Dataset data = data("x,s\n-999,NA\n1,b\n2,-\n", "missing=-999,-");
    assertEquals(List.of(".|NA", "1|b", "2|."), rows(data));
  }

  @Test
  void quotedMarkIsMissingAmongNumbersAndATextAmongTexts() {
    StringBuilder text = new StringBuilder("x,s\n\"NA\",\"NA\"\n\"\",\"\"\n5,\n");
    for (int i = 0; i < 30; i++) {
      text.append(i).append(",some words ").append(i).append('\n');
    }
    Dataset data = data(text.toString());
    assertEquals(List.of("x:integer:feature", "s:text:feature"), columns(data.schema()));
    assertEquals(List.of(".|NA", ".|", "5|."), rows(data).subList(0, 3));
  }

  @Test
  void emptyNamesAreNumbered() {
    Dataset data = data(",x,\n0,1.5,a\n1,2.5,b\n");
    assertEquals(
        List.of("c1:integer:id", "x:real:feature", "c3:category:feature"), columns(data.schema()));
  }

  @Test
  void blocksAreFullAndKnowTheirPlace() {
    StringBuilder text = new StringBuilder("x\n");
    for (int i = 0; i < 10; i++) {
      text.append(i).append("\n\n");
    }
    Dataset data = data(text.toString());
    assertEquals(OptionalLong.of(10), data.rows());
    List<Batch> blocks = TextFiles.blocks(data, ReadRequest.all().blockRows(4));
    assertEquals(List.of(4, 4, 2), blocks.stream().map(Batch::rows).toList());
    assertEquals(List.of(0L, 4L, 8L), blocks.stream().map(Batch::firstRow).toList());
    assertEquals(9, blocks.get(2).numbers(0)[1]);
  }

  @Test
  void onlyColumnsAskedForAreReadInTheirOrder() {
    Dataset data = data("a,b,c\n1,x,2.5\n3,y,4.5\n");
    ReadRequest request = ReadRequest.all().columns(List.of("c", "a"));
    Batch batch = TextFiles.blocks(data, request).get(0);
    assertEquals(List.of("c", "a"), batch.schema().names());
    assertEquals(4.5, batch.numbers(0)[1]);
    assertEquals(3, batch.numbers(1)[1]);
  }

  @Test
  void readingTwiceGivesTheSameRows() {
    Dataset data = data("a,b\n1,x\n2,y\n");
    assertEquals(rows(data), rows(data));
  }

  @Test
  void longRowsAreSampledWhole() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 30_000; column++) {
        text.append(column == 0 ? "" : ",").append(row == 0 ? "column" + column : "" + column);
      }
      text.append('\n');
    }
    Dataset data = data(text.toString());
    assertEquals(30_000, data.schema().size());
    assertEquals("column7", data.schema().column(7).name());
  }
}
