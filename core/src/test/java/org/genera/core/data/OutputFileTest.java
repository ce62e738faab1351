package org.genera.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir Path directory;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theOutputAppearsOnCommitUnderItsOwnName() throws IOException {
    Path target = directory.resolve("out.csv");
    try (OutputFile output = OutputFile.create(target.toString(), false)) {
      assertEquals("out.csv", output.path().getFileName().toString());
      Files.writeString(output.path(), "done");
      assertFalse(Files.exists(target));
      output.commit();
    }
    assertEquals("done", Files.readString(target));
    assertEquals(List.of("out.csv"), names());
  }

  @Test
  void withoutCommitNothingIsLeft() throws IOException {
    try (OutputFile output = OutputFile.create(directory.resolve("out.csv").toString(), false)) {
      Files.writeString(output.path(), "half");
    }
    assertEquals(List.of(), names());
  }

  @Test
  void whatExistsIsKeptUntilTheNewIsComplete() throws IOException {
    Path target = Files.writeString(directory.resolve("out.csv"), "old");
    assertError(StandardError.OUTPUT_EXISTS, target.toString());
    try (OutputFile output = OutputFile.create(target.toString(), true)) {
      Files.writeString(output.path(), "new");
      assertEquals("old", Files.readString(target));
      output.commit();
    }
    assertEquals("new", Files.readString(target));
  }

  @Test
  void aDirectoryIsReplacedAsAWhole() throws IOException {
    Path target = directory.resolve("images");
    for (String name : List.of("old.png", "new.png")) {
      try (OutputFile output = OutputFile.create(target.toString(), true)) {
        Files.createDirectory(output.path());
        Files.writeString(output.path().resolve(name), name);
        output.commit();
      }
    }
    assertTrue(Files.exists(target.resolve("new.png")));
    assertFalse(Files.exists(target.resolve("old.png")));
    assertEquals(List.of("images"), names());
  }

  @Test
  void anOutputThatAppearsMeanwhileIsNotReplaced() throws IOException {
    Path target = directory.resolve("out.csv");
    try (OutputFile output = OutputFile.create(target.toString(), false)) {
      Files.writeString(output.path(), "mine");
      Files.writeString(target, "theirs");
      assertEquals(
          StandardError.OUTPUT_EXISTS, assertThrows(GeneraException.class, output::commit).code());
    }
    assertEquals("theirs", Files.readString(target));
  }

  @Test
  void standardOutputGetsTheWholeOutput() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    Path path;
    try (OutputFile output = OutputFile.create("-", false, stream)) {
      path = output.path();
      Files.writeString(path, "x,y\n");
      assertEquals(0, stream.size());
      output.commit();
    }
    assertEquals("x,y\n", stream.toString(StandardCharsets.UTF_8));
    assertFalse(Files.exists(path));
  }

  @Test
  void anAbsentDirectoryIsNamed() {
    assertError(StandardError.INPUT_OUTPUT, directory.resolve("no/out.csv").toString());
  }

  private static void assertError(StandardError code, String location) {
    GeneraException error =
        assertThrows(GeneraException.class, () -> OutputFile.create(location, false));
    assertEquals(code, error.code(), error.getMessage());
    assertTrue(error.getMessage().contains(location), error.getMessage());
  }
}
