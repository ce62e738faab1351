package org.genera.core.plugin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader.Provider;
import java.util.regex.Pattern;
import org.genera.api.Plugin;

/** Loads providers one by one, and keeps what goes wrong with one from touching the next. */
final class ProviderLoader<T extends Plugin> {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private final PluginKind kind;
  private final List<Found<T>> loaded = new ArrayList<>();
  private final List<PluginProblem> problems = new ArrayList<>();

  ProviderLoader(PluginKind kind) {
    this.kind = kind;
  }

  List<Found<T>> loaded() {
    return loaded;
  }

  List<PluginProblem> problems() {
    return problems;
  }

  void load(Providers<T> providers) {
    Iterator<Provider<T>> iterator = providers.services().stream().iterator();
    String lastFailure = "";
    for (long i = 0; i < providers.limit(); i++) {
      try {
        if (!iterator.hasNext()) {
          return;
        }
        make(iterator.next(), providers);
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        String failure = e.toString();
        if (failure.equals(lastFailure)) {
          return; // not another bad provider but a look-up that does not get on
        }
        lastFailure = failure;
        report(providers, LoadFailure.of(e));
      }
    }
  }

  private void make(Provider<T> provider, Providers<T> providers) {
    T plugin = PluginContext.callIn(providers.context(), provider::get);
    name(plugin, providers)
        .ifPresent(
            name -> {
              Origin origin = Origin.of(plugin.getClass());
              loaded.add(
                  new Found<>(plugin, name, origin.module(), origin.version(), origin.location()));
            });
  }

  private Optional<String> name(T plugin, Providers<T> providers) {
    String what = "the " + kind.word() + " " + plugin.getClass().getName();
    try {
      Optional<String> name = Optional.ofNullable(PluginContext.call(plugin, plugin::name));
      if (name.filter(text -> NAME.matcher(text).matches()).isEmpty()) {
        report(
            providers,
            what
                + " has the name "
                + name.map(text -> "'" + text + "'").orElse("null")
                + ". A name begins with a lower-case letter and goes on with a-z, 0-9 and -.");
      } else if (kind.isPlatforms(name.get())) {
        report(
            providers,
            what
                + " has the name '"
                + name.get()
                + "', which is the platform's own. Give it another.");
      } else {
        return name;
      }
    } catch (LinkageError | RuntimeException | StackOverflowError | AssertionError e) {
      report(providers, what + " cannot say its name: " + LoadFailure.of(e));
    }
    return Optional.empty();
  }

  private void report(Providers<T> providers, String what) {
    problems.add(new PluginProblem(providers.place(), what));
  }
}
