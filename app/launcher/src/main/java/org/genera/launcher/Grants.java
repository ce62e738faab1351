package org.genera.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Gives the module that makes plugin layers what the command line of Java gives the launcher. */
final class Grants {

  private Grants() {}

  static void give(ModuleLayer.Controller layer, Module core) {
    Module base = Object.class.getModule();
    if (base.isOpen("java.lang", Grants.class.getModule())) {
      base.addOpens("java.lang", core);
    }
    giveNativeAccess(layer, core);
  }

  /**
   * Native access is a privilege since Java 22; its methods are not in the release that this is
   * compiled for.
   */
  private static void giveNativeAccess(ModuleLayer.Controller layer, Module core) {
    if (Runtime.version().feature() < 22) {
      return;
    }
    try {
      Method enabled = Module.class.getMethod("isNativeAccessEnabled");
      if ((boolean) enabled.invoke(Grants.class.getModule())) {
        ModuleLayer.Controller.class
            .getMethod("enableNativeAccess", Module.class)
            .invoke(layer, core);
      }
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Java " + Runtime.version() + " grants no native access", e);
    }
  }
}
