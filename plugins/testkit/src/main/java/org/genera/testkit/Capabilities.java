package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.LogDensityGradient;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.Updatable;

/** What models can do: the platform's own capabilities, and those that a family adds. */
final class Capabilities {

  private static final List<Class<? extends Capability>> STANDARD =
      List.of(
          AncestralSampling.class,
          Classifier.class,
          Conditioning.class,
          Density.class,
          DensityBound.class,
          LatentEncoder.class,
          LatentSpace.class,
          LogDensityGradient.class,
          MixtureMembership.class,
          SeriesModel.class,
          Updatable.class);

  private Capabilities() {}

  static Set<Class<? extends Capability>> of(ModelFamily family) {
    Set<Class<? extends Capability>> all = new LinkedHashSet<>(STANDARD);
    all.addAll(family.capabilities());
    return all;
  }

  /** A model has what is declared, and refuses what is not. */
  static void areThoseDeclared(FixtureRun run) {
    for (Class<? extends Capability> capability : of(run.family())) {
      if (run.declares(capability)) {
        assertTrue(
            run.model().capability(capability).isPresent(),
            run.where(capability.getSimpleName() + " is declared but not there"));
      } else {
        run.assertRefuses(capability);
      }
    }
  }
}
