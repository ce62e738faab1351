package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.genera.api.data.Batch;
import org.genera.api.data.Dataset;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Model;

/** What holds for rows that are held out. */
final class ValidationLaws {

  private static final double ROUNDING = 1e-12;

  private ValidationLaws() {}

  /**
   * Rows held out are not trained on. Unless the fixture says that they decide when to stop or what
   * to choose, they have no influence at all.
   */
  static void rowsHeldOutAreNotTrainedOn(FixtureRun run) {
    Batch data = run.fixture().data();
    int half = data.rows() / 2;
    Batch training = data.slice(0, half);
    Model without = run.train(training);
    Model with =
        run.train(
            Dataset.of(training),
            context -> context,
            request -> request.validation(Dataset.of(data.slice(half, data.rows()).at(0))));
    assertEquals(
        without.header().summary().sumOfWeights(),
        with.header().summary().sumOfWeights(),
        run.where("sum of weights with rows held out"));
    if (!run.fixture().looksAtValidation()) {
      Closeness.assertClose(
          Answers.of(run, without),
          Answers.of(run, with),
          ROUNDING,
          run.where("with rows held out, which this fixture does not claim to look at"));
      assertSameSamples(run, without, with);
    }
  }

  private static void assertSameSamples(FixtureRun run, Model without, Model with) {
    if (run.declares(AncestralSampling.class) && !Answers.are(run)) {
      CellEquality.assertSameCells(
          without.require(AncestralSampling.class).sample(50, FixtureRun.random("sample")),
          with.require(AncestralSampling.class).sample(50, FixtureRun.random("sample")),
          run.where("samples with rows held out"));
    }
  }
}
