package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.junit.jupiter.api.Test;

/** What is said where a model lacks a capability. */
class MissingCapabilityTest {

  private static final Registry<ModelFamily> FAMILIES =
      new Registry<>(
          "family",
          Map.of(
              "memory", new MemoryFamily(),
              "frequency", new FrequencyFamily(),
              "silent", new SilentFamily()),
          Map.of());

  /** A model without any capability. */
  private record Bare(String family, Optional<String> reason) implements Model {
    @Override
    public ModelHeader header() {
      return new ModelHeader(
          family,
          Schema.of(Column.real("x")),
          Options.none(),
          new Provenance(1, "", 0, ""),
          new TrainingSummary(0, true, OptionalDouble.empty(), 1, 0, Map.of()));
    }

    @Override
    public Optional<String> whyLacking(Class<? extends Capability> type) {
      return reason;
    }

    @Override
    public void write(ModelArchiveWriter writer) {}
  }

  private static String message(
      String family, Optional<String> reason, Class<? extends Capability> type) {
    GeneraException error = new MissingCapability(FAMILIES, new Bare(family, reason), type).error();
    assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code());
    return String.valueOf(error.getMessage());
  }

  @Test
  void aFamilyWithoutItNamesThoseThatHaveIt() {
    assertEquals(
        "This model (family 'silent') lacks the capability 'classifier'. Families that have it: frequency, memory.",
        message("silent", Optional.empty(), Classifier.class));
    assertEquals(
        "This model (family 'silent') lacks the capability 'ancestral-sampling'. No family here has it.",
        message("silent", Optional.empty(), AncestralSampling.class));
  }

  @Test
  void aModelOfAFamilyThatHasItSaysWhyAndDoesNotNameItsOwn() {
    assertEquals(
        "This model (family 'memory') lacks the capability 'classifier': it has no label; fit it anew with one."
            + " Other families that have it: frequency.",
        message("memory", Optional.of("it has no label; fit it anew with one"), Classifier.class));
    assertEquals(
        "This model (family 'memory') lacks the capability 'classifier', which others of its family have."
            + " Other families that have it: frequency.",
        message("memory", Optional.empty(), Classifier.class));
  }

  @Test
  void aFamilyThatOnlyClassifiesHasNoModelOfTheFeatures() {
    assertEquals(
        "This model (family 'frequency') models p(y | x) only, not p(x): it lacks the capability 'density'."
            + " Families that have it: memory, silent.",
        message("frequency", Optional.empty(), Density.class));
  }

  @Test
  void whereSeveralWouldServeAllAreNamedAndWhatThereIs() {
    Model model = new Bare("silent", Optional.empty());
    GeneraException error =
        MissingCapability.ofAll(FAMILIES, model, List.of(Classifier.class, LatentSpace.class));
    assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code());
    assertEquals(
        "This model (family 'silent') has neither the capability 'classifier' (families:"
            + " frequency, memory) nor 'latent-space' (families: none here).",
        error.getMessage());
  }
}
