package org.genera.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Version;
import java.lang.module.ModuleReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks what can be seen of a plugin directory by itself, from its descriptors alone. */
final class DescriptorChecks {

  private final Platform platform;

  DescriptorChecks(Platform platform) {
    this.platform = platform;
  }

  void check(Candidate candidate) {
    for (ModuleReference module : candidate.modules().values()) {
      checkNotOfPlatform(candidate, module);
      checkProviderIsExplicit(candidate, module);
      platform
          .apiRequiredBy(module.descriptor())
          .ifPresent(api -> checkApiVersion(candidate, module, api));
    }
    checkNoSplitPackage(candidate);
    checkOffersSomething(candidate);
  }

  /** The local copy would win silently, and its types would not be the platform's. */
  private void checkNotOfPlatform(Candidate candidate, ModuleReference module) {
    String name = module.descriptor().name();
    if (platform.has(name)) {
      candidate.fail(
          Candidate.jar(module),
          "is a copy of the module " + name + ", which the platform has. Remove the jar.");
    }
  }

  private static void checkProviderIsExplicit(Candidate candidate, ModuleReference module) {
    ModuleDescriptor descriptor = module.descriptor();
    if (descriptor.isAutomatic() && providesPlugin(descriptor)) {
      candidate.fail(
          Candidate.jar(module),
          "provides plugins but has no module-info, so that it cannot be told which API it was"
              + " compiled against. Give it a module-info.java.");
    }
  }

  private static boolean providesPlugin(ModuleDescriptor descriptor) {
    return Arrays.stream(PluginKind.values())
        .map(kind -> kind.service().getName())
        .anyMatch(
            service ->
                descriptor.provides().stream()
                    .anyMatch(provides -> provides.service().equals(service)));
  }

  private void checkApiVersion(Candidate candidate, ModuleReference module, Requires api) {
    Optional<Version> compiled = api.compiledVersion();
    if (compiled.isEmpty()) {
      candidate.fail(Candidate.jar(module), unknownApi(api));
    } else if (platform.version().filter(own -> compiled.get().compareTo(own) > 0).isPresent()) {
      candidate.fail(
          Candidate.jar(module),
          "was compiled against "
              + requirement(api)
              + ", and this is "
              + platform.version().get()
              + ". Update Genera, or get a build of the plugin for this version.");
    }
  }

  private static String unknownApi(Requires api) {
    return "records no usable version of the "
        + api.name()
        + " that it was compiled against"
        + api.rawCompiledVersion().map(raw -> " ('" + raw + "')").orElse("")
        + ". Compile it against a released jar of the API.";
  }

  private static String requirement(Requires api) {
    return api.name() + " " + api.rawCompiledVersion().orElse("");
  }

  /** One class loader serves all modules of a directory, and it knows a package once. */
  private static void checkNoSplitPackage(Candidate candidate) {
    Map<String, ModuleReference> owners = new HashMap<>();
    for (ModuleReference module : candidate.modules().values()) {
      for (String name : module.descriptor().packages()) {
        ModuleReference other = owners.putIfAbsent(name, module);
        if (other != null) {
          candidate.fail(
              Candidate.jar(module),
              "has the package "
                  + name
                  + ", and so has "
                  + Candidate.jar(other).getFileName()
                  + ". Keep one of them, or move both to lib/ if they cannot be modules.");
        }
      }
    }
  }

  private void checkOffersSomething(Candidate candidate) {
    if (candidate.modules().values().stream()
        .noneMatch(module -> platform.isOffered(module.descriptor()))) {
      candidate.fail(
          "none of its modules has a module-info that requires "
              + platform.api()
              + ", so that nothing in it is of use. Add the plugin's own jar, or remove the"
              + " directory.");
    }
  }
}
