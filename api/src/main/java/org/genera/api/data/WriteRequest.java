package org.genera.api.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.genera.api.option.Options;

/** What a format is asked to write. Immutable. */
public final class WriteRequest {

  private final Path path;
  private final Schema schema;
  private final Options options;

  private WriteRequest(Path path, Schema schema, Options options) {
    this.path = requireNonNull(path);
    this.schema = requireNonNull(schema);
    this.options = requireNonNull(options);
  }

  /**
   * A request.
   *
   * @param path a file or directory that does not exist yet; the host moves it to its place when
   *     all is written
   * @param schema the columns to write
   * @param options the format's options
   * @return the request
   */
  public static WriteRequest of(Path path, Schema schema, Options options) {
    return new WriteRequest(path, schema, options);
  }

  /**
   * Where to write.
   *
   * @return a path that does not exist yet
   */
  public Path path() {
    return path;
  }

  /**
   * The columns.
   *
   * @return the schema of every batch
   */
  public Schema schema() {
    return schema;
  }

  /**
   * The format's options.
   *
   * @return checked values
   */
  public Options options() {
    return options;
  }

  /**
   * The name that the user gave the output, for formats that look at it.
   *
   * @return the last part of the path
   */
  public Optional<String> fileName() {
    return Optional.ofNullable(path.getFileName()).map(Path::toString);
  }
}
