package org.genera.api.model;

import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.engine.TaskProvider;
import org.genera.api.option.Options;

/** A family of models: a service that a plugin provides. It trains models and reads them back. */
public interface ModelFamily extends TaskProvider {

  /**
   * The capabilities that its models have (some only with certain options or data, such as a
   * label).
   *
   * @return interfaces that extend {@link Capability}
   */
  Set<Class<? extends Capability>> capabilities();

  /**
   * The share of rows that the family wants held out where the user says nothing: to stop in time,
   * and to say how well it does on new rows.
   *
   * @param options checked values of its options
   * @return a number above 0 and below 1; none by default
   */
  default OptionalDouble heldOut(Options options) {
    return OptionalDouble.empty();
  }

  /**
   * Whether training can be resumed: it keeps its state in the request's {@link
   * TrainingRequest#checkpoints()} and goes on from the one that it finds there.
   *
   * @return false by default
   */
  default boolean resumable() {
    return false;
  }

  /**
   * Learns a model.
   *
   * <p>A family whose training climbs an objective (a likelihood, a penalised likelihood, an ELBO)
   * tells the listener of the request after every step, by the figure {@code objective}; a fresh
   * climb, such as the next start, has another phase or counts its steps from the beginning. The
   * figure is by weight: the mean log-likelihood of a row, whatever else is climbed divided by the
   * sum of weights.
   *
   * @param request data, options and what the host lends
   * @return the model
   * @throws GeneraException {@code SCHEMA_MISMATCH} for columns that the family cannot model (it
   *     names them and says what to do), {@code NO_DATA}, {@code NUMERICAL}, {@code CANCELLED}
   */
  Model train(TrainingRequest request);

  /**
   * Reads a model that this family wrote.
   *
   * @param archive a checked model file
   * @return the model
   * @throws GeneraException {@code INVALID_MODEL_FILE} if the content makes no model
   */
  Model read(ModelArchive archive);
}
