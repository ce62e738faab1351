package org.genera.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;

/** Reads {@code key=value} as users type it. */
final class KeyValues {

  private KeyValues() {}

  /**
   * The values by key.
   *
   * @param option the option that they were given with, for messages
   * @param pairs what was typed
   * @throws GeneraException {@link StandardError#USAGE} if a pair has no {@code =} or a key occurs
   *     twice
   */
  static Map<String, String> parse(String option, List<String> pairs) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw usage("Option " + option + " takes key=value, not '" + pair + "'.");
      }
      String key = pair.substring(0, equals);
      if (values.put(key, pair.substring(equals + 1)) != null) {
        throw usage("Option " + option + " gives '" + key + "' twice; keep one of them.");
      }
    }
    return values;
  }

  private static GeneraException usage(String message) {
    return new GeneraException(StandardError.USAGE, message);
  }
}
