package org.genera.api.model;

import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/**
 * The families that the host has, by name, so that one plugin can use another without depending on
 * it: a latent sampler a mixture, a metric a classifier.
 */
public interface Families {

  /** No families. */
  Families NONE =
      new Families() {
        @Override
        public Set<String> names() {
          return Set.of();
        }

        @Override
        public ModelFamily family(String name) {
          throw new GeneraException(
              StandardError.UNKNOWN_NAME,
              "Family '" + name + "' is not there: this run has no other families.");
        }
      };

  /**
   * What families there are.
   *
   * @return their names, sorted
   */
  Set<String> names();

  /**
   * A family; train with it by {@link ModelFamily#train}, with options by {@code
   * Options.of(family.options(), …)}.
   *
   * @param name its name
   * @return the family
   * @throws GeneraException {@link StandardError#UNKNOWN_NAME} with the nearest name, or {@link
   *     StandardError#PLUGIN_CONFLICT}
   */
  ModelFamily family(String name);
}
