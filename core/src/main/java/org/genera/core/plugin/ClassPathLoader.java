package org.genera.core.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads the jars of a plugin directory that cannot be modules; the parent of the loader of the
 * directory's modules. It asks the loaders of the libraries first, so that no class of theirs is
 * loaded twice.
 */
final class ClassPathLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final List<ClassLoader> libraries;

  private ClassPathLoader(String name, URL[] jars, List<ClassLoader> libraries) {
    super(name, jars, ClassLoader.getPlatformClassLoader());
    this.libraries = libraries;
  }

  static ClassPathLoader of(Candidate candidate, List<ClassLoader> libraries) {
    URL[] jars = candidate.classPath().stream().map(ClassPathLoader::url).toArray(URL[]::new);
    return new ClassPathLoader("lib of " + candidate.id(), jars, libraries);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(jar + " has no URL", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = findInLibraries(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  private @Nullable Class<?> findInLibraries(String name) {
    for (ClassLoader library : libraries) {
      try {
        return library.loadClass(name);
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    return null;
  }

  @Override
  public @Nullable URL getResource(String name) {
    for (ClassLoader library : libraries) {
      URL resource = library.getResource(name);
      if (resource != null) {
        return resource;
      }
    }
    return super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    // By text: comparing two URLs may ask the network for a host.
    Set<String> seen = new LinkedHashSet<>();
    List<URL> resources = new ArrayList<>();
    for (ClassLoader library : libraries) {
      addNew(library.getResources(name), seen, resources);
    }
    addNew(super.getResources(name), seen, resources);
    return Collections.enumeration(resources);
  }

  private static void addNew(Enumeration<URL> found, Set<String> seen, List<URL> resources) {
    for (URL resource : Collections.list(found)) {
      if (seen.add(resource.toExternalForm())) {
        resources.add(resource);
      }
    }
  }
}
