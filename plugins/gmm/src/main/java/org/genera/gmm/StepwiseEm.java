package org.genera.gmm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.numerics.StepSchedule;
import org.genera.numerics.gaussian.CovarianceFloor;
import org.genera.numerics.gaussian.Maximisation;
import org.genera.numerics.gaussian.Mixture;
import org.genera.numerics.gaussian.StatisticsLayout;

/**
 * Stepwise EM (Cappé and Moulines 2009): after each block of rows, in their order, the statistics
 * move towards those of the block as far as the {@link StepSchedule} says, and parameters follow.
 */
final class StepwiseEm {

  /** Blocks are parted further for the engine; how far does not depend on threads. */
  private static final int PARTS = 8;

  private static final String UPDATED_ROWS = "updatedRows";
  private static final String UPDATE_STEPS = "updateSteps";

  private final GmmModel model;
  private final RunContext context;
  private final Schema columns;
  private final LearningState before;
  private final Supervision supervision;
  private final Maximisation maximisation;
  private final StepSchedule schedule;
  private Mixture mixture;
  private double[] statistics;
  private long steps;
  private long rows;
  private double weight;
  private double weightOfRows;

  StepwiseEm(GmmModel model, Schema schema, RunContext context) {
    this.model = model;
    this.context = context;
    columns = columns(model, schema);
    before = model.state().orElseThrow();
    mixture = model.mixture();
    statistics = before.statistics();
    steps = before.steps();
    supervision = new Supervision(model.componentClasses(), before.unlabelledWeight());
    double floor = model.header().options().get(GmmOptions.COVARIANCE_FLOOR);
    schedule =
        new StepSchedule(model.header().options().get(StepSchedule.EXPONENT), context.blockRows());
    maximisation = new Maximisation(before.centre(), new CovarianceFloor(floor, before.scales()));
  }

  private static Schema columns(GmmModel model, Schema schema) {
    for (String name : model.rowSchema().names()) {
      if (!schema.column(name).type().equals(model.schema().column(name).type())) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "Column '" + name + "' is of another kind than in the model.");
      }
    }
    return Schema.of(
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
            .toList());
  }

  GmmModel learn(Dataset data) {
    ReadRequest read = ReadRequest.all().columns(columns.names()).blockRows(context.blockRows());
    for (Split split : data.splits(read)) {
      try (BatchReader reader = data.read(split, read)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          context.cancellation().throwIfCancelled();
          step(b.get().withSchema(columns));
        }
      }
    }
    if (!(weight > 0)) {
      throw TrainingData.noRow();
    }
    return model();
  }

  private void step(Batch block) {
    pass(GmmFamily.MOMENTS, before.centre(), block);
    double[] sums = expect(supervision, block);
    double blockWeight = StatisticsLayout.of(mixture).countOfAll(sums);
    rows += block.rows();
    weightOfRows += weightOfRows(block, sums);
    if (blockWeight > 0) {
      weight += sums[StatisticsLayout.WEIGHT];
      blend(sums, blockWeight);
      steps += schedule.blocks(blockWeight);
    }
    context.listener().progress(new Progress("update", steps, 0, Map.of()));
  }

  private double[] expect(Supervision weighing, Batch block) {
    return pass(
        GmmFamily.EM, MixtureAggregation.parameters(before.centre(), mixture, weighing), block);
  }

  /** The summary counts rows without a label in full, however little they are learnt from. */
  private double weightOfRows(Batch block, double[] sums) {
    boolean alike = supervision.unlabelledWeight() == 1;
    return (alike ? sums : expect(supervision.weighing(1), block))[StatisticsLayout.WEIGHT];
  }

  /** Sums of a block; also refuses numbers that are too large. */
  private double[] pass(String task, double[] parameters, Batch block) {
    RunContext quiet =
        context.toBuilder()
            .blockRows(Math.max(1, context.blockRows() / PARTS))
            .listener(ProgressListener.NONE)
            .build();
    TaskSpec spec = TaskSpec.ofFamily(GmmFamily.NAME, task, model.header().options(), columns);
    return context
        .engine()
        .aggregate(new AggregateRequest(spec, parameters, Dataset.of(block), quiet));
  }

  private void blend(double[] sums, double blockWeight) {
    double step = schedule.step(steps, blockWeight);
    double[] blended = StepSchedule.towards(statistics, sums, blockWeight, step);
    Mixture moved = maximisation.of(mixture, blended).mixture();
    statistics = aboutNewMeans(blended, moved);
    mixture = moved;
  }

  /** Statistics are about the means of their time; these are about the new ones. */
  private double[] aboutNewMeans(double[] old, Mixture moved) {
    StatisticsLayout layout = StatisticsLayout.of(mixture);
    double[] shifted = old.clone();
    for (int c = 0; c < layout.components(); c++) {
      double count = old[layout.count(c)];
      for (int j = 0; j < layout.dimensions(); j++) {
        double shift = moved.mean(c, j) - mixture.mean(c, j);
        double first = old[layout.first(c, j)];
        shifted[layout.first(c, j)] = first - count * shift;
        if (layout.cross()) {
          for (int i = 0; i <= j; i++) {
            double aboutCentre =
                old[layout.first(c, i)] + count * (mixture.mean(c, i) - before.centre()[i]);
            shifted[layout.second(c, i, j)] -= shift * aboutCentre;
          }
        } else {
          shifted[layout.second(c, j, j)] -= shift * (2 * first - count * shift);
        }
      }
    }
    return shifted;
  }

  private GmmModel model() {
    ModelHeader header = model.header();
    Provenance from = header.provenance();
    TrainingSummary summary =
        new TrainingSummary(
            header.summary().iterations(),
            header.summary().converged(),
            OptionalDouble.empty(),
            header.summary().sumOfWeights() + weightOfRows,
            mixture.parameterCount(),
            figures(header.summary().figures()));
    return new GmmModel(
        new ModelHeader(
            header.family(),
            header.schema(),
            header.options(),
            new Provenance(from.seed(), "", from.rows() + rows, from.platform()),
            summary),
        mixture,
        model.componentClasses(),
        Optional.of(
            new LearningState(
                before.centre(), before.scales(), statistics, steps, before.unlabelledWeight())));
  }

  /** Those of the fit, and how much was learnt since, in all updates together. */
  private Map<String, Double> figures(Map<String, Double> ofFit) {
    Map<String, Double> figures = new LinkedHashMap<>(ofFit);
    figures.merge(UPDATED_ROWS, (double) rows, Double::sum);
    figures.merge(UPDATE_STEPS, (double) (steps - before.steps()), Double::sum);
    return figures;
  }
}
