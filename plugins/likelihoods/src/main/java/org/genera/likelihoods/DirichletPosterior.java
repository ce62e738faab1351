package org.genera.likelihoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.genera.numerics.DirichletDistribution;

/**
 * What is believed of the probabilities of outcomes in each class.
 *
 * @param classes one distribution a class
 * @param factor makes a factor of probabilities, {@code [class][outcome]}
 */
record DirichletPosterior(List<DirichletDistribution> classes, Function<double[][], Factor> factor)
    implements ParameterPosterior {

  private static final String CONCENTRATIONS = "concentrations";

  /**
   * Priors of as many classes.
   *
   * @param possible which outcomes there are
   * @param concentration of each of them
   */
  static DirichletDistribution prior(boolean[] possible, double concentration) {
    double[] concentrations = new double[possible.length];
    Arrays.setAll(concentrations, i -> possible[i] ? concentration : 0);
    return new DirichletDistribution(concentrations);
  }

  @Override
  public Factor expectedLogDensity() {
    return factor.apply(
        classes.stream()
            .map(of -> Arrays.stream(of.expectedLogs()).map(StrictMath::exp).toArray())
            .toArray(double[][]::new));
  }

  /** E p, {@code [class][outcome]}. */
  double[][] expected() {
    return classes.stream().map(DirichletDistribution::expected).toArray(double[][]::new);
  }

  double divergence(DirichletDistribution prior) {
    return classes.stream().mapToDouble(of -> of.divergence(prior)).sum();
  }

  @Override
  public void write(TensorWriter tensors) {
    double[] flat =
        classes.stream().flatMapToDouble(of -> Arrays.stream(of.concentrations())).toArray();
    tensors.doubles(CONCENTRATIONS, flat, classes.size(), flat.length / classes.size());
  }

  static DirichletPosterior read(
      int classes, int outcomes, Function<double[][], Factor> factor, TensorReader tensors) {
    double[] flat = tensors.doubles(CONCENTRATIONS, value -> value >= 0, classes, outcomes);
    List<DirichletDistribution> read = new ArrayList<>();
    for (int y = 0; y < classes; y++) {
      read.add(
          new DirichletDistribution(Arrays.copyOfRange(flat, y * outcomes, (y + 1) * outcomes)));
      if (!(read.get(y).total() > 0)) {
        throw TensorReader.invalid("the concentrations of a class are all 0");
      }
    }
    return new DirichletPosterior(read, factor);
  }
}
