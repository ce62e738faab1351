package org.genera.csv.infer;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that say: this numbers or names the rows. */
final class IdName {

  private static final Set<String> WHOLE_NAMES =
      Set.of(
          "index",
          "idx",
          "rownames",
          "rowname",
          "rownumber",
          "row names",
          "row name",
          "row number",
          "row",
          "rowid");
  private static final Set<String> LAST_WORDS = Set.of("id", "uid", "uuid", "guid");

  private IdName() {}

  /**
   * Whether a name such as {@code id}, {@code PassengerId}, {@code user_id} or {@code rownames}.
   */
  static boolean matches(String name) {
    List<String> words = words(name);
    return WHOLE_NAMES.contains(String.join(" ", words))
        || (!words.isEmpty() && LAST_WORDS.contains(words.get(words.size() - 1)));
  }

  private static List<String> words(String name) {
    String spaced =
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[^\\p{L}\\p{N}]+", " ");
    return List.of(spaced.strip().toLowerCase(Locale.ROOT).split(" "));
  }
}
