package org.genera.core;

import java.util.Map;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.Schema;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.UnknownLevels;

/**
 * Which data to open, and how. Immutable.
 *
 * @param location {@code [FORMAT:]PLACE[?option=value&…]}, or {@code -} for standard input
 * @param format the format's name; detected where absent
 * @param options the format's options
 * @param schema the schema that types the data; inferred where absent
 * @param requireAll whether a column of the schema that the data lack is an error
 * @param roles what the user said of columns
 * @param keepOthers whether columns outside the schema are kept as text
 * @param unknownLevels whether a feature's level that the schema lacks is marked as unknown, not an
 *     error
 * @param cancellation the flag that stops long scans
 */
public record DataRequest(
    String location,
    Optional<String> format,
    Map<String, String> options,
    Optional<Schema> schema,
    boolean requireAll,
    ColumnRoles roles,
    boolean keepOthers,
    boolean unknownLevels,
    Cancellation cancellation) {

  /** Copies the options. */
  public DataRequest {
    options = Map.copyOf(options);
  }

  /**
   * A request that leaves everything to detection.
   *
   * @param location where the data lie
   * @return the request
   */
  public static DataRequest of(String location) {
    return new DataRequest(
        location,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        false,
        ColumnRoles.NONE,
        false,
        false,
        new Cancellation());
  }

  /**
   * The same in a given format.
   *
   * @param name the format's name
   * @return a new request
   */
  public DataRequest format(String name) {
    return new DataRequest(
        location,
        Optional.of(name),
        options,
        schema,
        requireAll,
        roles,
        keepOthers,
        unknownLevels,
        cancellation);
  }

  /**
   * The same with options for the format.
   *
   * @param texts texts by option name
   * @return a new request
   */
  public DataRequest dataOptions(Map<String, String> texts) {
    return new DataRequest(
        location,
        format,
        texts,
        schema,
        requireAll,
        roles,
        keepOthers,
        unknownLevels,
        cancellation);
  }

  /**
   * The same typed by a schema that a user wrote: columns by name, an absent one is an error.
   *
   * @param wanted the columns wanted
   * @return a new request
   */
  public DataRequest schema(Schema wanted) {
    return new DataRequest(
        location,
        format,
        options,
        Optional.of(wanted),
        true,
        roles,
        keepOthers,
        unknownLevels,
        cancellation);
  }

  /**
   * The same typed by the schema of other data: columns by name, absent ones missing.
   *
   * @param other the columns wanted
   * @return a new request
   */
  public DataRequest typedLike(Schema other) {
    return new DataRequest(
        location,
        format,
        options,
        Optional.of(other),
        false,
        roles,
        keepOthers,
        unknownLevels,
        cancellation);
  }

  /**
   * The same typed by a model's schema: columns by name, absent ones missing.
   *
   * @param model the model
   * @return a new request
   */
  public DataRequest model(Model model) {
    return typedLike(model.schema());
  }

  /**
   * The same typed by the schema of a model that is to score or classify the rows, so that levels
   * outside it are marked if the model does something with them.
   *
   * @param model the model
   * @return a new request
   */
  public DataRequest scoredBy(Model model) {
    return model(model).unknownLevels(model.unknownLevels() != UnknownLevels.REFUSED);
  }

  /**
   * The same typed by a model's latent variables: columns by name, an absent one is an error.
   *
   * @param model a model with a latent space
   * @return a new request
   * @throws GeneraException {@link StandardError#UNSUPPORTED_CAPABILITY} if it has none
   */
  public DataRequest latentsOf(Model model) {
    return schema(model.require(LatentSpace.class).latentSchema());
  }

  /**
   * The same with roles.
   *
   * @param value what the user said of columns
   * @return a new request
   */
  public DataRequest roles(ColumnRoles value) {
    return new DataRequest(
        location,
        format,
        options,
        schema,
        requireAll,
        value,
        keepOthers,
        unknownLevels,
        cancellation);
  }

  /**
   * The same, with columns outside the schema kept as text or not.
   *
   * @param value true to keep them
   * @return a new request
   */
  public DataRequest keepOthers(boolean value) {
    return new DataRequest(
        location, format, options, schema, requireAll, roles, value, unknownLevels, cancellation);
  }

  /**
   * The same, with levels of features that the schema lacks marked or refused.
   *
   * @param value true to mark them: whoever reads the rows has to deal with them
   * @return a new request
   */
  public DataRequest unknownLevels(boolean value) {
    return new DataRequest(
        location, format, options, schema, requireAll, roles, keepOthers, value, cancellation);
  }

  /**
   * The same with a cancellation flag.
   *
   * @param value the flag
   * @return a new request
   */
  public DataRequest cancellation(Cancellation value) {
    return new DataRequest(
        location, format, options, schema, requireAll, roles, keepOthers, unknownLevels, value);
  }
}
