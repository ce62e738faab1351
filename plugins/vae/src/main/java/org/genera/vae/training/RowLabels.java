package org.genera.vae.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;
import org.genera.numerics.Labels;

/** The class of each row of a dataset, in the order of {@link RowStore}. */
final class RowLabels {

  private final int[] classes;
  private final double[] weights;
  private final int[] labelled;
  private final double[] counts;

  RowLabels(Labels labels, Dataset data) {
    List<int[]> codes = new ArrayList<>();
    List<double[]> some = new ArrayList<>();
    ReadRequest request = ReadRequest.all().columns(columns(labels, data));
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          Batch batch = next.get();
          codes.add(labels.codes(batch));
          some.add(batch.weights());
        }
      }
    }
    classes = codes.stream().flatMapToInt(Arrays::stream).toArray();
    weights = some.stream().flatMapToDouble(Arrays::stream).toArray();
    labelled =
        IntStream.range(0, classes.length)
            .filter(row -> classes[row] != CategoryVector.MISSING && weights[row] > 0)
            .toArray();
    counts = new double[labels.count()];
    for (int row : labelled) {
      counts[classes[row]] += weights[row];
    }
  }

  private static List<String> columns(Labels labels, Dataset data) {
    List<String> names = new ArrayList<>();
    data.schema().find(labels.column().name()).ifPresent(i -> names.add(labels.column().name()));
    data.schema().weight().map(Column::name).ifPresent(names::add);
    return names;
  }

  /** The class of a row; negative where it has none. */
  int of(int row) {
    return classes[row];
  }

  /** Rows that have a class and a weight. */
  int[] labelled() {
    return labelled;
  }

  /** One of those rows, by chance. */
  int draw(RandomStream random) {
    return labelled[random.nextInt(labelled.length)];
  }

  /** The share of all weight that rows with a class have. */
  double share() {
    return labelledWeight() / Arrays.stream(weights).sum();
  }

  double labelledWeight() {
    return Arrays.stream(counts).sum();
  }

  /** The weight of each class. */
  double[] counts() {
    return counts.clone();
  }
}
