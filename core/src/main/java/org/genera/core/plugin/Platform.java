package org.genera.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.Plugin;
import org.genera.api.StandardError;

/**
 * What plugins stand on: the layer of the API, which is the parent of all plugin layers.
 *
 * @param layer the API's own layer, which an application may have made itself
 * @param api the name of the API's module
 * @param version the API's version, if it is recorded
 */
record Platform(ModuleLayer layer, String api, Optional<Version> version) {

  static Platform current() {
    Module api = Plugin.class.getModule();
    if (!api.isNamed()) {
      throw new GeneraException(
          StandardError.PLUGIN_LOAD,
          "Plugin directories are module layers on org.genera.api, but this program has it on its"
              + " class path. Move org.genera.api and org.genera.core to the module path, or put"
              + " the plugins on the class path too and use the plugins of the application.");
    }
    return new Platform(api.getLayer(), api.getName(), api.getDescriptor().version());
  }

  boolean has(String module) {
    return layer.findModule(module).isPresent();
  }

  /** Whether other directories may require the module: an explicit one that requires the API. */
  boolean isOffered(ModuleDescriptor module) {
    return apiRequiredBy(module).isPresent();
  }

  /** How a module requires the API, if it does. */
  Optional<Requires> apiRequiredBy(ModuleDescriptor module) {
    return module.requires().stream().filter(requires -> requires.name().equals(api)).findFirst();
  }
}
