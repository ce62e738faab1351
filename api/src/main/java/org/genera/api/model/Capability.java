package org.genera.api.model;

import java.util.Locale;

/**
 * Something that a model can do beyond being saved. Each is a small interface of its own; the set
 * is open, and a plugin may define more. A model implements what it has; what it lacks is one clear
 * error.
 */
public interface Capability {

  /**
   * The name of a capability, as users read it.
   *
   * @param type the capability's interface
   * @return such as {@code ancestral-sampling} for {@code AncestralSampling}
   */
  static String nameOf(Class<? extends Capability> type) {
    return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
