package org.genera.api.sample;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.genera.api.RunContext;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;
import org.genera.api.option.Options;

/** What a sampler is made from. Immutable. */
public final class SamplerRequest {

  private final Model model;
  private final Options options;
  private final RunContext context;
  private final Optional<Dataset> data;

  private SamplerRequest(Model model, Options options, RunContext context, Optional<Dataset> data) {
    this.model = requireNonNull(model);
    this.options = requireNonNull(options);
    this.context = requireNonNull(context);
    this.data = data;
  }

  /**
   * A request without data.
   *
   * @param model the model to sample from
   * @param options the sampler's options
   * @param context what the host lends
   * @return the request
   */
  public static SamplerRequest of(Model model, Options options, RunContext context) {
    return new SamplerRequest(model, options, context, Optional.empty());
  }

  /**
   * The same with data for samplers that fit something.
   *
   * @param value rows such as the model was trained on
   * @return a new request
   */
  public SamplerRequest withData(Dataset value) {
    return new SamplerRequest(model, options, context, Optional.of(value));
  }

  /**
   * The model to sample from.
   *
   * @return the model
   */
  public Model model() {
    return model;
  }

  /**
   * The sampler's options.
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
   * Rows such as the model was trained on.
   *
   * @return the data, if given
   */
  public Optional<Dataset> data() {
    return data;
  }
}
