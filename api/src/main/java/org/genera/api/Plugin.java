package org.genera.api;

import java.util.List;
import org.genera.api.option.Option;

/**
 * What every service of a plugin has: a name by which users ask for it, a description, and typed
 * options.
 *
 * <p>Implementations are stateless, thread-safe and have a public constructor without parameters.
 */
public interface Plugin {

  /**
   * The name that users type, unique among the services of the same kind.
   *
   * @return a name of the form {@code [a-z][a-z0-9-]*}
   */
  String name();

  /**
   * What it is, in one line.
   *
   * @return a sentence without a line break
   */
  String description();

  /**
   * The options that it takes. They feed help texts, validation and model files alike.
   *
   * @return the options, in the order in which help shows them
   */
  default List<Option<?>> options() {
    return List.of();
  }
}
