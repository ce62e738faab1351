package org.genera.api.data;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Optional;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.api.option.Options;

/** What a format is asked to open. Immutable. */
public final class OpenRequest {

  private final DataSource source;
  private final Options options;
  private final Optional<Schema> schema;
  private final ColumnRoles roles;
  private final boolean requireAll;
  private final boolean keepOthers;
  private final boolean unknownLevels;
  private final Cancellation cancellation;

  private OpenRequest(Builder builder) {
    source = builder.source;
    options = builder.options;
    schema = builder.schema;
    roles = builder.roles;
    requireAll = builder.requireAll;
    keepOthers = builder.keepOthers;
    unknownLevels = builder.unknownLevels;
    cancellation = builder.cancellation;
  }

  /**
   * Starts a request.
   *
   * @param source where the data lie
   * @return a builder with no options, no schema and no roles
   */
  public static Builder of(DataSource source) {
    return new Builder(requireNonNull(source));
  }

  /**
   * Where the data lie.
   *
   * @return the source
   */
  public DataSource source() {
    return source;
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
   * The schema that types the data: of a model or a schema file. A format of texts reads cells by
   * it (an unknown level is an error); a format that knows its own types may leave that to the
   * host. Wanted columns that the data lack are left out: the host adds them, missing in every row
   * (a weight not at all), tells the user which, and refuses data without any wanted feature.
   *
   * @return the wanted columns, or empty: the format decides
   */
  public Optional<Schema> schema() {
    return schema;
  }

  /**
   * What the user said of columns. A label makes a column of whole numbers a category.
   *
   * @return the roles
   */
  public ColumnRoles roles() {
    return roles;
  }

  /**
   * Whether a wanted column that the data lack is an error, as in a schema that a user wrote.
   *
   * @return false if such a column is missing in every row
   */
  public boolean requireAll() {
    return requireAll;
  }

  /**
   * Refuses data that lack a wanted column, if all are required.
   *
   * @param present the names of the columns that the data have
   * @throws GeneraException {@link StandardError#INVALID_CONFIG} with the nearest name
   */
  public void requirePresent(Collection<String> present) {
    if (requireAll && schema.isPresent()) {
      for (String name : schema.get().names()) {
        if (!present.contains(name)) {
          throw new GeneraException(
              StandardError.INVALID_CONFIG,
              "The schema names a column '"
                  + name
                  + "' that "
                  + source.location()
                  + " does not have."
                  + NearestName.hint(name, present));
        }
      }
    }
  }

  /**
   * Whether columns that are not in the wanted schema are kept, as text in the role {@link
   * Role#IGNORED}. Then all columns have the order of the data.
   *
   * @return false if they are dropped
   */
  public boolean keepOthers() {
    return keepOthers;
  }

  /**
   * Whether a feature's level that the wanted schema lacks is {@link CategoryVector#UNKNOWN}
   * instead of an error.
   *
   * @return false if it is an error
   */
  public boolean unknownLevels() {
    return unknownLevels;
  }

  /**
   * The flag that stops long scans.
   *
   * @return the flag
   */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Builds an {@link OpenRequest}. */
  public static final class Builder {

    private final DataSource source;
    private Options options = Options.none();
    private Optional<Schema> schema = Optional.empty();
    private ColumnRoles roles = ColumnRoles.NONE;
    private boolean requireAll;
    private boolean keepOthers;
    private boolean unknownLevels;
    private Cancellation cancellation = new Cancellation();

    private Builder(DataSource source) {
      this.source = source;
    }

    /**
     * Sets the options.
     *
     * @param value the format's options
     * @return this
     */
    public Builder options(Options value) {
      options = requireNonNull(value);
      return this;
    }

    /**
     * Sets the wanted schema.
     *
     * @param value the columns wanted
     * @return this
     */
    public Builder schema(Schema value) {
      schema = Optional.of(value);
      return this;
    }

    /**
     * Sets the roles.
     *
     * @param value what the user said
     * @return this
     */
    public Builder roles(ColumnRoles value) {
      roles = requireNonNull(value);
      return this;
    }

    /**
     * Sets whether an absent column is an error.
     *
     * @param value true for a schema that a user wrote
     * @return this
     */
    public Builder requireAll(boolean value) {
      requireAll = value;
      return this;
    }

    /**
     * Sets whether other columns are kept.
     *
     * @param value true to keep them as text
     * @return this
     */
    public Builder keepOthers(boolean value) {
      keepOthers = value;
      return this;
    }

    /**
     * Sets whether unknown levels of features are marked.
     *
     * @param value true to mark them, false to refuse them
     * @return this
     */
    public Builder unknownLevels(boolean value) {
      unknownLevels = value;
      return this;
    }

    /**
     * Sets the cancellation flag.
     *
     * @param value the flag
     * @return this
     */
    public Builder cancellation(Cancellation value) {
      cancellation = requireNonNull(value);
      return this;
    }

    /**
     * Builds the request.
     *
     * @return the request
     */
    public OpenRequest build() {
      return new OpenRequest(this);
    }
  }
}
