package org.genera.core.plugin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Passes on to plugin modules what the launcher granted to this module, and no more. */
final class HostGrants {

  private static final String JAVACPP = "org.bytedeco.javacpp";
  private static final Module SELF = HostGrants.class.getModule();

  private HostGrants() {}

  static void passOn(ModuleLayer.Controller controller, Module module) {
    passOnJavaLang(module);
    passOnNativeAccess(controller, module);
  }

  /** JavaCPP reflects on {@code java.lang.Runtime}. */
  private static void passOnJavaLang(Module module) {
    Module base = Object.class.getModule();
    if (module.getName().equals(JAVACPP) && base.isOpen("java.lang", SELF)) {
      base.addOpens("java.lang", module);
    }
  }

  /**
   * Native access is a privilege since Java 22; its methods are not in the release we compile for.
   */
  private static void passOnNativeAccess(ModuleLayer.Controller controller, Module module) {
    if (Runtime.version().feature() < 22) {
      return;
    }
    try {
      Method enabled = Module.class.getMethod("isNativeAccessEnabled");
      if ((boolean) enabled.invoke(SELF)) {
        ModuleLayer.Controller.class
            .getMethod("enableNativeAccess", Module.class)
            .invoke(controller, module);
      }
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Java " + Runtime.version() + " grants no native access", e);
    }
  }
}
