package org.genera.testkit;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.model.Classifier;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;

/**
 * log p(y | x) = log p(y) + Σ (m x - m²/2) / s² up to a constant, of class means m about the common
 * mean and a common variance s², over the features that a row shows.
 */
final class CentroidModel implements Model, Classifier {

  private static final double FARTHEST = 1e100;

  private final ModelHeader header;
  private final double[] sums;
  private final FaultList faults;
  private final double[] prior;

  private CentroidModel(ModelHeader header, double[] sums, FaultList faults) {
    this.header = header;
    this.sums = sums;
    this.faults = faults;
    int classes = NaiveBayesFamily.classes(header.schema()).size();
    double total = Arrays.stream(sums).limit(classes).sum();
    prior = Arrays.stream(sums).limit(classes).map(count -> count / total).toArray();
  }

  static CentroidModel of(ModelHeader header, double[] sums, FaultList faults) {
    return new CentroidModel(header, sums, faults);
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public List<String> classes() {
    return NaiveBayesFamily.classes(header.schema());
  }

  @Override
  public double[][] logProbabilities(Batch rows) {
    double[][] scores = new double[rows.rows()][];
    Arrays.setAll(scores, row -> Arrays.stream(prior).map(Math::log).toArray());
    List<Column> features = header.schema().features();
    for (int j = 0; j < features.size(); j++) {
      addScores(j, cells(rows, j, features.get(j).name()), scores);
    }
    addFaults(rows, scores);
    for (double[] row : scores) {
      normalise(row);
    }
    return scores;
  }

  private double[] cells(Batch rows, int j, String name) {
    if (faults.has(Fault.LEAKED_COLUMN)) {
      return j < rows.schema().size() ? rows.numbers(j) : new double[rows.rows()];
    }
    double[] missing = new double[rows.rows()];
    Arrays.fill(missing, Double.NaN);
    return rows.schema().find(name).isPresent()
        ? rows.numbers(rows.schema().indexOf(name))
        : missing;
  }

  private void addScores(int j, double[] cells, double[][] scores) {
    int k = prior.length;
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < k; y++) {
      count += sums[k + 3 * (j * k + y)];
      sum += sums[k + 3 * (j * k + y) + 1];
      squares += sums[k + 3 * (j * k + y) + 2];
    }
    double mean = count > 0 ? sum / count : 0;
    double variance = count > 0 ? squares / count - mean * mean : 1;
    double scale = variance > 1e-9 * mean * mean && variance > 1e-200 ? Math.sqrt(variance) : 1;
    double centre =
        faults.has(Fault.BATCH_DEPENDENT) ? Arrays.stream(cells).average().orElse(mean) : mean;
    for (int row = 0; row < cells.length; row++) {
      double z = (cells[row] - centre) / scale;
      if (!faults.has(Fault.FAR_ROWS_OVERFLOW)) {
        z = Math.max(-FARTHEST, Math.min(FARTHEST, z));
      }
      for (int y = 0; y < k && !Double.isNaN(z); y++) {
        double n = sums[k + 3 * (j * k + y)];
        double m = n > 0 ? (sums[k + 3 * (j * k + y) + 1] / n - mean) / scale : 0;
        scores[row][y] += m * z - m * m / 2;
      }
    }
  }

  private void addFaults(Batch rows, double[][] scores) {
    boolean isInSight =
        header.schema().label().map(y -> rows.schema().find(y.name()).isPresent()).orElse(false);
    if (isInSight && faults.has(Fault.LEAKED_LABEL)) {
      int[] labels = ClassifierLaws.labels(rows);
      for (int row = 0; row < labels.length; row++) {
        scores[row][Math.max(0, labels[row])] += labels[row] < 0 ? 0 : 1;
      }
    }
    if (faults.has(Fault.CLASSES_SWAPPED)) {
      for (double[] row : scores) {
        double first = row[0];
        row[0] = row[row.length - 1];
        row[row.length - 1] = first;
      }
    }
  }

  private void normalise(double[] scores) {
    double max = Arrays.stream(scores).max().orElseThrow();
    double sum = Arrays.stream(scores).map(score -> Math.exp(score - max)).sum();
    double evidence = faults.has(Fault.UNNORMALISED_CLASSES) ? max : max + Math.log(sum);
    for (int y = 0; y < scores.length; y++) {
      scores[y] -= evidence;
    }
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    writer.doubles("sums", sums, sums.length);
  }
}
