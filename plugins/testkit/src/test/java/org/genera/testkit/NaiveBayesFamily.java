package org.genera.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.model.Updatable;
import org.genera.api.option.Options;

/** A label, and real and category columns that are independent given the label; by counting. */
final class NaiveBayesFamily implements ModelFamily {

  static final String SUMS = "sums";

  /** Of the fault that updates do not look at weights. */
  static final String UNWEIGHTED_SUMS = "unweighted-sums";

  private static final String NAME = "naive-bayes";

  private final FaultList faults;

  NaiveBayesFamily(Fault... faults) {
    this.faults = FaultList.of(faults);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "columns that are independent given a label";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(
        AncestralSampling.class,
        Density.class,
        Conditioning.class,
        Classifier.class,
        MixtureMembership.class,
        Updatable.class);
  }

  static List<String> classes(Schema schema) {
    return schema
        .label()
        .map(label -> ((ColumnType.Category) label.type()).levels())
        .orElse(List.of());
  }

  /** Rows of each class, then the sums of each column for each class. */
  static double[] sums(Dataset data, String name, Options options, RunContext context) {
    TaskSpec task = TaskSpec.ofFamily(NAME, name, options, data.schema().modelled());
    double[] sums =
        context.engine().aggregate(new AggregateRequest(task, new double[0], data, context));
    if (Arrays.stream(sums).limit(classes(data.schema()).size()).sum() == 0) {
      throw new GeneraException(StandardError.NO_DATA, "There is no row with a label.");
    }
    if (!Arrays.stream(sums).allMatch(Double::isFinite)) {
      throw new GeneraException(StandardError.NUMERICAL, "Sums overflow; scale the columns.");
    }
    return sums;
  }

  @Override
  public Model train(TrainingRequest request) {
    Schema schema = request.data().schema();
    check(schema);
    double[] sums = sums(request.data(), SUMS, request.options(), request.context());
    return model(request.header(NAME, summary(schema, sums)), sums);
  }

  static TrainingSummary summary(Schema schema, double[] sums) {
    double rows = Arrays.stream(sums).limit(classes(schema).size()).sum();
    return new TrainingSummary(1, true, OptionalDouble.empty(), rows, sums.length, Map.of());
  }

  private Model model(ModelHeader header, double[] sums) {
    return NaiveBayesModel.of(header, sums, faults);
  }

  private static void check(Schema schema) {
    if (schema.features().isEmpty() || schema.label().isEmpty()) {
      throw new GeneraException(StandardError.SCHEMA_MISMATCH, "Features and a label are needed.");
    }
    for (Column column : schema.features()) {
      ColumnType type = column.type();
      if (!(type instanceof ColumnType.Real || type instanceof ColumnType.Category)) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "Column '" + column.name() + "' is neither real nor a category; ignore it.");
      }
    }
  }

  @Override
  public Model read(ModelArchive archive) {
    return model(archive.header(), archive.doubles("statistics", -1));
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    Schema schema = spec.schema();
    int classes = classes(schema).size();
    return new Aggregation() {
      @Override
      public int prepare(double[] parameters) {
        return classes
            + classes * schema.features().stream().mapToInt(f -> ClassFactor.sums(f.type())).sum();
      }

      @Override
      public void accumulate(Batch block, double[] statistics) {
        double[] labels = block.numbers(schema.indexOf(schema.label().orElseThrow().name()));
        double[] weights =
            spec.task().equals(UNWEIGHTED_SUMS) ? Rows.ones(block.rows()) : block.weights();
        for (int row = 0; row < block.rows(); row++) {
          if (!Double.isNaN(labels[row])) {
            add(block, row, (int) labels[row], weights[row], statistics);
          }
        }
      }

      private void add(Batch block, int row, int label, double weight, double[] statistics) {
        statistics[label] += weight;
        int offset = classes;
        for (Column feature : schema.features()) {
          int length = ClassFactor.sums(feature.type());
          double x = block.numbers(schema.indexOf(feature.name()))[row];
          if (!Double.isNaN(x)) {
            ClassFactor.add(feature.type(), x, weight, statistics, offset + label * length);
          }
          offset += classes * length;
        }
      }
    };
  }
}
