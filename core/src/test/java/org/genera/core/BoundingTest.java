package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.multibindings.MapBinder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.data.Dataset;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.core.CompareRequest.Contender;
import org.genera.core.CompareRequest.Plan;
import org.genera.core.CompareRequest.Testing;
import org.genera.core.CompareResult.Compared;
import org.genera.core.plugin.PluginCatalog;
import org.junit.jupiter.api.Test;

/** Bounds by weight, and in comparisons. */
class BoundingTest {

  private static final Genera GENERA = platform();
  private static final double[] X = {1, 2, 6};
  private static final int[] Y = {0, 1, 1};
  private static final double[] W = {2, 0, 1};

  private static Genera platform() {
    AbstractModule families =
        new AbstractModule() {
          @Override
          protected void configure() {
            MapBinder<String, ModelFamily> binder =
                MapBinder.newMapBinder(binder(), String.class, ModelFamily.class);
            binder.addBinding("bounded").toInstance(new BoundedFamily());
            binder.addBinding("memory").toInstance(new MemoryFamily());
          }
        };
    return Guice.createInjector(new GeneraModule(PluginCatalog.ofApplication()), families)
        .getInstance(Genera.class);
  }

  private static BoundResult bound(int draws) {
    Dataset data = LabelledTable.weighted(X, Y, W, "no", "yes");
    Model model = GENERA.fit(FitRequest.of("bounded", data)).model();
    return GENERA.bound(model, data, Optional.empty(), draws, RunOptions.defaults());
  }

  @Test
  void sumsAndErrorsAreByWeight() {
    BoundResult bound = bound(4);
    assertEquals(3, bound.rows());
    assertEquals(2 * -2 - 7, bound.elbo());
    assertEquals(-11.0 / 3, bound.meanElbo());
    assertEquals(2 * -1.25 - 6.25, bound.importanceWeighted());
    assertEquals(-8.75 / 3, bound.mean());
    // The errors of independent rows add up as squares: √(2² + 1²) · 3, over the sum of weights.
    assertEquals(Math.sqrt(5), bound.standardError(), 1e-15);
  }

  @Test
  void oneDrawSaysNothingOfItsError() {
    BoundResult bound = bound(1);
    assertTrue(Double.isNaN(bound.standardError()));
    assertEquals(bound.meanElbo(), bound.mean());
  }

  @Test
  void comparisonsTellABoundFromADensity() {
    Dataset data = LabelledTable.of(X, Y, "no", "yes");
    List<Contender> contenders =
        List.of(new Contender("bounded", Map.of()), new Contender("memory", Map.of()));
    for (int draws : new int[] {1, 2}) {
      CompareResult result =
          GENERA.compare(
              CompareRequest.of(data, new Plan(contenders, List.of(), draws))
                  .testing(new Testing.Other(data)));
      Compared bounded = (Compared) result.standings().get(0);
      Compared memory = (Compared) result.standings().get(1);
      assertEquals(OptionalDouble.of(-3 - 1.0 / draws), bounded.meanBound());
      assertEquals(OptionalDouble.empty(), bounded.meanLogLikelihood());
      assertEquals(OptionalDouble.of(-Math.log(3)), memory.meanLogLikelihood());
      assertEquals(OptionalDouble.empty(), memory.meanBound());
    }
  }
}
