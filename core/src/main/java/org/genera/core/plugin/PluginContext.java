package org.genera.core.plugin;

import java.util.function.Supplier;

/**
 * Calls into plugins with the thread's context class loader set to the plugin's own, for libraries
 * that look there.
 */
public final class PluginContext {

  private PluginContext() {}

  /**
   * Calls.
   *
   * @param <R> what comes back
   * @param plugin the plugin, or an object of its making
   * @param work the call
   * @return what the call gives
   */
  public static <R> R call(Object plugin, Supplier<R> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(plugin.getClass().getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Calls something that gives nothing back.
   *
   * @param plugin the plugin, or an object of its making
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
}
