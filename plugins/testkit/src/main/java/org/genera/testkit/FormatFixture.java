package org.genera.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;

/**
 * One case for {@link DatasetFormatContract}: a file, or data that the format makes itself.
 * Immutable; the methods that refine it return a new one.
 *
 * @param name what the test report calls it
 * @param location the file's name, or what the format understands in its place
 * @param content the bytes of the file; empty where the format makes the data, or where it is a
 *     folder
 * @param folder the bytes of each file of a folder, by its path in it
 * @param options the format's options, as users write them
 * @param holds what is to be read, where that is known: the same names and cells
 */
public record FormatFixture(
    String name,
    String location,
    Optional<byte[]> content,
    Map<String, byte[]> folder,
    Map<String, String> options,
    Optional<Batch> holds) {

  /**
   * A file.
   *
   * @param name what the test report calls it
   * @param fileName the name of the file, with the format's suffix
   * @param content its bytes
   * @return the fixture
   */
  public static FormatFixture file(String name, String fileName, byte[] content) {
    return new FormatFixture(
        name, fileName, Optional.of(content.clone()), Map.of(), Map.of(), Optional.empty());
  }

  /**
   * A folder of files.
   *
   * @param name what the test report calls it
   * @param folderName the name of the folder
   * @param files the bytes of each file, by its path in the folder, with slashes
   * @return the fixture
   */
  public static FormatFixture folder(String name, String folderName, Map<String, byte[]> files) {
    return new FormatFixture(
        name, folderName, Optional.empty(), Map.copyOf(files), Map.of(), Optional.empty());
  }

  /**
   * A text file in UTF-8.
   *
   * @param name what the test report calls it
   * @param fileName the name of the file, with the format's suffix
   * @param content its text
   * @return the fixture
   */
  public static FormatFixture text(String name, String fileName, String content) {
    return file(name, fileName, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Data that the format makes itself.
   *
   * @param name what the test report calls it
   * @param location what the format understands
   * @return the fixture
   */
  public static FormatFixture made(String name, String location) {
    return new FormatFixture(
        name, location, Optional.empty(), Map.of(), Map.of(), Optional.empty());
  }

  /**
   * The same with options.
   *
   * @param texts as users write them, by name
   * @return a new fixture
   */
  public FormatFixture options(Map<String, String> texts) {
    return new FormatFixture(name, location, content, folder, texts, holds);
  }

  /**
   * The same with what is to be read.
   *
   * @param rows the cells
   * @return a new fixture
   */
  public FormatFixture holds(Batch rows) {
    return new FormatFixture(name, location, content, folder, options, Optional.of(rows));
  }

  FormatFixture content(byte[] bytes) {
    return new FormatFixture(name, location, Optional.of(bytes), folder, options, holds);
  }
}
