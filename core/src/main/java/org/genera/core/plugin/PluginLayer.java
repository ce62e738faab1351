package org.genera.core.plugin;

import java.util.Set;

/**
 * The layer of a plugin directory.
 *
 * @param modules the layer
 * @param loader the one class loader of the layer's modules
 * @param classPaths the unnamed modules that hold the jars of {@code lib/}: the directory's own and
 *     those of its libraries
 */
record PluginLayer(ModuleLayer modules, ClassLoader loader, Set<Module> classPaths) {}
