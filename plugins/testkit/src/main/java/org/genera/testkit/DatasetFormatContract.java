package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genera.api.ErrorCategory;
import org.genera.api.GeneraException;
import org.genera.api.Plugin;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every format of datasets, tried on each fixture. */
public abstract class DatasetFormatContract extends PluginContract {

  private static final int DAMAGES = 50;

  /** A statement about a format at work on a fixture. */
  private interface Law {
    void check(FormatRun run) throws IOException;
  }

  /** Where the files of the fixtures lie; the test's framework removes it. */
  @TempDir protected Path directory = Path.of("");

  /**
   * The format under test.
   *
   * @return a fresh instance
   */
  protected abstract DatasetFormat format();

  /**
   * The cases on which it is tested; for a format that writes, together every kind of column that
   * it can hold.
   *
   * @return at least one
   */
  protected abstract List<FormatFixture> fixtures();

  @Override
  protected final Plugin plugin() {
    return format();
  }

  private Stream<DynamicTest> each(Law law) {
    return each(fixtures().stream(), law);
  }

  private Stream<DynamicTest> eachFile(Law law) {
    return each(fixtures().stream().filter(fixture -> fixture.content().isPresent()), law);
  }

  private Stream<DynamicTest> each(Stream<FormatFixture> fixtures, Law law) {
    return fixtures.map(
        fixture ->
            DynamicTest.dynamicTest(
                fixture.name(),
                () ->
                    law.check(
                        new FormatRun(
                            format(), fixture, Files.createTempDirectory(directory, "run")))));
  }

  @TestFactory
  final Stream<DynamicTest> theCellsAreThoseOfTheFile() {
    return each(
        run ->
            run.fixture()
                .holds()
                .ifPresent(
                    rows -> CellEquality.assertSameCells(rows, run.readAll(), run.where("cells"))));
  }

