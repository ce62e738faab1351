package org.genera.toy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;

/** All sets, by name. */
final class ToySets {

  private static final Map<String, ToySet> BY_NAME =
      byName(
          List.of(
              GaussianModes.blobs(),
              TwoCurves.moons(),
              TwoCurves.circles(),
              GaussianModes.ring(),
              GaussianModes.grid(),
              new MixedTable(),
              new Digits("digits8", 8),
              new Digits("digits28", 28)));

  private ToySets() {}

  static Map<String, ToySet> byName() {
    return BY_NAME;
  }

  static ToySet get(String name) {
    ToySet set = BY_NAME.get(name);
    if (set == null) {
      throw new GeneraException(
          StandardError.UNKNOWN_NAME,
          "There is no toy set '" + name + "'." + NearestName.hint(name, BY_NAME.keySet()));
    }
    return set;
  }

  private static Map<String, ToySet> byName(List<ToySet> sets) {
    Map<String, ToySet> map = new LinkedHashMap<>();
    sets.forEach(set -> map.put(set.name(), set));
    return Collections.unmodifiableMap(map);
  }
}
