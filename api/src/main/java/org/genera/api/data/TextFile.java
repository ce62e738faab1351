package org.genera.api.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * A file of UTF-8 text, with or without a byte order mark, plain or compressed with gzip, read in
 * one way by every format of texts. Malformed bytes are an error, never replaced.
 *
 * @param name what messages call it
 * @param path where it lies
 */
public record TextFile(String name, Path path) {

  private static final int BYTE_ORDER_MARK = 0xEFBBBF;
  private static final int GZIP_MAGIC = 0x1F8B;

  /**
   * The file of a source.
   *
   * @param source where data lie
   * @return the file
   * @throws GeneraException {@link StandardError#NO_DATA} if there is none
   */
  public static TextFile of(DataSource source) {
    String name = source.location().equals("-") ? "standard input" : source.location();
    Path path =
        source
            .path()
            .filter(Files::isRegularFile)
            .orElseThrow(
                () ->
                    new GeneraException(
                        StandardError.NO_DATA, "There is no file '" + name + "'; check the path."));
    return new TextFile(name, path);
  }

  /**
   * Opens the text.
   *
   * @return a reader at the first character after the byte order mark
   * @throws GeneraException if the file cannot be opened
   */
  public Reader open() {
    try {
      return new InputStreamReader(bytes(), StandardCharsets.UTF_8.newDecoder());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Whether the text begins with a byte order mark.
   *
   * @return true if it does
   */
  public boolean hasByteOrderMark() {
    try (BufferedInputStream in = plainBytes()) {
      return startsWith(in, BYTE_ORDER_MARK, 3);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * An error in a cell.
   *
   * @param line the row's line, from 1
   * @param column the cell's position, from 0
   * @param message what is wrong
   * @return {@link StandardError#INVALID_DATA} that says file, line and column
   */
  public GeneraException invalid(long line, int column, String message) {
    return at(line + ":" + (column + 1), message);
  }

  /**
   * An error in a line.
   *
   * @param line the line, from 1
   * @param message what is wrong
   * @return {@link StandardError#INVALID_DATA} that says file and line
   */
  public GeneraException invalid(long line, String message) {
    return at(Long.toString(line), message);
  }

  private GeneraException at(String place, String message) {
    boolean closed = message.endsWith(".") || message.endsWith("?");
    return new GeneraException(
        StandardError.INVALID_DATA, name + ":" + place + ": " + message + (closed ? "" : "."));
  }

  /**
   * What a failure to read means.
   *
   * @param cause the failure
   * @return {@link StandardError#INVALID_DATA} for malformed bytes, else {@link
   *     StandardError#NO_DATA}
   */
  public GeneraException unreadable(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new GeneraException(
          StandardError.INVALID_DATA,
          name + ":" + malformedLine() + ": this is not UTF-8; save the file as UTF-8.",
          cause);
    } else if (cause instanceof ZipException || cause instanceof EOFException) {
      return new GeneraException(
          StandardError.INVALID_DATA,
          name + ": the compressed file is damaged or cut short; make it anew.",
          cause);
    }
    return new GeneraException(
        StandardError.NO_DATA, "Cannot read '" + name + "': " + cause.getMessage() + ".", cause);
  }

  private String malformedLine() {
    try (InputStream in = bytes()) {
      return Long.toString(MalformedText.line(in));
    } catch (IOException e) {
      return "?";
    }
  }

  private InputStream bytes() throws IOException {
    BufferedInputStream in = plainBytes();
    if (startsWith(in, BYTE_ORDER_MARK, 3)) {
      in.skipNBytes(3);
    }
    return in;
  }

  private BufferedInputStream plainBytes() throws IOException {
    BufferedInputStream in = buffered(Files.newInputStream(path));
    try {
      return startsWith(in, GZIP_MAGIC, 2) ? buffered(new GZIPInputStream(in)) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static BufferedInputStream buffered(InputStream in) {
    return new BufferedInputStream(in, 1 << 16);
  }

  private static boolean startsWith(BufferedInputStream in, int magic, int bytes)
      throws IOException {
    in.mark(bytes);
    int found = 0;
    for (int i = 0; i < bytes; i++) {
      found = found << 8 | (in.read() & 0xFF);
    }
    in.reset();
    return found == magic;
  }
}
