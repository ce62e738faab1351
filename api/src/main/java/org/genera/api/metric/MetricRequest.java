package org.genera.api.metric;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;
import org.genera.api.option.Options;

/** What a metric is to judge. Immutable. */
public final class MetricRequest {

  private final Options options;
  private final RunContext context;
  private final Optional<Model> model;
  private final Map<Metric.Input, Dataset> data;

  private MetricRequest(Builder builder) {
    options = builder.options;
    context = builder.context;
    model = builder.model;
    data = new EnumMap<>(builder.data);
  }

  /**
   * Starts a request.
   *
   * @param context what the host lends
   * @return a builder with nothing to judge
   */
  public static Builder on(RunContext context) {
    return new Builder(requireNonNull(context));
  }

  /**
   * The metric's options.
   *
   * @return checked values
   */
  public Options options() {
    return options;
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
   * The model.
   *
   * @return the model
   * @throws GeneraException {@link StandardError#USAGE} if none was given
   */
  public Model model() {
    return model.orElseThrow(() -> absent(Metric.Input.MODEL));
  }

  /**
   * Data.
   *
   * @param input which
   * @return the rows
   * @throws GeneraException {@link StandardError#USAGE} if they were not given
   */
  public Dataset data(Metric.Input input) {
    return find(input).orElseThrow(() -> absent(input));
  }

  /**
   * Data, if given.
   *
   * @param input which
   * @return the rows
   */
  public Optional<Dataset> find(Metric.Input input) {
    return Optional.ofNullable(data.get(input));
  }

  private static GeneraException absent(Metric.Input input) {
    return new GeneraException(
        StandardError.USAGE,
        "The metric needs an input that was not given: "
            + input.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
            + ".");
  }

  /** Builds a {@link MetricRequest}. */
  public static final class Builder {

    private final RunContext context;
    private Options options = Options.none();
    private Optional<Model> model = Optional.empty();
    private final Map<Metric.Input, Dataset> data = new EnumMap<>(Metric.Input.class);

    private Builder(RunContext context) {
      this.context = context;
    }

    /**
     * Sets the options.
     *
     * @param value checked values of the metric's options
     * @return this
     */
    public Builder options(Options value) {
      options = requireNonNull(value);
      return this;
    }

    /**
     * Sets the model.
     *
     * @param value the model to judge
     * @return this
     */
    public Builder model(Model value) {
      model = Optional.of(value);
      return this;
    }

    /**
     * Sets data.
     *
     * @param input which
     * @param value the rows
     * @return this
     */
    public Builder data(Metric.Input input, Dataset value) {
      data.put(input, requireNonNull(value));
      return this;
    }

    /**
     * Builds the request.
     *
     * @return the request
     */
    public MetricRequest build() {
      return new MetricRequest(this);
    }
  }
}
