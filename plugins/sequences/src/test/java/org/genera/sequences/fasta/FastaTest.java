package org.genera.sequences.fasta;

import static org.genera.sequences.SeriesFiles.all;
import static org.genera.sequences.SeriesFiles.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.data.Detection;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.sequences.SeriesFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastaTest {

  @TempDir private Path directory = Path.of("");
  private SeriesFiles files = new SeriesFiles(new FastaFormat(), directory);

  @BeforeEach
  void files() {
    files = new SeriesFiles(new FastaFormat(), directory);
  }

  @Test
  void linesOfARecordAreOneSeries() {
    Dataset data = files.open("a.fa", "\n>s1 of two\nAC\n\ngT \n>s2\n", Map.of());
    Batch rows = all(data);
    assertEquals(List.of("A C g T", ""), series(rows, "steps"));
    assertTrue(rows.column("steps").isMissing(1));
    assertEquals(Role.ID, data.schema().column("id").role());
    assertEquals(Role.IGNORED, data.schema().column("description").role());
  }

  @Test
  void recordsAreWrittenInLinesOfSixty() {
    String symbols = "ACGTA".repeat(13);
    Batch rows = all(files.open("a.fa", ">s one\n" + symbols + "\n>t\nA\n", Map.of()));
    String text =
        ">s one\n" + symbols.substring(0, 60) + "\n" + symbols.substring(60) + "\n>t\nA\n";
    assertEquals(text, files.written(rows, Map.of()));
    assertEquals(
        text.replace(">s one", ">1").replace(">t", ">2"),
        files.written(rows.select(List.of("steps")), Map.of()));
  }

  @Test
  void aSymbolOutsideTheAlphabetIsNamedWithItsLine() {
    Schema dna = files.open("a.fa", ">s\nACGT\n", Map.of()).schema();
    Dataset data = files.open("b.fa", ">s\nAC\nGN\n", Map.of(), Optional.of(dna));
    GeneraException error = assertThrows(GeneraException.class, () -> all(data));
    assertTrue(String.valueOf(error.getMessage()).contains("b.fa:3: "), error.getMessage());
    assertTrue(String.valueOf(error.getMessage()).contains("'N' (U+004E)"), error.getMessage());
  }

  @Test
  void malformedRecordsAreRefused() {
    files.assertRefused(StandardError.NO_DATA, "has no record", "\n\n");
    files.assertRefused(StandardError.INVALID_DATA, "bad:1: a record begins", "ACGT\n>s\n");
    files.assertRefused(
        StandardError.INVALID_DATA, "bad:3: the header has no identifier", ">s\nA\n> \n");
    files.assertRefused(StandardError.INVALID_DATA, "bad:2: a line of symbols", ">s\nAC GT\n");
    files.assertRefused(StandardError.INVALID_DATA, "bad:2: a NUL byte", ">s\nA\0C\n");
  }

  @Test
  void contentTells() {
    assertEquals(Detection.CONTENT, detect("x.dat", ">s1 a\nACGT\n"));
    assertEquals(Detection.SUFFIX, detect("x.fasta", ">s1\n\n"));
    assertEquals(Detection.NO, detect("x.txt", "> quoted mail\n> text, and more\n"));
  }

  private Detection detect(String name, String content) {
    return files.format().detect(files.source(name, content.getBytes(StandardCharsets.UTF_8)));
  }
}
