package org.genera.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;

/**
 * A family that only classifies: real columns, of which the classes' means are told apart by linear
 * scores. With faults, what the contract is there to catch in such a family.
 */
final class CentroidFamily implements ModelFamily {

  private static final String NAME = "centroid";

  private final FaultList faults;

  CentroidFamily(Fault... faults) {
    this.faults = FaultList.of(faults);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "the class whose mean is nearest";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(Classifier.class);
  }

  @Override
  public Model train(TrainingRequest request) {
    Schema schema = request.data().schema();
    check(schema);
    TaskSpec task = TaskSpec.ofFamily(NAME, "sums", request.options(), schema.modelled());
    double[] sums =
        request
            .context()
            .engine()
            .aggregate(
                new AggregateRequest(task, new double[0], request.data(), request.context()));
    double rows = Arrays.stream(sums).limit(NaiveBayesFamily.classes(schema).size()).sum();
    if (rows == 0) {
      throw new GeneraException(StandardError.NO_DATA, "There is no row with a label.");
    }
    if (!Arrays.stream(sums).allMatch(Double::isFinite)) {
      throw new GeneraException(StandardError.NUMERICAL, "Sums overflow; scale the columns.");
    }
    TrainingSummary summary =
        new TrainingSummary(1, true, OptionalDouble.empty(), rows, sums.length, Map.of());
    return CentroidModel.of(request.header(NAME, summary), sums, faults);
  }

  private static void check(Schema schema) {
    if (schema.features().isEmpty() || schema.label().isEmpty()) {
      throw new GeneraException(StandardError.SCHEMA_MISMATCH, "Features and a label are needed.");
    }
    for (Column column : schema.features()) {
      if (!(column.type() instanceof ColumnType.Real)) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "Column '" + column.name() + "' is not real; ignore it.");
      }
    }
  }

  @Override
  public Model read(ModelArchive archive) {
    double[] sums = archive.doubles("sums", -1);
    if (faults.has(Fault.UNSAVED_PARAMETER)) {
      sums[0] = sums[1];
    }
    return CentroidModel.of(archive.header(), sums, faults);
  }

  /** The weight of each class; then of each feature count, sum and square sum, class by class. */
  @Override
  public Aggregation aggregation(TaskSpec spec) {
    Schema schema = spec.schema();
    List<Column> features = schema.features();
    int classes = NaiveBayesFamily.classes(schema).size();
    return new Aggregation() {
      @Override
      public int prepare(double[] parameters) {
        return classes + 3 * classes * features.size();
      }

      @Override
      public void accumulate(Batch block, double[] statistics) {
        int[] labels = ClassifierLaws.labels(block);
        double[] weights = block.weights();
        for (int row = 0; row < labels.length; row++) {
          int y = Math.max(labels[row], faults.has(Fault.UNLABELLED_AS_A_CLASS) ? 0 : -1);
          if (y >= 0) {
            add(block, row, y, faults.has(Fault.LOST_WEIGHT) ? 1 : weights[row], statistics);
          }
        }
      }

      private void add(Batch block, int row, int y, double weight, double[] statistics) {
        statistics[y] += weight;
        for (int j = 0; j < features.size(); j++) {
          double x = block.numbers(schema.indexOf(features.get(j).name()))[row];
          if (!Double.isNaN(x) && weight > 0) {
            double counted = j == 0 && faults.has(Fault.FIRST_COLUMN_FAVOURED) ? 2 * x : x;
            int at = classes + 3 * (j * classes + y);
            statistics[at] += weight;
            statistics[at + 1] += weight * counted;
            statistics[at + 2] += weight * x * x;
          }
        }
      }
    };
  }
}
