package org.genera.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ClassProbabilities;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;

/**
 * Turns rows into the likeliest class and p(y | x) of every class, and beside them what the true
 * class is, where it is known.
 */
final class ClassifyTask implements BlockTask {

  /** How many columns at the end are not for the output: weight, true class, its log p(y | x). */
  static final int INTERNAL = 3;

  /** Its square times any negative number is less than -1. */
  private static final double HUGE = 0x1p1000;

  private final Classifier classifier;
  private final Column label;
  private final Schema told;
  private final List<Column> names;

  /**
   * A task.
   *
   * @param model a classifier
   * @param read the columns to read
   */
  ClassifyTask(Model model, Schema read) {
    classifier = model.capability(Classifier.class).orElseThrow();
    label = model.schema().label().orElseThrow();
    told = told(model);
    names = SeriesKeys.naming(read, model);
  }

  /** What names series, then the predicted class, p(y | x) of each class, the internal columns. */
  Schema output() {
    List<Column> columns = new ArrayList<>(names);
    columns.addAll(told.columns());
    return Schema.of(columns);
  }

  private static Schema told(Model model) {
    Column label = model.schema().label().orElseThrow();
    List<Column> columns = new ArrayList<>();
    columns.add(label.withRole(Role.FEATURE));
    for (String level : levels(label)) {
      columns.add(Column.real("p(" + level + ")"));
    }
    columns.add(Column.real("#weight"));
    columns.add(Column.real("#true"));
    columns.add(Column.real("#logProbability"));
    return Schema.of(columns);
  }

  private static List<String> levels(Column label) {
    return ((ColumnType.Category) label.type()).levels();
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    ClassProbabilities probabilities = classifier.probabilities(block);
    int rows = block.rows();
    List<ColumnVector> columns = new ArrayList<>();
    columns.add(new CategoryVector(likeliest(probabilities.logs(), rows)));
    for (double[] ofClass : probabilities.values()) {
      columns.add(new RealVector(ofClass));
    }
    double[] truth = truth(block);
    columns.add(new RealVector(block.weights()));
    columns.add(new RealVector(truth));
    columns.add(new RealVector(ofTruth(probabilities.logs(), truth)));
    Batch classified = Batch.of(told, block.firstRow(), rows, columns);
    return SeriesKeys.named(names, block, classified);
  }

  /** The first of the likeliest classes of each row. */
  private static int[] likeliest(double[][] logs, int rows) {
    double[] largest = logs[0].clone();
    for (double[] ofClass : logs) {
      raise(largest, ofClass);
    }
    double[] marked = new double[rows];
    for (int y = logs.length - 1; y >= 0; y--) {
      mark(marked, y, logs[y], largest);
    }
    int[] likeliest = new int[rows];
    for (int row = 0; row < rows; row++) {
      likeliest[row] = (int) marked[row];
    }
    return likeliest;
  }

  private static void raise(double[] largest, double[] logs) {
    for (int row = 0; row < largest.length; row++) {
      largest[row] = Math.max(largest[row], logs[row]);
    }
  }

  /** Arithmetic instead of a condition that no processor can foresee, and in vectors. */
  private static void mark(double[] marked, int y, double[] logs, double[] largest) {
    for (int row = 0; row < marked.length; row++) {
      double difference = (logs[row] - largest[row]) * HUGE * HUGE;
      double isLargest = 1 + Math.max(-1, difference);
      marked[row] += isLargest * (y - marked[row]);
    }
  }

  private double[] truth(Batch block) {
    OptionalInt index = block.schema().find(label.name());
    if (index.isPresent()) {
      return block.numbers(index.getAsInt());
    }
    double[] unknown = new double[block.rows()];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  private static double[] ofTruth(double[][] logs, double[] truth) {
    double[] values = new double[truth.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = Double.isNaN(truth[row]) ? Double.NaN : logs[(int) truth[row]][row];
    }
    return values;
  }
}
