package org.genera.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.ModelFamily;

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
    return parse(option, pairs, List.of());
  }

  /**
   * The same where keys, such as the names of columns, may hold a {@code =} themselves: the longest
   * known key that fits is the key.
   *
   * @param known keys that there are
   */
  static Map<String, String> parse(String option, List<String> pairs, List<String> known) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = endOfKey(pair, known);
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

  /**
   * The same where keys that begin in a certain way, as options of columns do, end at the last
   * {@code =}: names of columns may hold one, and the values of such options do not.
   *
   * @param beginnings such as {@code likelihood.}
   */
  static Map<String, String> ofColumns(String option, List<String> pairs, List<String> beginnings) {
    List<String> known =
        pairs.stream()
            .filter(pair -> beginnings.stream().anyMatch(pair::startsWith))
            .filter(pair -> pair.indexOf('=') > 0)
            .map(pair -> pair.substring(0, pair.lastIndexOf('=')))
            .toList();
    return parse(option, pairs, known);
  }

  /** How the keys of a family's options of columns begin. */
  static List<String> ofColumns(ModelFamily family) {
    return family.options().stream()
        .filter(option -> option.isPerColumn())
        .map(option -> option.name() + ".")
        .toList();
  }

  private static int endOfKey(String pair, List<String> known) {
    return known.stream()
        .filter(key -> pair.startsWith(key + '='))
        .mapToInt(String::length)
        .max()
        .orElse(pair.indexOf('='));
  }

  private static GeneraException usage(String message) {
    return new GeneraException(StandardError.USAGE, message);
  }
}
