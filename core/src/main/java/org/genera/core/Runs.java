package org.genera.core;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.genera.api.RunContext;
import org.genera.api.data.Schema;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineFactory;
import org.genera.api.engine.EngineRequest;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;
import org.genera.api.metric.Metric;
import org.genera.api.model.Capability;
import org.genera.api.model.Families;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.option.Options;
import org.genera.api.sample.SamplerFactory;

/** Gives a piece of work its context: an engine, the other families, the owners of tasks. */
final class Runs {

  private final Registry<EngineFactory> engines;
  private final Registry<ModelFamily> families;
  private final Registry<SamplerFactory> samplers;
  private final Registry<Metric> metrics;
  private final PlatformTasks platform = new PlatformTasks();

  @Inject
  Runs(
      Registry<EngineFactory> engines,
      Registry<ModelFamily> families,
      Registry<SamplerFactory> samplers,
      Registry<Metric> metrics) {
    this.engines = engines;
    this.families = families;
    this.samplers = samplers;
    this.metrics = metrics;
  }

  /** Does work with a context whose engine lives as long as the work. */
  <R> R within(RunOptions run, Function<RunContext, R> work) {
    EngineRequest request = new EngineRequest(Options.none(), run.threads(), this::owner);
    try (Engine engine = engines.get("local").create(request)) {
      RunContext context =
          RunContext.on(engine)
              .seed(run.seed())
              .families(new RegisteredFamilies(families))
              .listener(run.listener())
              .cancellation(run.cancellation())
              .build();
      return work.apply(context);
    }
  }

  TaskSpec platformTask(String task, Options options, Schema schema, Model model) {
    return new TaskSpec(
        TaskSpec.Kind.PLATFORM, platform.name(), task, options, schema, Optional.of(model));
  }

  /** The model as one of its capabilities, or an error that says who has it. */
  <C extends Capability> C require(Model model, Class<C> type) {
    return model
        .capability(type)
        .orElseThrow(() -> new MissingCapability(families, model, type).error());
  }

  /** The model has at least one of these, or there is an error that says what it has instead. */
  void requireAny(Model model, List<Class<? extends Capability>> types) {
    if (types.stream().noneMatch(type -> model.capability(type).isPresent())) {
      throw MissingCapability.ofAll(families, model, types);
    }
  }

  /** A sentence that says which families have a capability. */
  String able(Class<? extends Capability> type) {
    return MissingCapability.able(families, type);
  }

  void requireAll(Model model, Set<Class<? extends Capability>> types) {
    for (Class<? extends Capability> type : types) {
      require(model, type);
    }
  }

  private TaskProvider owner(TaskSpec spec) {
    return switch (spec.kind()) {
      case FAMILY -> families.get(spec.owner());
      case SAMPLER -> samplers.get(spec.owner());
      case METRIC -> metrics.get(spec.owner());
      case PLATFORM -> platform;
    };
  }

  private record RegisteredFamilies(Registry<ModelFamily> families) implements Families {
    @Override
    public Set<String> names() {
      return families.names();
    }

    @Override
    public ModelFamily family(String name) {
      return families.get(name);
    }
  }
}
