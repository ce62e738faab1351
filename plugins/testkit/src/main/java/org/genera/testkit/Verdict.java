package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.genera.api.ErrorCategory;
import org.genera.api.ErrorCode;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Model;
import org.genera.core.file.ModelFile;

/** What may come of an input that is wrong, poor or extreme: the right error, or a finite model. */
record Verdict(FixtureRun run) {

  static final Set<ErrorCategory> FAULT_OF_THE_DATA =
      Set.of(ErrorCategory.DATA, ErrorCategory.NUMERICAL);

  /** The work ends with an error of that code. */
  GeneraException refused(ErrorCode code, Supplier<Model> work) {
    GeneraException error =
        assertThrows(GeneraException.class, work::get, run.where("must be refused"));
    assertEquals(code, error.code(), said(error));
    return error;
  }

  /** The columns do not fit, and the message names the one that does not. */
  void refusedByName(String column, Supplier<Model> work) {
    GeneraException error = refused(StandardError.SCHEMA_MISMATCH, work);
    assertTrue(said(error).contains("'" + column + "'"), said(error));
  }

  /** The work ends with an error of one of some categories, or with a model that works. */
  void endured(Supplier<Model> work, Set<ErrorCategory> allowed) {
    Model model;
    try {
      model = work.get();
    } catch (GeneraException e) {
      assertTrue(allowed.contains(e.category()), said(e));
      assertFalse(message(e).isBlank(), run.where("an error without a message"));
      return;
    }
    isFinite(model);
  }

  /** A file of it can be written, and rows have densities, bounds and class probabilities. */
  void isFinite(Model model) {
    assertTrue(ModelFile.toBytes(model).length > 0);
    double likelihood = model.header().summary().logLikelihood().orElse(0);
    assertTrue(Double.isFinite(likelihood), run.where("log-likelihood " + likelihood));
    if (run.declares(Density.class)) {
      double[] logs = model.require(Density.class).logDensity(run.fixture().features());
      assertTrue(
          Arrays.stream(logs).allMatch(log -> log < Double.POSITIVE_INFINITY),
          run.where("log-densities " + Arrays.toString(logs)));
    }
    if (run.declares(DensityBound.class)) {
      DensityBound.Bounds bounds =
          model
              .require(DensityBound.class)
              .bound(run.fixture().features(), 2, FixtureRun.random("bound"));
      BoundLaws.assertNumbers(bounds.elbo(), run.where("bounds"));
    }
    if (run.declares(Classifier.class)) {
      Classifier classifier = model.require(Classifier.class);
      ClassifierLaws.assertAreDistributions(run, classifier, run.fixture().features());
    }
  }

  private static String message(GeneraException error) {
    return String.valueOf(error.getMessage());
  }

  String said(GeneraException error) {
    return run.where(error.code().name() + ": " + message(error));
  }
}
