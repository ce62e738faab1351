package org.genera.api.sample;

import java.util.Set;
import org.genera.api.engine.TaskProvider;
import org.genera.api.model.Capability;

/** A way to draw rows from models: a service that a plugin provides. */
public interface SamplerFactory extends TaskProvider {

  /**
   * The capabilities that a model must have.
   *
   * @return interfaces that extend {@link Capability}; the host checks them before {@link #prepare}
   */
  Set<Class<? extends Capability>> requires();

  /**
   * Makes a sampler for a model; may fit something on the way, such as a mixture of latents.
   *
   * @param request model, options and what the host lends
   * @return the sampler
   */
  Sampler prepare(SamplerRequest request);
}
