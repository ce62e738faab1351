package org.genera.testkit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.genera.api.RunContext;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Families;
import org.genera.api.model.ModelFamily;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngineFactory;

/**
 * The platform's local engine with some plugins on it, for tests that have no application around
 * them.
 */
public final class TestPlatform implements AutoCloseable {

  private final List<TaskProvider> plugins;
  private final Engine engine;

  private TestPlatform(
      List<TaskProvider> plugins, Function<Function<TaskSpec, TaskProvider>, Engine> engine) {
    this.plugins = plugins;
    this.engine = engine.apply(this::owner);
  }

  /**
   * A platform.
   *
   * @param threads how many threads work
   * @param plugins families, samplers and metrics whose tasks may run
   */
  public TestPlatform(int threads, TaskProvider... plugins) {
    this(
        List.of(plugins),
        tasks ->
            new LocalEngineFactory().create(new EngineRequest(Options.none(), threads, tasks)));
  }

  /**
   * A platform whose engine does the blocks from the last to the first, each by code of its own.
   *
   * @param plugins families, samplers and metrics whose tasks may run
   * @return a platform on which tasks that carry something from block to block give themselves away
   */
  public static TestPlatform backwards(TaskProvider... plugins) {
    return new TestPlatform(List.of(plugins), BackwardsEngine::new);
  }

  /**
   * The engine.
   *
   * @return the local engine
   */
  public Engine engine() {
    return engine;
  }

  /**
   * A context for a run.
   *
   * @param seed the seed
   * @return a context with the engine and the families of this platform
   */
  public RunContext context(long seed) {
    return RunContext.on(engine).seed(seed).families(new TestFamilies()).build();
  }

  @Override
  public void close() {
    engine.close();
  }

  private TaskProvider owner(TaskSpec spec) {
    return plugins.stream()
        .filter(plugin -> plugin.name().equals(spec.owner()))
        .findFirst()
        .orElseThrow();
  }

  private final class TestFamilies implements Families {
    @Override
    public Set<String> names() {
      Set<String> names = new TreeSet<>();
      plugins.stream()
          .filter(ModelFamily.class::isInstance)
          .forEach(plugin -> names.add(plugin.name()));
      return names;
    }

    @Override
    public ModelFamily family(String name) {
      return plugins.stream()
          .filter(plugin -> plugin instanceof ModelFamily && plugin.name().equals(name))
          .map(ModelFamily.class::cast)
          .findFirst()
          .orElseGet(() -> Families.NONE.family(name));
    }
  }
}
