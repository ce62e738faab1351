package org.genera.core.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLocationTest {

  private static final List<String> FORMATS = List.of("csv", "toy");

  @TempDir Path directory;

  private static DataLocation parse(String text) {
    return DataLocation.parse(text, FORMATS, InputStream.nullInputStream());
  }

  private String file(String name) throws IOException {
    return Files.writeString(directory.resolve(name), "x\n1\n").toString();
  }

  @Test
  void aPathIsAPath() throws IOException {
    String people = file("people.csv");
    DataLocation location = parse(people);
    assertEquals(Optional.empty(), location.format());
    assertEquals(Optional.of(Path.of(people)), location.source().path());
    assertArrayEquals("x\n1\n".getBytes(StandardCharsets.UTF_8), location.source().head());
  }

  @Test
  void formatAndOptionsAreCutOff() throws IOException {
    String people = file("people.txt");
    DataLocation location = parse("csv:" + people + "?header=false&missing==&quote=");
    assertEquals(Optional.of("csv"), location.format());
    assertEquals(people, location.source().location());
    assertEquals(Map.of("header", "false", "missing", "=", "quote", ""), location.options());
  }

  @Test
  void aFileThatExistsIsMeantLiterally() throws IOException {
    String odd = file("what?a=b");
    assertEquals(odd, parse(odd).source().location());
    assertEquals(odd, parse("csv:" + odd).source().location());
  }

  @Test
  void aFormatMayMakeItsOwnData() {
    DataLocation location = parse("toy:ring?n=500&seed=1");
    assertEquals("ring", location.source().location());
    assertEquals(Optional.empty(), location.source().path());
    assertEquals(List.of("n", "seed"), List.copyOf(location.options().keySet()));
  }

  @Test
  void standardInputIsSpooledAndRemoved() throws IOException {
    byte[] bytes = new byte[100_000];
    bytes[99_999] = 7;
    DataLocation location =
        DataLocation.parse("csv:-?header=true", FORMATS, new ByteArrayInputStream(bytes));
    Path spool = location.source().path().orElseThrow();
    assertEquals("-", location.source().location());
    assertArrayEquals(bytes, Files.readAllBytes(spool));
    assertEquals(1 << 16, location.source().head().length);
    location.close();
    assertFalse(Files.exists(spool));
  }

  @Test
  void closingLeavesAUsersFileAlone() throws IOException {
    DataLocation location = parse(file("mine.csv"));
    location.close();
    assertTrue(Files.exists(location.source().path().orElseThrow()));
  }

  @Test
  void mistakesAreNamed() throws IOException {
    String people = file("people.csv");
    assertError(StandardError.NO_DATA, "Did you mean 'people.csv'?", directory + "/poeple.csv");
    assertError(StandardError.NO_DATA, "Did you mean 'people.csv'?", directory + "/poeple.csv?a=b");
    assertError(StandardError.UNKNOWN_NAME, "Did you mean 'csv'?", "cvs:" + people);
    assertError(StandardError.USAGE, "'header' is no option", "csv:" + people + "?header");
    assertError(StandardError.NO_DATA, "Check the directory", directory + "/no/such/file");
    assertError(StandardError.NO_DATA, "There is no file", "");
  }

  private static void assertError(StandardError code, String message, String text) {
    GeneraException error = assertThrows(GeneraException.class, () -> parse(text));
    assertEquals(code, error.code(), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
