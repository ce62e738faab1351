package org.genera.core;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.Plugin;
import org.genera.api.StandardError;

/**
 * The services of one kind, by name.
 *
 * @param <T> the kind
 */
public final class Registry<T extends Plugin> {

  private final String kind;
  private final TreeMap<String, T> plugins;
  private final Map<String, List<Path>> conflicts;

  /**
   * A registry.
   *
   * @param kind what its services are called, in messages
   * @param plugins the services, by name
   * @param conflicts names that several plugins provide, with where they lie
   */
  public Registry(String kind, Map<String, T> plugins, Map<String, List<Path>> conflicts) {
    this.kind = kind;
    this.plugins = new TreeMap<>(plugins);
    this.conflicts = Map.copyOf(conflicts);
  }

  /**
   * The names that can be asked for.
   *
   * @return names, sorted
   */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(plugins.keySet()));
  }

  /**
   * All services.
   *
   * @return services, sorted by name
   */
  public Collection<T> all() {
    return Collections.unmodifiableCollection(plugins.values());
  }

  /**
   * A service, if it is there.
   *
   * @param name its name
   * @return the service
   */
  public Optional<T> find(String name) {
    return Optional.ofNullable(plugins.get(name));
  }

  /**
   * A service.
   *
   * @param name its name
   * @return the service
   * @throws GeneraException {@link StandardError#UNKNOWN_NAME} with the nearest name, or {@link
   *     StandardError#PLUGIN_CONFLICT} if several plugins provide it
   */
  public T get(String name) {
    return find(name).orElseThrow(() -> absent(name));
  }

  private GeneraException absent(String name) {
    List<Path> jars = conflicts.get(name);
    if (jars != null) {
      return new GeneraException(
          StandardError.PLUGIN_CONFLICT,
          "Several plugins provide the "
              + kind
              + " '"
              + name
              + "': "
              + jars
              + ". Remove all but one.");
    }
    return new GeneraException(
        StandardError.UNKNOWN_NAME,
        "Unknown " + kind + " '" + name + "'." + NearestName.hint(name, plugins.keySet()));
  }
}
