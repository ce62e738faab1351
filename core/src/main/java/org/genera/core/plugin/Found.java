package org.genera.core.plugin;

import java.nio.file.Path;
import java.util.Optional;
import org.genera.api.Plugin;

/**
 * A service that a plugin provides, ready for use.
 *
 * @param <T> the kind of service
 * @param plugin the service
 * @param name the name by which users ask for it
 * @param module the module that provides it, also where its jar lies on a class path
 * @param version that module's version, or an empty text if none is recorded
 * @param location the jar or directory of classes that it was loaded from, where it has one
 */
public record Found<T extends Plugin>(
    T plugin, String name, String module, String version, Optional<Path> location) {}
