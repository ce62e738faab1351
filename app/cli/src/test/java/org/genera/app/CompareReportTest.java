package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.MixtureMembership;
import org.genera.core.ClassificationFigures;
import org.genera.core.CompareRequest;
import org.genera.core.CompareRequest.Contender;
import org.genera.core.CompareRequest.Plan;
import org.genera.core.CompareRequest.Testing;
import org.genera.core.CompareResult;
import org.genera.core.CompareResult.Compared;
import org.genera.core.CompareResult.Failed;
import org.genera.core.CompareResult.LabelShare;
import org.genera.core.RunOptions;
import org.junit.jupiter.api.Test;

class CompareReportTest {

  private static final Failed WORDS =
      new Failed("gmm", StandardError.SCHEMA_MISMATCH, "Column 'b' holds words.");
  private static final Failed FEW = new Failed("vae", StandardError.NO_DATA, "Too few labels.");
  private static final Compared GENERATIVE =
      new Compared(
          "naive-bayes",
          new ClassificationFigures(0.96, 0.125, 0.0625, 0.03125),
          OptionalDouble.of(0.015),
          OptionalDouble.of(-15.5),
          OptionalDouble.empty(),
          0.25,
          Set.of(
              AncestralSampling.class, Density.class, Classifier.class, MixtureMembership.class));
  private static final Compared DISCRIMINATIVE =
      new Compared(
          "logistic",
          new ClassificationFigures(0.5, Double.POSITIVE_INFINITY, 1, 0.5),
          OptionalDouble.of(0),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          1.5,
          Set.of(Classifier.class));

  private static final CompareResult RESULT =
      new CompareResult(
          100,
          90,
          100,
          List.of(WORDS, GENERATIVE, DISCRIMINATIVE),
          List.of(
              new LabelShare(0.01, 2.5, List.of(WORDS, DISCRIMINATIVE, FEW)),
              new LabelShare(1, 72, List.of(WORDS, GENERATIVE))));

  private static Report report() {
    Dataset data = Dataset.of(Batch.ofReals(Schema.of(Column.real("x")), new double[1]));
    Plan plan = new Plan(List.of(new Contender("gmm", Map.of())), List.of());
    return CompareReport.of(
        CompareRequest.of(data, plan)
            .testing(new Testing.Folds(5))
            .run(RunOptions.defaults().withThreads(2)),
        RESULT);
  }

  @Test
  void peopleGetTablesAndReasonsBeneath() {
    assertEquals(
        """
        rows           100
        labelled rows  90
        test rows      100
        folds          5, stratified; figures are pooled over them
        seed           1

        families:
          FAMILY       ACCURACY  SD      LOG LOSS  BRIER   CALIBRATION  LOG P(X)  SECONDS  CAN
          gmm          failed
          naive-bayes  0.9600    0.0150  0.1250    0.0625  0.0313       -15.5000  0.2500   sample, density, classify
          logistic     0.5000    0.0000  inf       1.0000  0.5000       -         1.5000   classify

        accuracy by share of labels:
          LABELLED  ROWS  GMM     LOGISTIC  VAE     NAIVE-BAYES
          0.01      2.5   failed  0.5000    failed
          1         72    failed                    0.9600

        failed:
          FAMILY  LABELLED  REASON
          gmm     all       Column 'b' holds words.
          vae     0.01      Too few labels.
        """,
        TextReport.write(report()));
  }

  @Test
  void programsGetEveryFigure() {
    String failed =
        "{\"family\":\"gmm\",\"error\":{\"code\":\"SCHEMA_MISMATCH\",\"category\":\"data\","
            + "\"exitCode\":4,\"message\":\"Column 'b' holds words.\"}}";
    String few =
        "{\"family\":\"vae\",\"error\":{\"code\":\"NO_DATA\",\"category\":\"data\","
            + "\"exitCode\":4,\"message\":\"Too few labels.\"}}";
    String generative =
        "{\"family\":\"naive-bayes\",\"accuracy\":0.96,\"logLoss\":0.125,\"brierScore\":0.0625,"
            + "\"calibrationError\":0.03125,\"accuracyDeviation\":0.015,"
            + "\"meanLogLikelihood\":-15.5,\"fitSeconds\":0.25,"
            + "\"can\":[\"sample\",\"density\",\"classify\"]}";
    String discriminative =
        "{\"family\":\"logistic\",\"accuracy\":0.5,\"logLoss\":null,\"brierScore\":1.0,"
            + "\"calibrationError\":0.5,\"accuracyDeviation\":0.0,\"fitSeconds\":1.5,"
            + "\"can\":[\"classify\"]}";
    assertEquals(
        "{\"rows\":100,\"labelledRows\":90,\"testRows\":100,\"folds\":5,\"seed\":1,\"threads\":2,"
            + "\"families\":["
            + String.join(",", failed, generative, discriminative)
            + "],\"labelled\":[{\"share\":0.01,\"labelledRows\":2.5,\"families\":["
            + String.join(",", failed, discriminative, few)
            + "]},{\"share\":1.0,\"labelledRows\":72.0,\"families\":["
            + String.join(",", failed, generative)
            + "]}]}",
        JsonReport.write(report()));
  }

  @Test
  void aBoundIsMarkedAsOne() {
    Compared bounded =
        new Compared(
            "vae",
            new ClassificationFigures(0.9, 0.5, 0.25, 0.125),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(-104.5),
            2,
            Set.of(DensityBound.class, Classifier.class));
    CompareResult result = new CompareResult(10, 10, 10, List.of(bounded), List.of());
    Dataset data = Dataset.of(Batch.ofReals(Schema.of(Column.real("x")), new double[1]));
    CompareRequest request =
        CompareRequest.of(data, new Plan(List.of(new Contender("vae", Map.of())), List.of()));
    Report report = CompareReport.of(request, result);
    assertTrue(TextReport.write(report).contains(" >= -104.5000 "), TextReport.write(report));
    assertTrue(JsonReport.write(report).contains("\"meanBound\":-104.5,"));
    assertFalse(JsonReport.write(report).contains("meanLogLikelihood"));
  }
}