  @TestFactory
  final Stream<DynamicTest> rowsAreTheSameInBlocksOfAnySize() {
    return each(
        run -> {
          Batch expected = run.readAll();
          try (Dataset data = run.open().dataset()) {
            for (int blockRows : new int[] {1, 7, 64, 100_000}) {
              ReadRequest request = ReadRequest.all().blockRows(blockRows);
              CellEquality.assertSameCells(
                  expected, run.read(data, request), run.where("blocks of " + blockRows));
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> severalThreadsMayReadAtOnce() {
    return each(
        run -> {
          Batch expected = run.readAll();
          try (Dataset data = run.open().dataset()) {
            ReadRequest request = ReadRequest.all().blockRows(16);
            IntStream.range(0, 8)
                .parallel()
                .mapToObj(reader -> run.read(data, request))
                .forEach(
                    rows -> CellEquality.assertSameCells(expected, rows, run.where("threads")));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> aReaderMayBeClosedEarly() {
    return each(
        run -> {
          Batch expected = run.readAll();
          try (Dataset data = run.open().dataset()) {
            ReadRequest request = ReadRequest.all().blockRows(1);
            for (Split split : data.splits(request)) {
              try (BatchReader reader = data.read(split, request)) {
                reader.next();
              }
            }
            CellEquality.assertSameCells(
                expected, run.read(data, request), run.where("after readers closed early"));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> columnsAreReadInTheOrderWanted() {
    return each(
        run -> {
          Batch all = run.readAll();
          List<String> reversed = new ArrayList<>(all.schema().names());
          Collections.reverse(reversed);
          try (Dataset data = run.open().dataset()) {
            for (List<String> wanted : List.of(reversed, reversed.subList(0, 1))) {
              CellEquality.assertSameCells(
                  all.select(wanted),
                  run.read(data, ReadRequest.all().columns(wanted)),
                  run.where("columns " + wanted));
            }
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> everyColumnIsExplained() {
    return each(
        run -> {
          OpenedDataset opened = run.open();
          try (Dataset data = opened.dataset()) {
            assertEquals(
                new TreeSet<>(data.schema().names()),
                new TreeSet<>(opened.decisions().keySet()),
                run.where("decisions"));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> filesAreRecognised() {
    return eachFile(run -> assertNotEquals(Detection.NO, format().detect(run.source())));
  }

  @TestFactory
  final Stream<DynamicTest> foreignFilesAreNotClaimed() {
    return eachFile(
        run -> {
          for (byte[] foreign : List.of(new byte[0], noise(500))) {
            DataSource source = new DataSource("foreign", Optional.empty(), foreign);
            assertNotEquals(Detection.CONTENT, format().detect(source), run.where("noise"));
          }
        });
  }

  @TestFactory
  final Stream<DynamicTest> aFileThatIsNotThereIsNoData() {
    return eachFile(
        run -> {
          Path nowhere = run.directory().resolve("nowhere-" + run.fixture().location());
          DataSource source = FormatRun.source(nowhere, new byte[0]);
          GeneraException error =
              assertThrows(GeneraException.class, () -> run.open(source, Optional.empty()));
          assertTrue(
              Set.of(StandardError.NO_DATA, StandardError.INPUT_OUTPUT).contains(error.code()),
              run.where(error.toString()));
        });
  }

  /** Truncated, altered or foreign bytes are an error in the data, or other data. */
  @TestFactory
  final Stream<DynamicTest> damagedFilesAreRefusedOrRead() {
    return eachFile(
        run -> {
          byte[] whole = run.fixture().content().orElseThrow();
          RandomStream random = RandomStream.of(FixtureRun.SEED, "damage", 0);
          assertReadOrRefused(run, new byte[0], "an empty file");
          assertReadOrRefused(run, noise(whole.length + 1), "noise");
          for (int i = 0; i < DAMAGES && whole.length > 0; i++) {
            int place = random.nextInt(whole.length);
            byte[] altered = whole.clone();
            altered[place] = (byte) random.nextInt(256);
            assertReadOrRefused(run, altered, "byte " + place + " altered");
            assertReadOrRefused(run, Arrays.copyOf(whole, place), "cut after " + place);
          }
        });
  }

  private static void assertReadOrRefused(FormatRun run, byte[] content, String what) {
    FormatRun damaged =
        new FormatRun(run.format(), run.fixture().content(content), run.directory());
    try {
      damaged.readAll();
    } catch (GeneraException e) {
      assertEquals(ErrorCategory.DATA, e.category(), run.where(what + ": " + e));
    } catch (RuntimeException e) {
      throw new AssertionError(run.where(what + ", seed " + FixtureRun.SEED), e);
    }
  }

  private static byte[] noise(int size) {
    RandomStream random = RandomStream.of(FixtureRun.SEED, "noise", 0);
    byte[] noise = new byte[size];
    for (int i = 0; i < size; i++) {
      noise[i] = (byte) random.nextLong();
    }
    return noise;
  }

  /** What a format writes it reads back; one that only reads says so. */
  @TestFactory
  final Stream<DynamicTest> whatIsWrittenIsReadBack() {
    return each(
        run -> {
          Batch rows = run.readAll();
          if (format().canWrite()) {
            readsBack(run, rows);
          } else {
            GeneraException error =
                assertThrows(GeneraException.class, () -> run.write(rows, "out"));
            assertEquals(StandardError.USAGE, error.code(), run.where(error.toString()));
          }
        });
  }

  /** Or refused, where the format has no place for them. */
  @TestFactory
  final Stream<DynamicTest> awkwardCellsAreWrittenAndReadBack() {
    return eachWritten(
        run -> {
          Batch rows = run.readAll();
          if (rows.rows() > 0) {
            Batch awkward = AwkwardCells.instead(rows);
            try {
              run.write(awkward, "refused");
            } catch (GeneraException e) {
              assertEquals(ErrorCategory.DATA, e.category(), run.where(e.toString()));
              return;
            }
            readsBack(run, awkward);
          }
        });
  }

  /** Or not opened, because there are no data in them. */
  @TestFactory
  final Stream<DynamicTest> noRowsAreWrittenAndReadBack() {
    return eachWritten(
        run -> {
          try {
            readsBack(run, run.readAll().slice(0, 0));
          } catch (GeneraException e) {
            assertEquals(StandardError.NO_DATA, e.code(), run.where(e.toString()));
          }
        });
  }

  private Stream<DynamicTest> eachWritten(Law law) {
    return format().canWrite() ? each(law) : Stream.of();
  }

  private void readsBack(FormatRun run, Batch rows) throws IOException {
    String suffix = format().suffixes().isEmpty() ? "" : "." + format().suffixes().get(0);
    Path path = run.write(rows, "written" + suffix);
    byte[] content = Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path);
    DataSource source = FormatRun.source(path, content);
    assertNotEquals(Detection.NO, format().detect(source), run.where("detection of own output"));
    FormatRun plain = new FormatRun(run.format(), run.fixture().options(Map.of()), run.directory());
    try (Dataset data = plain.open(source, Optional.of(rows.schema())).dataset()) {
      CellEquality.assertSameCells(
          rows, run.read(data, ReadRequest.all()), run.where("written and read back"));
    }
  }
}
