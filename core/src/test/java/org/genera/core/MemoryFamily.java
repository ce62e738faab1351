package org.genera.core;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Density;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;

/**
 * Learns by heart: a row seen with a label has that label, any other row any class with the same
 * probability, and p(x) is one over the number of rows seen. What it says tells what it was shown.
 */
final class MemoryFamily implements ModelFamily {

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String description() {
    return "labels by heart";
  }

  @Override
  public List<Option<?>> options() {
    return List.of();
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(Classifier.class, Density.class);
  }

  @Override
  public Model train(TrainingRequest request) {
    Schema schema = request.data().schema();
    int x = schema.indexOf(schema.features().get(0).name());
    int label = schema.indexOf(schema.label().orElseThrow().name());
    Map<Double, Integer> labels = new HashMap<>();
    long rows = 0;
    for (Batch block : RowList.blocks(request.data())) {
      double[] xs = block.numbers(x);
      double[] ys = block.numbers(label);
      for (int row = 0; row < block.rows(); row++) {
        if (!Double.isNaN(ys[row])) {
          labels.put(xs[row], (int) ys[row]);
        }
      }
      rows += block.rows();
    }
    TrainingSummary summary =
        new TrainingSummary(1, true, OptionalDouble.empty(), rows, rows, Map.of());
    return new Memory(request.header(name(), summary), labels, rows);
  }

  @Override
  public Model read(ModelArchive archive) {
    throw new UnsupportedOperationException();
  }

  private record Memory(ModelHeader header, Map<Double, Integer> labels, long rows)
      implements Model, Classifier, Density {

    @Override
    public List<String> classes() {
      Column label = header.schema().label().orElseThrow();
      return ((ColumnType.Category) label.type()).levels();
    }

    private double[] features(Batch batch) {
      return batch.numbers(batch.schema().indexOf(header.schema().features().get(0).name()));
    }

    @Override
    public double[][] logProbabilities(Batch batch) {
      int classes = classes().size();
      return Arrays.stream(features(batch))
          .mapToObj(x -> logProbabilities(labels.getOrDefault(x, -1), classes))
          .toArray(double[][]::new);
    }

    private static double[] logProbabilities(int label, int classes) {
      double[] logs = new double[classes];
      Arrays.fill(logs, label < 0 ? -Math.log(classes) : Double.NEGATIVE_INFINITY);
      if (label >= 0) {
        logs[label] = 0;
      }
      return logs;
    }

    @Override
    public double[] logDensity(Batch batch) {
      double[] logs = new double[batch.rows()];
      Arrays.fill(logs, -Math.log(rows));
      return logs;
    }

    @Override
    public void write(ModelArchiveWriter writer) {
      throw new UnsupportedOperationException();
    }
  }
}
