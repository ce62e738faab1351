package org.genera.gmm;

import java.util.List;
import java.util.stream.Collectors;

/** Lists things in messages, the first few of them by name. */
final class Names {

  private static final int MOST = 8;

  private Names() {}

  /** The names; where there are many, the first of them and how many more. */
  static String of(List<?> things) {
    String first =
        things.stream().limit(MOST).map(Object::toString).collect(Collectors.joining(", "));
    return things.size() > MOST ? first + " and " + (things.size() - MOST) + " more" : first;
  }

  /** The same in quotes. */
  static String quoted(List<String> names) {
    return of(names.stream().map(name -> "'" + name + "'").toList());
  }
}
