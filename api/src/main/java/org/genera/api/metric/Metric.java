package org.genera.api.metric;

import java.util.Set;
import org.genera.api.engine.TaskProvider;
import org.genera.api.model.Capability;

/** A judge of a model or of its samples: a service that a plugin provides. */
public interface Metric extends TaskProvider {

  /** What a metric looks at. */
  enum Input {
    /** The model itself. */
    MODEL,
    /** Rows that the model has not seen. */
    HELD_OUT,
    /** The rows that the model was trained on. */
    TRAINING,
    /** Rows drawn from the model. */
    SYNTHETIC
  }

  /**
   * What must be given.
   *
   * @return the inputs without which it has nothing to say
   */
  Set<Input> inputs();

  /**
   * The capabilities that the model must have.
   *
   * @return interfaces that extend {@link Capability}; empty where it does not ask for the model
   */
  default Set<Class<? extends Capability>> requires() {
    return Set.of();
  }

  /**
   * Judges.
   *
   * @param request what to look at
   * @return its values
   */
  MetricResult evaluate(MetricRequest request);
}
