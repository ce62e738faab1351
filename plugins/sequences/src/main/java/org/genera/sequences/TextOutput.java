package org.genera.sequences;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Writes UTF-8; failures are named errors. */
public final class TextOutput implements AutoCloseable {

  private final Path path;
  private final Writer writer;

  /**
   * Starts a file.
   *
   * @param path where; it does not exist yet
   */
  public TextOutput(Path path) {
    this.path = path;
    try {
      writer =
          new BufferedWriter(
              new OutputStreamWriter(
                  Files.newOutputStream(path), StandardCharsets.UTF_8.newEncoder()),
              1 << 16);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Where the text goes, for a library that writes by itself.
   *
   * @return the writer
   */
  public Writer writer() {
    return writer;
  }

  /**
   * Writes a text.
   *
   * @param text the text
   */
  public void write(String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Writes what is still in memory. */
  public void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * What a failure to write means.
   *
   * @param e the failure
   * @return the error
   */
  public GeneraException failed(IOException e) {
    return e instanceof CharacterCodingException
        ? new GeneraException(
            StandardError.INVALID_DATA,
            "A text has half of a surrogate pair, which no file of UTF-8 can hold.",
            e)
        : new GeneraException(
            StandardError.INPUT_OUTPUT, "Cannot write '" + path + "': " + e.getMessage() + ".", e);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (CharacterCodingException e) {
      // The same text failed before, and that error is the one to be told.
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
