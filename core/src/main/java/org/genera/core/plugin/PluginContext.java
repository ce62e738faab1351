package org.genera.core.plugin;

import java.util.function.Supplier;

/**
 * Calls into plugins with the thread's context class loader set to the plugin's own, as libraries
 * expect that look up their services or resources through it.
 */
public final class PluginContext {

  private PluginContext() {}

  /**
   * Calls a plugin, or an object that came from one, for a result.
   *
   * @param <R> the result
   * @param plugin whose class loader the work is to see
   * @param work the call
   * @return what the work returns
   */
  public static <R> R call(Object plugin, Supplier<R> work) {
    return callIn(plugin.getClass().getClassLoader(), work);
  }

  /**
   * Calls a plugin, or an object that came from one.
   *
   * @param plugin whose class loader the work is to see
   * @param work the call
   */
  public static void run(Object plugin, Runnable work) {
    call(
        plugin,
        () -> {
          work.run();
          return true;
        });
  }

  static <R> R callIn(ClassLoader loader, Supplier<R> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
