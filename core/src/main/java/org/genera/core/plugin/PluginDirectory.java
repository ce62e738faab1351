package org.genera.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * A plugin directory, as reports show it.
 *
 * @param id the directory's name
 * @param path where it lies
 * @param modules its modules with their versions (empty where none is recorded)
 * @param libraries the ids of the directories whose modules it requires
 * @param problems what is wrong with it; empty if all of it works
 */
public record PluginDirectory(
    String id,
    Path path,
    SortedMap<String, String> modules,
    List<String> libraries,
    List<String> problems) {}
