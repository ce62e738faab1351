package org.genera.api;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name most likely meant. */
public final class NearestName {

  private NearestName() {}

  /**
   * The name nearest to a mistyped one, by edit distance with swaps of neighbours (Damerau, 1964),
   * ignoring case.
   *
   * @param typed what was typed
   * @param known the names that exist
   * @return the nearest, unless even that differs in more than about a third of its letters
   */
  public static Optional<String> of(String typed, Collection<String> known) {
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String name : known) {
      int distance = distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    int allowed = Math.max(1, (Math.max(typed.length(), best.length()) + 1) / 3);
    return bestDistance <= allowed ? Optional.of(best) : Optional.empty();
  }

  /**
   * The end of an error message: {@code " Did you mean 'x'?"}, or the list of what exists.
   *
   * @param typed what was typed
   * @param known the names that exist
   * @return a sentence that begins with a space
   */
  public static String hint(String typed, Collection<String> known) {
    return of(typed, known)
        .map(name -> " Did you mean '" + name + "'?")
        .orElse(known.isEmpty() ? " There is none." : " Known: " + listed(known) + ".");
  }

  /**
   * Names as a message shows them: the first twenty, and how many there are.
   *
   * @param known the names
   * @return the names, with commas between them
   */
  public static String listed(Collection<String> known) {
    int shown = 20;
    String head = String.join(", ", known.stream().limit(shown).toList());
    return known.size() > shown ? head + ", … (" + known.size() + " in all)" : head;
  }

  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = previous;
      previous = current;
      current = free;
    }
    return previous[b.length()];
  }
}
