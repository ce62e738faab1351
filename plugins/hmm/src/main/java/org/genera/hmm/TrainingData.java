package org.genera.hmm;

import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.option.Options;

/**
 * The series to learn from, and the passes over them.
 *
 * @param rows the data
 * @param layout where the series are
 * @param options the family's options
 * @param context what the host lends, with blocks of few series
 * @param survey what is known of the series
 * @param unlabelledWeight how much a series counts of which no step has a label, where states are
 *     labelled
 */
record TrainingData(
    Dataset rows,
    SeriesLayout layout,
    Options options,
    RunContext context,
    Lengths.Survey survey,
    double unlabelledWeight) {

  /** A block is to have about that many steps, or more if series are long. */
  private static final int STEPS_OF_A_BLOCK = 4096;

  private static final int FEWEST_BLOCKS = 4;

  private static final int MOST_FIRST_STEPS = 1 << 16;

  static TrainingData of(Dataset rows, Options options, RunContext context) {
    SeriesLayout layout = SeriesLayout.of(rows.schema());
    Lengths.Survey survey = new Lengths.Survey();
    TaskSpec task = TaskSpec.ofFamily(HmmFamily.NAME, HmmFamily.LENGTHS, options, layout.columns());
    context.engine().forEachBlock(new BlockRequest(task, rows, HmmFamily.LENGTHS, survey, context));
    if (survey.observed() == 0) {
      throw new GeneraException(
          StandardError.NO_DATA,
          "There is no series of positive weight with a step in which anything is known.");
    }
    int blockRows = Math.min(context.blockRows(), blockRows(survey));
    RunContext small = context.toBuilder().blockRows(blockRows).build();
    return new TrainingData(rows, layout, options, small, survey, 1);
  }

  /** The same of other series. */
  TrainingData of(Dataset others) {
    return of(others, options, context).weighing(unlabelledWeight);
  }

  /** The same where series without any label count so much. */
  TrainingData weighing(double weight) {
    return new TrainingData(rows, layout, options, context, survey, weight);
  }

  /** Few enough for all threads to have some, enough to be worked on side by side. */
  private static int blockRows(Lengths.Survey survey) {
    long abreast = Math.min(Segmentation.MOST_LANES, survey.series() / FEWEST_BLOCKS);
    double ofSteps = STEPS_OF_A_BLOCK / survey.meanLength();
    return (int) Math.max(abreast < Segmentation.FEWEST_LANES ? 1 : abreast, ofSteps);
  }

  /** The first steps, in one batch. */
  Batch firstSteps() {
    ReadRequest read =
        ReadRequest.all().columns(layout.columns().names()).blockRows(context.blockRows());
    for (Split split : rows.splits(read)) {
      try (BatchReader reader = rows.read(split, read)) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          Batch steps = layout.in(b.get()).steps();
          if (steps.rows() > 0) {
            return steps.slice(0, Math.min(steps.rows(), MOST_FIRST_STEPS));
          }
        }
      }
    }
    throw new IllegalStateException("the data have changed since they were surveyed");
  }

  /** Sums over series; the task uses a model. */
  double[] pass(String task, HmmModel model, double unlabelledWeight, Dataset data) {
    context.cancellation().throwIfCancelled();
    TaskSpec spec =
        new TaskSpec(
            TaskSpec.Kind.FAMILY,
            HmmFamily.NAME,
            task,
            options,
            layout.columns(),
            Optional.of(model));
    double[] parameters = {unlabelledWeight};
    return context.engine().aggregate(new AggregateRequest(spec, parameters, data, context));
  }
}
