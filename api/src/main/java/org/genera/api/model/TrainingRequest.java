package org.genera.api.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.genera.api.RunContext;
import org.genera.api.data.Dataset;
import org.genera.api.option.Options;

/** What a family is asked to learn. Immutable. */
public final class TrainingRequest {

  private final Dataset data;
  private final RunContext context;
  private final Optional<Dataset> validation;
  private final Options options;
  private final Provenance provenance;
  private final Optional<Model> warmStart;
  private final Checkpoints checkpoints;

  private TrainingRequest(Builder builder) {
    data = builder.data;
    context = builder.context;
    validation = builder.validation;
    options = builder.options;
    provenance = builder.provenance;
    warmStart = builder.warmStart;
    checkpoints = builder.checkpoints;
  }

  /**
   * Starts a request.
   *
   * @param data the training rows: in memory or in a compact form that is cheap to read again
   * @param context what the host lends
   * @return a builder without validation data, options or warm start
   */
  public static Builder of(Dataset data, RunContext context) {
    return new Builder(requireNonNull(data), requireNonNull(context));
  }

  /**
   * The training rows.
   *
   * @return the data
   */
  public Dataset data() {
    return data;
  }

  /**
   * What the host lends.
   *
   * @return the context
   */
  public RunContext context() {
    return context;
  }

  /**
   * Rows held out, for early stopping and choices; never trained on.
   *
   * @return the data, if any were held out
   */
  public Optional<Dataset> validation() {
    return validation;
  }

  /**
   * The family's options.
   *
   * @return checked values
   */
  public Options options() {
    return options;
  }

  /**
   * What the model is to remember of its making.
   *
   * @return the provenance
   */
  public Provenance provenance() {
    return provenance;
  }

  /**
   * A model to start from. A family that trains in steps starts there, or says that it cannot
   * ({@code USAGE}, or {@code SCHEMA_MISMATCH} for a model of other columns).
   *
   * @return a model of the same family, if the user gave one
   */
  public Optional<Model> warmStart() {
    return warmStart;
  }

  /**
   * Where a {@linkplain ModelFamily#resumable() resumable} family keeps its state, and finds the
   * one to go on from.
   *
   * @return the place; {@link Checkpoints#NONE} unless the user wants it
   */
  public Checkpoints checkpoints() {
    return checkpoints;
  }

  /**
   * The header of the model that answers this request.
   *
   * @param family the family's name
   * @param summary how training ended
   * @return the header
   */
  public ModelHeader header(String family, TrainingSummary summary) {
    return new ModelHeader(family, data.schema().modelled(), options, provenance, summary);
  }

  /** Builds a {@link TrainingRequest}. */
  public static final class Builder {

    private final Dataset data;
    private final RunContext context;
    private Optional<Dataset> validation = Optional.empty();
    private Options options = Options.none();
    private Provenance provenance;
    private Optional<Model> warmStart = Optional.empty();
    private Checkpoints checkpoints = Checkpoints.NONE;

    private Builder(Dataset data, RunContext context) {
      this.data = data;
      this.context = context;
      provenance = new Provenance(context.seed(), "", data.rows().orElse(0), "");
    }

    /**
     * Sets the rows held out.
     *
     * @param value the data
     * @return this
     */
    public Builder validation(Dataset value) {
      validation = Optional.of(value);
      return this;
    }

    /**
     * Sets the options.
     *
     * @param value checked values of the family's options
     * @return this
     */
    public Builder options(Options value) {
      options = requireNonNull(value);
      return this;
    }

    /**
     * Sets what the model is to remember.
     *
     * @param value the provenance
     * @return this
     */
    public Builder provenance(Provenance value) {
      provenance = requireNonNull(value);
      return this;
    }

    /**
     * Sets the model to start from.
     *
     * @param value a model of the same family
     * @return this
     */
    public Builder warmStart(Model value) {
      warmStart = Optional.of(value);
      return this;
    }

    /**
     * Sets where a resumable family keeps its state.
     *
     * @param value the place
     * @return this
     */
    public Builder checkpoints(Checkpoints value) {
      checkpoints = requireNonNull(value);
      return this;
    }

    /**
     * Builds the request.
     *
     * @return the request
     */
    public TrainingRequest build() {
      return new TrainingRequest(this);
    }
  }
}
