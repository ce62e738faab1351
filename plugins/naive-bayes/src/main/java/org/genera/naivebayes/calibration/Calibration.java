package org.genera.naivebayes.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.likelihoods.TensorReader;

/**
 * Calibrated probabilities of classes: each class against the others, then made to sum to 1
 * (Zadrozny and Elkan 2002). Immutable.
 */
public final class Calibration {

  private static final String METHOD = "calibration";
  private static final String CURVE = "calibration-";

  /** Larger log-odds are as good as sure. */
  private static final double SURE = 1e3;

  private final CalibrationMethod method;
  private final List<Calibrator> ofClasses;

  private Calibration(CalibrationMethod method, List<Calibrator> ofClasses) {
    this.method = method;
    this.ofClasses = List.copyOf(ofClasses);
  }

  /**
   * Fits to rows that the model had not seen.
   *
   * @param method how
   * @param logProbabilities what the model gives, {@code [row][class]}
   * @param codes the class of each row
   * @param weights of the rows
   * @return the calibration
   */
  public static Calibration of(
      CalibrationMethod method, double[][] logProbabilities, int[] codes, double[] weights) {
    int classes = logProbabilities.length == 0 ? 0 : logProbabilities[0].length;
    List<Calibrator> ofClasses = new ArrayList<>();
    for (int y = 0; y < classes; y++) {
      double[] logOdds = new double[codes.length];
      boolean[] hits = new boolean[codes.length];
      for (int row = 0; row < codes.length; row++) {
        logOdds[row] = logOdds(logProbabilities[row], y);
        hits[row] = codes[row] == y;
      }
      ofClasses.add(method.fit(new Evidence(logOdds, hits, weights)));
    }
    return new Calibration(method, ofClasses);
  }

  /** log p / (1 - p), the others' probabilities summed, so that nothing cancels. */
  private static double logOdds(double[] logProbabilities, int y) {
    double others = 0;
    double max = Double.NEGATIVE_INFINITY;
    for (int other = 0; other < logProbabilities.length; other++) {
      max = other == y ? max : Math.max(max, logProbabilities[other]);
    }
    if (max == Double.NEGATIVE_INFINITY) {
      return SURE;
    }
    for (int other = 0; other < logProbabilities.length; other++) {
      others += other == y ? 0 : StrictMath.exp(logProbabilities[other] - max);
    }
    double logOdds = logProbabilities[y] - max - StrictMath.log(others);
    return Math.max(-SURE, Math.min(SURE, logOdds));
  }

  /**
   * Replaces log-probabilities by calibrated ones; an impossible class stays so.
   *
   * @param logProbabilities {@code [row][class]}
   */
  public void apply(double[][] logProbabilities) {
    for (double[] row : logProbabilities) {
      double[] p = new double[row.length];
      for (int y = 0; y < p.length; y++) {
        boolean possible = row[y] > Double.NEGATIVE_INFINITY;
        p[y] = possible ? ofClasses.get(y).probability(logOdds(row, y)) : 0;
      }
      double sum = Arrays.stream(p).sum();
      for (int y = 0; y < p.length; y++) {
        row[y] = StrictMath.log(p[y] / sum);
      }
    }
  }

  /**
   * Writes it.
   *
   * @param writer the model file
   */
  public void write(ModelArchiveWriter writer) {
    writer.text(METHOD, method.word());
    for (int y = 0; y < ofClasses.size(); y++) {
      double[] vector = ofClasses.get(y).toVector();
      writer.doubles(CURVE + y, vector, vector.length);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param archive a model file
   * @param classes the number of classes
   * @return the calibration
   */
  public static Calibration read(ModelArchive archive, int classes) {
    String word = archive.text(METHOD);
    CalibrationMethod method =
        Arrays.stream(CalibrationMethod.values())
            .filter(value -> value.word().equals(word))
            .findFirst()
            .orElseThrow(() -> TensorReader.invalid("there is no calibration '" + word + "'"));
    List<Calibrator> ofClasses = new ArrayList<>();
    for (int y = 0; y < classes; y++) {
      double[] vector = archive.doubles(CURVE + y, -1);
      if (!method.fits(vector)) {
        throw TensorReader.invalid("the calibration of class " + y + " is out of range");
      }
      ofClasses.add(method.read(vector));
    }
    return new Calibration(method, ofClasses);
  }

  /**
   * Whether a model file has one.
   *
   * @param archive a model file
   * @return true if {@link #read} can be tried
   */
  public static boolean isIn(ModelArchive archive) {
    return archive.tensors().contains(CURVE + "0");
  }
}
