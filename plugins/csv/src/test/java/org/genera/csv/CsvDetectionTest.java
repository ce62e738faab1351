package org.genera.csv;

import static org.genera.csv.TextFiles.csv;
import static org.genera.csv.TextFiles.rows;
import static org.genera.csv.TextFiles.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.DataSource;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenedDataset;
import org.genera.csv.arff.ArffFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvDetectionTest {

  @TempDir Path folder;

  private OpenedDataset open(String text, String... options) {
    return csv(write(folder, "data.csv", text), options);
  }

  private List<String> names(String text, String... options) {
    return open(text, options).dataset().schema().names();
  }

  @ParameterizedTest
  @CsvSource({"',', comma", "'\t', tab", ";, semicolon", "|, pipe"})
  void separatorIsDetected(String separator, String name) {
    OpenedDataset opened = open("x,y\n1,a\n2,b\n".replace(",", separator));
    assertEquals(List.of("1|a", "2|b"), rows(opened.dataset()));
    assertTrue(opened.findings().contains("separator: " + name), opened.findings().toString());
  }

  @Test
  void separatorInsideQuotesOrTextDoesNotMislead() {
    assertEquals(
        List.of("1|a;b;c|2", "3|d;e;f|4"), rows(open("1,\"a;b;c\",2\n3,\"d;e;f\",4\n").dataset()));
    assertEquals(
        List.of("ham|so, what, now", "ham|no; never", "spam|buy, now"),
        rows(open("ham\tso, what, now\nham\tno; never\nspam\tbuy, now\n").dataset()));
    assertEquals(List.of("1,5|2,5", "3,5|1,5"), rows(open("1,5;2,5\n3,5;1,5\n").dataset()));
  }

  /** Rows that have names leave the first cell of the header empty. */
  @Test
  void anEmptyCellAboveNamesOfRowsIsOfAHeader() {
    assertEquals(List.of("c1", "red", "u"), names(",red,u\nr1,red,v\nr2,blue,u\n"));
    assertEquals(List.of("c1", "c2", "c3"), names(",red,u\n,red,v\nr2,blue,u\n"));
    assertEquals(List.of("c1", "c2"), names(",2\n1,3\n"));
  }

  @Test
  void textWithoutSeparatorsIsOneColumn() {
    assertEquals(List.of("1", "2"), rows(open("x\n1\n2\n").dataset()));
    assertEquals(
        List.of("hello, you", "bye", "foo"), rows(open("text\nhello, you\nbye\nfoo\n").dataset()));
  }

  @Test
  void singleQuotesAreDetected() {
    OpenedDataset opened = open("'40-49','a, b',nan\n'50-59','it''s','x'\n");
    assertEquals(List.of("40-49|a, b|.", "50-59|it's|x"), rows(opened.dataset()));
    assertTrue(opened.findings().contains("quotes: single"));
  }

  @Test
  void apostrophesAreNotQuotes() {
    assertEquals(List.of("'tis|1", "it's|2"), rows(open("'tis,1\nit's,2\n").dataset()));
  }

  @Test
  void quotesArePlainTextInTabbedTextThatDoesNotCloseThem() {
    String text = "\"\t1\n\"hello\t2\nbye\t3\n";
    assertEquals(List.of("\"|1", "\"hello|2", "bye|3"), rows(open(text).dataset()));
  }

  @Test
  void quotesArePlainTextWhereAskedFor() {
    String text = "w,n\n\"a,1\nb\"c\",2\n";
    assertEquals(List.of("\"a|1", "b\"c\"|2"), rows(open(text, "quote=none").dataset()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,y\n1,2\n3,4\n",
        "x,y\nred,2\nblue,?\n",
        "x,y\nred,round\nblue,flat\nred,flat\n",
        "x,y\n2020-01-01,a\n2020-01-02,a\n",
        ",y\n1,a\n2,a\n"
      })
  void namesAreFound(String text) {
    assertTrue(names(text).contains("y"), () -> names(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2\n3,4\n",
        "red,2\nblue,3\n",
        "red,?\nblue,3\n",
        "red,flat\nblue,flat\nred,round\n",
        "yes,yes\nno,maybe\n",
        "2020-01-01,a\n2020-01-02,b\n",
        "1,2\n"
      })
  void dataWithoutNamesAreFound(String text) {
    assertEquals(List.of("c1", "c2"), names(text));
  }

  @Test
  void optionsOverruleDetection() {
    assertEquals(List.of("c1", "c2"), names("x,y\n1,2\n", "header=false"));
    assertEquals(List.of("1", "2"), names("1,2\n3,4\n", "header=true"));
    assertEquals(List.of("a", "b;c"), names("a,b;c\n1,2;3\n", "separator=comma"));
    assertEquals(List.of("a", "b"), names("a b\n1 2\n", "separator=space"));
  }

  @Test
  void namesThatTheUserGivesFindTheHeader() {
    Path file = write(folder, "data.csv", "a,2020\n1,2\n3,4\n");
    assertEquals(List.of("c1", "c2"), csv(file).dataset().schema().names());
    OpenedDataset opened =
        new CsvFormat().open(TextFiles.request(file).roles(TextFiles.label("a")).build());
    assertEquals(List.of("a", "2020"), opened.dataset().schema().names());
  }

  @Test
  void formatsRecogniseTheirFiles() {
    CsvFormat csv = new CsvFormat();
    ArffFormat arff = new ArffFormat();
    DataSource table = TextFiles.source(write(folder, "a.csv", "x\n1\n"));
    DataSource text = TextFiles.source(write(folder, "a.data", "1 2 3\n"));
    DataSource binary = TextFiles.source(write(folder, "a.bin", new byte[] {1, 0, 2}));
    DataSource relation = TextFiles.source(write(folder, "r.txt", "% c\n\n@RELATION r\n"));
    DataSource named = TextFiles.source(write(folder, "r.arff", "nothing"));
    assertEquals(Detection.SUFFIX, csv.detect(table));
    assertEquals(Detection.PLAUSIBLE, csv.detect(text));
    assertEquals(Detection.NO, csv.detect(binary));
    assertEquals(Detection.PLAUSIBLE, csv.detect(relation));
    assertEquals(Detection.CONTENT, arff.detect(relation));
    assertEquals(Detection.SUFFIX, arff.detect(named));
    assertEquals(Detection.NO, arff.detect(table));
    DataSource generated = new DataSource("ring", Optional.empty(), new byte[0]);
    assertEquals(Detection.NO, csv.detect(generated));
    assertEquals(Detection.NO, arff.detect(generated));
  }
}
