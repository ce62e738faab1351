package org.genera.likelihoods.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses classes of unknown words by what rare words are like, as Brants (2000, section 2.3) does
 * with endings: a class that has too few of them gives them to the next wider one.
 */
final class WordClasses {

  private final UnknownWords rule;
  private final double least;

  WordClasses(UnknownWords rule, double least) {
    this.rule = rule;
    this.least = least;
  }

  /**
   * The classes, in the order of their names, each with its words; {@link UnknownWords#ANY} is
   * always there.
   *
   * @param rare words and how often they come
   */
  TreeMap<String, List<String>> of(Map<String, Double> rare) {
    TreeMap<String, List<String>> classes = new TreeMap<>(Vocabulary.BY_CODE_POINTS);
    List<String> open = new ArrayList<>(rare.keySet());
    int wider = open.stream().mapToInt(word -> rule.candidates(word).size()).max().orElse(1) - 1;
    for (; wider > 0; wider--) {
      open = settle(open, wider, rare, classes);
    }
    classes.put(UnknownWords.ANY, open);
    return classes;
  }

  /** Makes the classes that have so many wider ones; what remains of the words. */
  private List<String> settle(
      List<String> words, int wider, Map<String, Double> rare, Map<String, List<String>> classes) {
    Map<String, Double> counts = new HashMap<>();
    for (String word : words) {
      counts.merge(candidate(word, wider), rare.getOrDefault(word, 0.0), Double::sum);
    }
    List<String> others = new ArrayList<>();
    for (String word : words) {
      String name = candidate(word, wider);
      boolean enough = !name.isEmpty() && counts.getOrDefault(name, 0.0) >= least;
      (enough ? classes.computeIfAbsent(name, any -> new ArrayList<>()) : others).add(word);
    }
    return others;
  }

  /** The candidate with so many wider ones; empty where a word is too short for it. */
  private String candidate(String word, int wider) {
    List<String> candidates = rule.candidates(word);
    int place = candidates.size() - 1 - wider;
    return place < 0 ? "" : candidates.get(place);
  }
}
