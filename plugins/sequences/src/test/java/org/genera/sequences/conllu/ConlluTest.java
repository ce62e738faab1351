package org.genera.sequences.conllu;

import static org.genera.sequences.SeriesFiles.all;
import static org.genera.sequences.SeriesFiles.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.sequences.SeriesFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConlluTest {

  private static final String REST = "\t_\t_\t_\t_\t_\t_\n";

  @TempDir private Path directory = Path.of("");
  private SeriesFiles files = new SeriesFiles(new ConlluFormat(), directory);

  @BeforeEach
  void files() {
    files = new SeriesFiles(new ConlluFormat(), directory);
  }

  @Test
  void stepsAreSyntacticWordsAndTheirTags() {
    Dataset data = files.open("a.conllu", ConlluContractTest.SENTENCES, Map.of());
    assertEquals(
        List.of("Do|AUX n't|PART go|VERB .|PUNCT", "\u00dcber|? _|SYM"),
        series(all(data), "steps"));
    assertEquals(
        Schema.of(
            new Column("word", new ColumnType.Text(), Role.FEATURE),
            Column.category("tag", "AUX", "PART", "PUNCT", "SYM", "VERB").withRole(Role.LABEL)),
        ((ColumnType.Series) data.schema().requireSeries().type()).step());
  }

  @Test
  void wordsAndTagsAreWritten() {
    String written =
        files.written(
            all(files.open("a.conllu", ConlluContractTest.SENTENCES, Map.of())), Map.of());
    assertTrue(written.startsWith("1\tDo\t_\tAUX" + REST + "2\tn't\t_\tPART" + REST), written);
    assertTrue(
        written.endsWith("\n\n1\t\u00dcber\t_\t_" + REST + "2\t_\t_\tSYM" + REST + "\n"), written);
  }

  @Test
  void anUnknownTagIsNamedWithItsLine() {
    Schema known = files.open("a.conllu", "1\ta\t_\tNOUN" + REST, Map.of()).schema();
    Dataset data =
        files.open("b.conllu", "# c\n1\ta\t_\tNUON" + REST, Map.of(), Optional.of(known));
    GeneraException error = assertThrows(GeneraException.class, () -> all(data));
    String message = String.valueOf(error.getMessage());
    assertTrue(
        message.contains("b.conllu:2: ") && message.contains("Did you mean 'NOUN'"), message);
  }

  @Test
  void malformedSentencesAreRefused() {
    files.assertRefused(StandardError.NO_DATA, "has no sentence", "# nothing\n\n");
    files.assertRefused(
        StandardError.INVALID_DATA,
        "bad:2: a word has 10 fields",
        "1\ta\t_\tX" + REST + "2\tb\tc\n");
    files.assertRefused(
        StandardError.INVALID_DATA,
        "bad:2: word 2 of its sentence",
        "1\ta\t_\tX" + REST + "3\tb\t_\tX" + REST);
    files.assertRefused(
        StandardError.INVALID_DATA, "bad:1: the word or its tag", "1\t\t_\tX" + REST);
    files.assertRefused(StandardError.INVALID_DATA, "bad:1: a NUL byte", "1\ta\0b\t_\tX" + REST);
    files.assertRefused(
        StandardError.INVALID_DATA, "bad:1: the line has more", "1\t" + "x".repeat(2_000_000));
  }

  @Test
  void englishHas17TagsAndItsWordsSurviveWriting() throws IOException {
    Path input = Path.of("../../../shared/data/sequences/pos-english-ewt/en_ewt-ud-dev.conllu");
    assumeTrue(Files.exists(input), "no " + input);
    Batch read = all(files.open("dev.conllu", Files.readString(input), Map.of()));
    // The counts that the treebank's own statistics give for the part.
    assertEquals(2001, read.rows());
    assertEquals(25_147, ((SeriesVector) read.column("steps")).steps().rows());
    Batch again = all(files.open("again.conllu", files.written(read, Map.of()), Map.of()));
    assertEquals(read.schema(), again.schema());
    assertEquals(series(read, "steps"), series(again, "steps"));
  }
}
