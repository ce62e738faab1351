package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.Model;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.Updatable;
import org.genera.api.option.Options;
import org.jspecify.annotations.Nullable;

/** A family at work on a fixture. */
final class FixtureRun {

  /** The seed of all chance in contracts. */
  static final long SEED = 20_170_331;

  /** Small, so that a few hundred rows are several blocks. */
  private static final int BLOCK_ROWS = 32;

  private final ModelFamily family;
  private final ModelFixture fixture;
  private @Nullable Model trained;

  FixtureRun(ModelFamily family, ModelFixture fixture) {
    this.family = family;
    this.fixture = fixture;
  }

  ModelFamily family() {
    return family;
  }

  ModelFixture fixture() {
    return fixture;
  }

  /** What a failure begins with. */
  String where(String what) {
    return family.name() + ", fixture '" + fixture.name() + "', seed " + SEED + ": " + what;
  }

  static RandomStream random(String purpose) {
    return RandomStream.of(SEED, purpose, 0);
  }

  /** The model of the fixture. */
  Model model() {
    Model model = trained;
    if (model == null) {
      model = train(fixture.data());
      trained = model;
    }
    return model;
  }

  Density density() {
    return model().require(Density.class);
  }

  Classifier classifier() {
    return model().require(Classifier.class);
  }

  boolean declares(Class<? extends Capability> capability) {
    return family.capabilities().contains(capability) && !fixture.lacks(capability);
  }

  /** Whoever asks the model for a capability that is not declared gets the error for that. */
  void assertRefuses(Class<? extends Capability> capability) {
    assertTrue(model().capability(capability).isEmpty(), where("undeclared " + capability));
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> model().require(capability),
            where("undeclared " + capability.getSimpleName() + " must be refused"));
    assertEquals(StandardError.UNSUPPORTED_CAPABILITY, error.code(), error.getMessage());
  }

  Model train(Batch data) {
    return train(Dataset.of(data), context -> context, request -> request);
  }

  Model train(Batch data, ProgressListener listener) {
    return train(Dataset.of(data), context -> context.listener(listener), request -> request);
  }

  Model train(
      Dataset data,
      UnaryOperator<RunContext.Builder> context,
      UnaryOperator<TrainingRequest.Builder> request) {
    try (TestPlatform platform = new TestPlatform(1, family)) {
      return train(platform, data, context, request);
    }
  }

  Model train(
      TestPlatform platform,
      Dataset data,
      UnaryOperator<RunContext.Builder> context,
      UnaryOperator<TrainingRequest.Builder> request) {
    RunContext run = context.apply(context(platform)).build();
    Options options = Options.of(family.options(), fixture.options());
    return family.train(request.apply(TrainingRequest.of(data, run).options(options)).build());
  }

  /** The model of the fixture, after it has learnt from more rows. */
  Model update(Batch rows) {
    return update(rows, context -> context);
  }

  Model update(Batch rows, UnaryOperator<RunContext.Builder> context) {
    try (TestPlatform platform = new TestPlatform(1, family)) {
      RunContext run = context.apply(context(platform)).build();
      return model().require(Updatable.class).update(Dataset.of(rows), run);
    }
  }

  static RunContext.Builder context(TestPlatform platform) {
    return platform.context(SEED).toBuilder().blockRows(BLOCK_ROWS);
  }
}
