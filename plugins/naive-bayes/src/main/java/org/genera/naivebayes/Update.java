package org.genera.naivebayes;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;

/**
 * Learns from more rows: their counts are added to those kept. Sums lie on a fixed grid, so that
 * parts of a table, cut between blocks, give the same bits as the whole.
 */
final class Update {

  private final NaiveBayesModel model;
  private final RunContext context;
  private final LearningState before;

  Update(NaiveBayesModel model, RunContext context) {
    this.model = model;
    this.context = context;
    before = model.state().orElseThrow();
  }

  NaiveBayesModel learn(Dataset rows) {
    requireSameColumns(rows.schema());
    ModelHeader header = model.header();
    TrainingData data = new TrainingData(rows, columns(rows.schema()), header.options(), context);
    Plan plan = before.plan();
    double[] counted = data.pass(NaiveBayesFamily.COUNTS, model, 0, rows);
    double[] statistics = before.statistics().orElseThrow().clone();
    for (int i = 0; i < statistics.length; i++) {
      statistics[i] += counted[i];
    }
    if (!(Arrays.stream(plan.classWeights(counted)).sum() > 0)) {
      throw TrainingData.noData();
    }
    Plan.Fit fit = plan.estimate(statistics, header.options());
    TrainingSummary summary = summary(fit, statistics);
    Provenance from = header.provenance();
    Provenance provenance =
        new Provenance(from.seed(), "", from.rows() + rows.rows().orElse(0), from.platform());
    return new NaiveBayesModel(
        new ModelHeader(header.family(), header.schema(), header.options(), provenance, summary),
        fit.weights(),
        fit.factors(),
        Optional.of(new LearningState(plan, Optional.of(statistics))),
        model.calibration());
  }

  /** As after training; the likelihood of rows without a label would need these rows again. */
  private TrainingSummary summary(Plan.Fit fit, double[] statistics) {
    Plan plan = before.plan();
    double labelled = Arrays.stream(plan.classWeights(statistics)).sum();
    double unlabelled = plan.isGenerative() ? plan.unknownWeight(statistics) : 0;
    return new TrainingSummary(
        1,
        true,
        unlabelled > 0 ? OptionalDouble.empty() : fit.logLikelihood(),
        labelled + unlabelled,
        fit.parameters(),
        model.header().summary().figures());
  }

  /** The model's columns, and the weight of the new rows. */
  private Schema columns(Schema schema) {
    return TrainingData.columns(
        Schema.of(
            schema.columns().stream()
                .filter(
                    column ->
                        model.rowSchema().find(column.name()).isPresent()
                            || schema.weight().filter(column::equals).isPresent())
                .map(
                    column ->
                        model.rowSchema().find(column.name()).isPresent()
                            ? model.schema().column(column.name())
                            : column)
                .toList()));
  }

  private void requireSameColumns(Schema schema) {
    for (Column column : model.rowSchema().columns()) {
      if (!schema.column(column.name()).type().equals(column.type())) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "Column '" + column.name() + "' is of another kind than in the model.");
      }
    }
  }
}
