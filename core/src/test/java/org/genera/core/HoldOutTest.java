package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.multibindings.MapBinder;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.core.FitRequest.HoldOut;
import org.genera.core.plugin.PluginCatalog;
import org.junit.jupiter.api.Test;

/** How many rows a family that wants a quarter held out learns from, of 40. */
class HoldOutTest {

  private static final int ROWS = 40;

  private static final class QuarterFamily implements ModelFamily {
    @Override
    public String name() {
      return "quarter";
    }

    @Override
    public String description() {
      return "wants a quarter held out";
    }

    @Override
    public List<Option<?>> options() {
      return List.of();
    }

    @Override
    public Set<Class<? extends Capability>> capabilities() {
      return Set.of();
    }

    @Override
    public OptionalDouble heldOut(Options options) {
      return OptionalDouble.of(0.25);
    }

    @Override
    public Model train(TrainingRequest request) {
      TrainingSummary summary =
          new TrainingSummary(1, true, OptionalDouble.empty(), 1, 0, Map.of());
      return new Quarter(request.header(name(), summary));
    }

    @Override
    public Model read(ModelArchive archive) {
      return new Quarter(archive.header());
    }
  }

  private record Quarter(ModelHeader header) implements Model {
    @Override
    public void write(ModelArchiveWriter writer) {}
  }

  private static Genera platform() {
    AbstractModule families =
        new AbstractModule() {
          @Override
          protected void configure() {
            MapBinder.newMapBinder(binder(), String.class, ModelFamily.class)
                .addBinding("quarter")
                .toInstance(new QuarterFamily());
          }
        };
    return Guice.createInjector(new GeneraModule(PluginCatalog.ofApplication()), families)
        .getInstance(Genera.class);
  }

  private static FitRequest request() {
    Schema schema = Schema.of(Column.real("x"));
    RealVector values = new RealVector(new double[ROWS]);
    return FitRequest.of("quarter", Dataset.of(Batch.of(schema, 0, ROWS, List.of(values))));
  }

  private static void assertHeldOut(long heldOut, FitRequest request) {
    FitResult fit = platform().fit(request);
    assertEquals(heldOut, fit.validation().map(FitResult.Validation::rows).orElse(0L));
    assertEquals(ROWS - heldOut, fit.rows());
  }

  @Test
  void whatTheFamilyWantsUnlessToldOtherwise() {
    assertHeldOut(10, request());
    assertHeldOut(10, request().holdOut(new HoldOut.FamilyDefault()));
    assertHeldOut(4, request().holdOut(new HoldOut.Last(0.1)));
  }

  @Test
  void noneIsNone() {
    assertHeldOut(0, request().holdOut(new HoldOut.None()));
  }
}
