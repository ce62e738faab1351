package org.genera.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.DensityBound;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;

/**
 * Knows nothing of classes, and of log p(x) only that it is at least -x - 1/k by k draws, each of a
 * row with a standard error of 3.
 */
final class BoundedFamily implements ModelFamily {

  @Override
  public String name() {
    return "bounded";
  }

  @Override
  public String description() {
    return "bounds";
  }

  @Override
  public List<Option<?>> options() {
    return List.of();
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(Classifier.class, DensityBound.class);
  }

  @Override
  public Model train(TrainingRequest request) {
    TrainingSummary summary = new TrainingSummary(1, true, OptionalDouble.empty(), 1, 1, Map.of());
    return new Bounded(request.header(name(), summary));
  }

  @Override
  public Model read(ModelArchive archive) {
    throw new UnsupportedOperationException();
  }

  private record Bounded(ModelHeader header) implements Model, Classifier, DensityBound {

    @Override
    public List<String> classes() {
      Column label = header.schema().label().orElseThrow();
      return ((ColumnType.Category) label.type()).levels();
    }

    @Override
    public double[][] logProbabilities(Batch rows) {
      double[][] logs = new double[rows.rows()][classes().size()];
      Arrays.stream(logs).forEach(row -> Arrays.fill(row, -Math.log(row.length)));
      return logs;
    }

    @Override
    public Bounds bound(Batch rows, int draws, RandomStream random) {
      double[] x = rows.numbers(rows.schema().indexOf("x"));
      double[] errors = new double[x.length];
      Arrays.fill(errors, draws > 1 ? 3 : Double.NaN);
      return new Bounds(
          Arrays.stream(x).map(value -> -value - 1).toArray(),
          Arrays.stream(x).map(value -> -value - 1.0 / draws).toArray(),
          errors);
    }

    @Override
    public void write(ModelArchiveWriter writer) {
      throw new UnsupportedOperationException();
    }
  }
}
