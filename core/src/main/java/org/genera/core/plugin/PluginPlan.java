package org.genera.core.plugin;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds which directories stand on which. A module that neither the directory nor the platform has
 * is looked up among those that the other directories offer; nothing is configured.
 */
final class PluginPlan {

  private final Platform platform;
  private final List<Candidate> candidates;
  private final Map<String, List<Candidate>> offers = new TreeMap<>();

  PluginPlan(Platform platform, List<Candidate> candidates) {
    this.platform = platform;
    this.candidates = candidates;
    for (Candidate candidate : candidates) {
      for (ModuleReference module : candidate.modules().values()) {
        if (platform.isOffered(module.descriptor())) {
          offers
              .computeIfAbsent(module.descriptor().name(), name -> new ArrayList<>())
              .add(candidate);
        }
      }
    }
  }

  /** Gives each directory its libraries, and fails those for which that cannot be done. */
  void link() {
    offers.forEach(PluginPlan::checkOfferedOnce);
    candidates.forEach(this::linkLibraries);
    candidates.forEach(this::checkNothingMissing);
    candidates.forEach(PluginPlan::checkAutomaticModules);
    candidates.forEach(PluginPlan::checkCycle);
  }

  private static void checkOfferedOnce(String module, List<Candidate> offering) {
    if (offering.size() > 1) {
      List<Path> jars = offering.stream().map(each -> each.jar(module)).toList();
      for (Candidate candidate : offering) {
        candidate.fail(
            candidate.jar(module),
            "the module " + module + " is there more than once: " + jars + ". Keep one of them.");
      }
    }
  }

  private void linkLibraries(Candidate candidate) {
    for (String name : lacking(candidate)) {
      if (offers.containsKey(name)) {
        candidate.standOn(offers.get(name).get(0));
      }
    }
  }

  /** The modules that a directory requires, and that neither itself nor the platform has. */
  private SortedSet<String> lacking(Candidate candidate) {
    SortedSet<String> names = new TreeSet<>();
    for (ModuleReference module : candidate.modules().values()) {
      module.descriptor().requires().stream()
          .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
          .map(Requires::name)
          .filter(name -> !candidate.modules().containsKey(name) && !platform.has(name))
          .forEach(names::add);
    }
    return names;
  }

  private void checkNothingMissing(Candidate candidate) {
    for (String name : lacking(candidate)) {
      if (foundation(candidate).stream().noneMatch(each -> each.modules().containsKey(name))) {
        candidate.fail("requires the module " + name + ", which is not there." + remedy(name));
      }
    }
  }

  private String remedy(String missing) {
    if (ModuleFinder.ofSystem().find(missing).isPresent()) {
      return " It is part of this Java, but not of the running program: start it with --add-modules "
          + missing
          + ".";
    }
    List<Path> copies =
        candidates.stream()
            .filter(each -> each.modules().containsKey(missing))
            .map(each -> each.jar(missing))
            .toList();
    return copies.isEmpty()
        ? " Put its jar into modules/, or install the plugin that offers it."
        : " " + copies + " is private to its directory: put a copy into modules/.";
  }

  /** All directories below one: its libraries, theirs, and so on. */
  private static Set<Candidate> foundation(Candidate candidate) {
    Set<Candidate> all = new HashSet<>();
    List<Candidate> open = new ArrayList<>(candidate.libraries());
    while (!open.isEmpty()) {
      Candidate next = open.remove(open.size() - 1);
      if (all.add(next)) {
        open.addAll(next.libraries());
      }
    }
    return all;
  }

  /** An automatic module reads all modules, so that two copies of one get in each other's way. */
  private static void checkAutomaticModules(Candidate candidate) {
    Set<Candidate> foundation = foundation(candidate);
    for (ModuleReference module : candidate.modules().values()) {
      String name = module.descriptor().name();
      if (module.descriptor().isAutomatic()) {
        foundation.stream()
            .filter(library -> library.modules().containsKey(name))
            .findFirst()
            .ifPresent(
                library ->
                    candidate.fail(
                        Candidate.jar(module),
                        "the automatic module "
                            + name
                            + " is also in the library that the plugin stands on: "
                            + library.jar(name)
                            + ". Remove the plugin's copy."));
      }
    }
  }

  private static void checkCycle(Candidate candidate) {
    List<String> path = new ArrayList<>(List.of(candidate.id()));
    if (leadsTo(candidate, candidate, new HashSet<>(), path)) {
      candidate.fail(
          "the plugin directories require each other in a circle: "
              + String.join(" -> ", path)
              + ". Move what both need to a directory of its own.");
    }
  }

  private static boolean leadsTo(
      Candidate from, Candidate goal, Set<Candidate> seen, List<String> path) {
    for (Candidate next : from.libraries()) {
      path.add(next.id());
      if (next == goal || (seen.add(next) && leadsTo(next, goal, seen, path))) {
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }
}
