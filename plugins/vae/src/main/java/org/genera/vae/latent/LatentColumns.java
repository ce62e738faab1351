package org.genera.vae.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;

/**
 * What the decoder takes, as columns: latent variables z1, z2 and so on, then the share of each
 * class, so that codes can be mixed.
 *
 * @param latent how many latent variables there are
 * @param classes the classes of the label; none without one
 */
public record LatentColumns(int latent, List<String> classes) {

  public int width() {
    return latent + classes.size();
  }

  public Schema schema() {
    List<Column> columns = new ArrayList<>();
    for (int k = 1; k <= latent; k++) {
      columns.add(Column.real("z" + k));
    }
    classes.forEach(level -> columns.add(Column.real("p(" + level + ")")));
    return Schema.of(columns);
  }

  /** Rows as a batch. */
  public Batch batch(float[] values, int rows) {
    return batch(schema(), values, rows);
  }

  /** Standard deviations of latent variables as a batch: sd(z1), sd(z2) and so on. */
  public Batch deviations(float[] values, int rows) {
    List<Column> columns =
        IntStream.rangeClosed(1, latent).mapToObj(k -> Column.real("sd(z" + k + ")")).toList();
    return batch(Schema.of(columns), values, rows);
  }

  private static Batch batch(Schema schema, float[] values, int rows) {
    int width = schema.size();
    List<ColumnVector> columns = new ArrayList<>();
    for (int k = 0; k < width; k++) {
      double[] column = new double[rows];
      for (int row = 0; row < rows; row++) {
        column[row] = values[row * width + k];
      }
      columns.add(new RealVector(column));
    }
    return Batch.of(schema, 0, rows, columns);
  }

  /** A batch as rows; shares of classes are brought to the sum 1. */
  public float[] rows(Batch batch) {
    float[] values = new float[batch.rows() * width()];
    List<String> names = schema().names();
    for (int k = 0; k < width(); k++) {
      double[] column = batch.numbers(batch.schema().indexOf(names.get(k)));
      for (int row = 0; row < column.length; row++) {
        values[row * width() + k] = (float) column[row];
      }
    }
    for (int row = 0; row < batch.rows() && !classes.isEmpty(); row++) {
      normalise(values, row * width() + latent, (row + 1) * width());
    }
    return values;
  }

  private static void normalise(float[] values, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      values[i] = Math.max(0, values[i]);
      sum += values[i];
    }
    if (sum > 0) {
      for (int i = from; i < to; i++) {
        values[i] /= sum;
      }
    } else {
      Arrays.fill(values, from, to, 1f / (to - from));
    }
  }
}
