package org.genera.core;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;

/**
 * p(y | x is above 0, or not): the shares of the labels by weight, each count raised by a number.
 * It needs a given weight of labels, else it refuses.
 */
final class FrequencyFamily implements ModelFamily {

  private static final Option<Double> RAISE =
      Option.real("raise").min(0).orElse(1.0).describe("what is added to each count");
  private static final Option<Double> LEAST =
      Option.real("least").min(0).orElse(0.0).describe("the least weight of labels");

  @Override
  public String name() {
    return "frequency";
  }

  @Override
  public String description() {
    return "shares of labels";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(RAISE, LEAST);
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(Classifier.class);
  }

  @Override
  public Model train(TrainingRequest request) {
    request.context().listener().warning("counted");
    double[][] shares = counts(request.data(), request.options().get(RAISE));
    double sum = Arrays.stream(shares).flatMapToDouble(Arrays::stream).sum();
    if (sum < request.options().get(LEAST)) {
      throw new GeneraException(StandardError.NO_DATA, "Too few labels.");
    }
    for (double[] row : shares) {
      double total = Arrays.stream(row).sum();
      Arrays.setAll(row, y -> Math.log(row[y] / total));
    }
    TrainingSummary summary =
        new TrainingSummary(1, true, OptionalDouble.empty(), sum, 2, Map.of());
    return new Frequencies(request.header(name(), summary), shares);
  }

  private static double[][] counts(Dataset data, double raise) {
    Schema schema = data.schema();
    double[][] counts = new double[2][classes(schema).size()];
    for (double[] row : counts) {
      Arrays.fill(row, raise);
    }
    for (Batch block : RowList.blocks(data)) {
      double[] xs = block.numbers(schema.indexOf(schema.features().get(0).name()));
      double[] ys = block.numbers(schema.indexOf(schema.label().orElseThrow().name()));
      double[] weights = block.weights();
      for (int row = 0; row < block.rows(); row++) {
        if (!Double.isNaN(ys[row])) {
          counts[xs[row] > 0 ? 1 : 0][(int) ys[row]] += weights[row];
        }
      }
    }
    return counts;
  }

  private static List<String> classes(Schema schema) {
    return ((ColumnType.Category) schema.label().orElseThrow().type()).levels();
  }

  @Override
  public Model read(ModelArchive archive) {
    throw new UnsupportedOperationException();
  }

  private record Frequencies(ModelHeader header, double[][] logShares)
      implements Model, Classifier {

    @Override
    public List<String> classes() {
      return FrequencyFamily.classes(header.schema());
    }

    @Override
    public double[][] logProbabilities(Batch batch) {
      String x = header.schema().features().get(0).name();
      return Arrays.stream(batch.numbers(batch.schema().indexOf(x)))
          .mapToObj(value -> logShares[value > 0 ? 1 : 0])
          .toArray(double[][]::new);
    }

    @Override
    public void write(ModelArchiveWriter writer) {
      throw new UnsupportedOperationException();
    }
  }
}
