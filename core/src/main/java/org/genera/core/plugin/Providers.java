package org.genera.core.plugin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.genera.api.Plugin;

/**
 * Providers of one service that come from one place.
 *
 * @param services finds them
 * @param limit how many of those that are found belong to this place: the first ones
 * @param place the plugin directory, if it is one
 * @param context the context class loader under which they are made
 */
record Providers<T extends Plugin>(
    ServiceLoader<T> services, long limit, Optional<Path> place, ClassLoader context) {}
