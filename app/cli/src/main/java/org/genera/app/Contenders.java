package org.genera.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.core.CompareRequest.Contender;

/** Reads families and their options, {@code FAMILY.key=value}, as users type them. */
final class Contenders {

  private Contenders() {}

  /**
   * Families with the options that are theirs.
   *
   * @param ofColumns how the keys of options of columns begin, such as {@code
   *     naive-bayes.likelihood.}
   * @throws GeneraException {@link StandardError#USAGE} if an option names none of them
   */
  static List<Contender> parse(
      List<String> families, List<String> options, List<String> ofColumns) {
    Map<String, String> texts = KeyValues.ofColumns("-o", options, ofColumns);
    for (String key : texts.keySet()) {
      if (families.stream().noneMatch(family -> key.startsWith(family + '.'))) {
        throw belongsToNone(key, families);
      }
    }
    return families.stream().map(family -> new Contender(family, own(family, texts))).toList();
  }

  /** The options of a family, without its name; names of families hold no dot. */
  private static Map<String, String> own(String family, Map<String, String> texts) {
    Map<String, String> own = new LinkedHashMap<>();
    texts.forEach(
        (key, value) -> {
          if (key.startsWith(family + '.')) {
            own.put(key.substring(family.length() + 1), value);
          }
        });
    return own;
  }

  private static GeneraException belongsToNone(String key, List<String> families) {
    int dot = key.indexOf('.');
    return new GeneraException(
        StandardError.USAGE,
        "Option -o takes FAMILY.key=value, the family one of those compared, not '"
            + key
            + "=...'."
            + (dot < 0
                ? " Write, say, " + families.get(0) + "." + key + "=... instead."
                : NearestName.hint(key.substring(0, dot), families)));
  }
}
