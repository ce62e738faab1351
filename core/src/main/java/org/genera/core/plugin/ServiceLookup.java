package org.genera.core.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.genera.api.Plugin;

/**
 * The outcome of looking for the services of one kind.
 *
 * @param found those that can be used, sorted by name
 * @param conflicts names that several provide, with their jars
 * @param problems what is wrong with the others
 */
record ServiceLookup<T extends Plugin>(
    List<Found<T>> found, SortedMap<String, List<Path>> conflicts, List<PluginProblem> problems) {

  static <T extends Plugin> ServiceLookup<T> of(PluginKind kind, List<Providers<T>> providers) {
    ProviderLoader<T> loader = new ProviderLoader<>(kind);
    providers.forEach(loader::load);
    List<Found<T>> found = new ArrayList<>();
    SortedMap<String, List<Path>> conflicts = new TreeMap<>();
    List<PluginProblem> problems = new ArrayList<>(loader.problems());
    byName(loader.loaded())
        .forEach(
            (name, namesakes) -> {
              if (namesakes.size() == 1) {
                found.add(namesakes.get(0));
              } else {
                conflicts.put(name, jars(namesakes));
                problems.add(conflict(kind, name, namesakes));
              }
            });
    return new ServiceLookup<>(
        List.copyOf(found), Collections.unmodifiableSortedMap(conflicts), List.copyOf(problems));
  }

  private static <T extends Plugin> Map<String, List<Found<T>>> byName(List<Found<T>> loaded) {
    Map<String, List<Found<T>>> byName = new TreeMap<>();
    for (Found<T> each : loaded) {
      byName.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each);
    }
    return byName;
  }

  private static <T extends Plugin> List<Path> jars(List<Found<T>> namesakes) {
    return namesakes.stream().flatMap(each -> each.location().stream()).distinct().toList();
  }

  private static <T extends Plugin> PluginProblem conflict(
      PluginKind kind, String name, List<Found<T>> namesakes) {
    List<String> classes =
        namesakes.stream().map(each -> each.plugin().getClass().getName()).toList();
    return new PluginProblem(
        Optional.empty(),
        "The "
            + kind.word()
            + " '"
            + name
            + "' is provided more than once, so that none of them can be used: "
            + jars(namesakes)
            + " (classes "
            + String.join(", ", classes)
            + "). Remove all but one.");
  }
}
