package org.genera.core.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.genera.api.Plugin;

/** The providers in plugin directories, whose layers are made on demand. */
final class DirectorySource implements ProviderSource {

  private final List<Candidate> candidates;
  private final List<PluginProblem> strays;
  private final LayerFactory layers;

  private DirectorySource(
      List<Candidate> candidates, List<PluginProblem> strays, Platform platform) {
    this.candidates = candidates;
    this.strays = strays;
    this.layers = new LayerFactory(platform);
  }

  static DirectorySource of(List<Path> pluginsDirectories) {
    Platform platform = Platform.current();
    DirectoryScan scan = DirectoryScan.of(pluginsDirectories);
    DescriptorChecks checks = new DescriptorChecks(platform);
    scan.candidates().forEach(checks::check);
    new PluginPlan(platform, scan.candidates()).link();
    return new DirectorySource(scan.candidates(), scan.strays(), platform);
  }

  @Override
  public <T extends Plugin> List<Providers<T>> providers(Class<T> service) {
    List<Providers<T>> providers = new ArrayList<>();
    for (Candidate candidate : candidates) {
      long declared = candidate.providersOf(service.getName());
      if (declared > 0) {
        layers
            .layer(candidate)
            .map(layer -> providers(candidate, layer, service, declared))
            .ifPresent(providers::add);
      }
    }
    return providers;
  }

  /**
   * A service loader of a layer goes on with the providers of the parents, which are not this
   * directory's; the layer's own come first, as many as its descriptors declare.
   */
  private static <T extends Plugin> Providers<T> providers(
      Candidate candidate, PluginLayer layer, Class<T> service, long declared) {
    ServiceLoader<T> services = ServiceLoader.load(layer.modules(), service);
    return new Providers<>(services, declared, Optional.of(candidate.path()), layer.loader());
  }

  @Override
  public List<PluginProblem> problems() {
    List<PluginProblem> problems = new ArrayList<>(strays);
    for (Candidate candidate : candidates) {
      layers.layer(candidate);
      candidate.problem().ifPresent(problems::add);
    }
    return problems;
  }

  @Override
  public List<Candidate> candidates() {
    return candidates;
  }
}
