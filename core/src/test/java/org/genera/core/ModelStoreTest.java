package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

  @TempDir Path folder;

  /** Reads no model of its own. */
  private static final class Suspicious implements ModelFamily {
    @Override
    public String name() {
      return "suspicious";
    }

    @Override
    public String description() {
      return "refuses every file";
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
    public Model train(TrainingRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Model read(ModelArchive archive) {
      throw new GeneraException(StandardError.INVALID_MODEL_FILE, "A weight is negative.");
    }
  }

  private record Empty() implements Model {
    @Override
    public ModelHeader header() {
      return new ModelHeader(
          "suspicious",
          Schema.of(Column.real("x")),
          Options.none(),
          new Provenance(1, "", 0, ""),
          new TrainingSummary(0, true, OptionalDouble.empty(), 1, 0, Map.of()));
    }

    @Override
    public void write(ModelArchiveWriter writer) {
      writer.doubles("weights", new double[] {-1}, 1);
    }
  }

  @Test
  void whatAFamilyRefusesIsNamedByItsFile() {
    ModelStore store =
        new ModelStore(new Registry<>("family", Map.of("suspicious", new Suspicious()), Map.of()));
    Path file = folder.resolve("m.genera");
    store.save(new Empty(), file, false);
    GeneraException error = assertThrows(GeneraException.class, () -> store.load(file));
    assertEquals(StandardError.INVALID_MODEL_FILE, error.code());
    assertEquals(file + ": A weight is negative.", error.getMessage());
  }
}
