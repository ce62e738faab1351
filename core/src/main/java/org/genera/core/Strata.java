package org.genera.core;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;

/**
 * The rows of each class in random order, and after them those without a label: what stratified
 * folds and stratified shares of labels are cut from. A label on a row of weight 0 counts as none.
 */
final class Strata {

  private final List<String> classes;
  private final int[] order;
  private final int[] ends;

  private Strata(List<String> classes, int[] order, int[] ends) {
    this.classes = classes;
    this.order = order;
    this.ends = ends;
  }

  /**
   * The strata of some rows.
   *
   * @param rows rows with a label, whose number is known
   * @param seed the seed
   * @param purpose the purpose of the random streams
   */
  static Strata of(Dataset rows, long seed, String purpose) {
    ColumnType.Category label = (ColumnType.Category) rows.schema().label().orElseThrow().type();
    int classes = label.levels().size();
    int[] labels = labels(rows, classes);
    int[] ends = new int[classes + 1];
    for (int y : labels) {
      ends[y]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] order = new int[labels.length];
    int[] next = ends.clone();
    for (int row = labels.length - 1; row >= 0; row--) {
      order[--next[labels[row]]] = row;
    }
    for (int y = 0; y <= classes; y++) {
      shuffle(order, next[y], ends[y], RandomStream.of(seed, purpose, y));
    }
    return new Strata(label.levels(), order, ends);
  }

  /** The class of each row; one past the last class where there is none. */
  private static int[] labels(Dataset rows, int classes) {
    Schema schema = rows.schema();
    List<String> columns =
        Stream.concat(schema.label().stream(), schema.weight().stream()).map(Column::name).toList();
    ReadRequest request = ReadRequest.all().columns(columns);
    int[] labels = new int[Math.toIntExact(rows.rows().orElseThrow())];
    for (Split split : rows.splits(request)) {
      try (BatchReader reader = rows.read(split, request)) {
        for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
          copyLabels(batch.get(), classes, labels);
        }
      }
    }
    return labels;
  }

  private static void copyLabels(Batch batch, int classes, int[] labels) {
    int[] codes = ((CategoryVector) batch.column(0)).codes();
    double[] weights = batch.weights();
    for (int row = 0; row < batch.rows(); row++) {
      boolean counts = codes[row] != CategoryVector.MISSING && weights[row] > 0;
      labels[Math.toIntExact(batch.firstRow() + row)] = counts ? codes[row] : classes;
    }
  }

  /** Every order equally likely (Durstenfeld, 1964, algorithm 235). */
  private static void shuffle(int[] order, int from, int to, RandomStream random) {
    for (int i = to - 1; i > from; i--) {
      int j = from + random.nextInt(i - from + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /** The names of the classes. */
  List<String> classes() {
    return classes;
  }

  /** How many rows have a class. */
  int count(int y) {
    return ends[y] - start(y);
  }

  /** How many rows have any class. */
  int labelled() {
    return start(classes.size());
  }

  private int start(int stratum) {
    return stratum == 0 ? 0 : ends[stratum - 1];
  }

  /**
   * The rows of one of several folds: each row is in one of them, and of each class, and of the
   * rows without one, each fold has as many as any other or one more.
   */
  BitSet fold(int fold, int folds) {
    BitSet rows = new BitSet(order.length);
    for (int i = fold; i < order.length; i += folds) {
      rows.set(order[i]);
    }
    return rows;
  }

  /**
   * A share of the labelled rows of each class, rounded, but at least one. A smaller share is part
   * of a larger one.
   */
  BitSet share(double share) {
    BitSet rows = new BitSet(order.length);
    for (int y = 0; y < classes.size(); y++) {
      long kept = Math.min(count(y), Math.max(1, Math.round(share * count(y))));
      for (int i = start(y); i < start(y) + kept; i++) {
        rows.set(order[i]);
      }
    }
    return rows;
  }
}
