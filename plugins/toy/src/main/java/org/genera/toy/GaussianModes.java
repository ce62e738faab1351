package org.genera.toy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/** Round Gaussians of one size and of equal weight; {@code mode} is the Gaussian's number. */
final class GaussianModes implements ToySet {

  private final String name;
  private final String description;
  private final double[][] means;
  private final double sigma;
  private final Schema schema;

  private GaussianModes(String name, String description, double[][] means, double sigma) {
    this.name = name;
    this.description = description;
    this.means = means;
    this.sigma = sigma;
    List<String> modes = IntStream.range(0, means.length).mapToObj(Integer::toString).toList();
    schema = Plane.schema(modes);
  }

  static GaussianModes blobs() {
    double[][] means = {{-4, -3}, {4, -2}, {0, 5}};
    return new GaussianModes("blobs", "3 Gaussians far apart, sigma 1", means, 1);
  }

  static GaussianModes ring() {
    double[][] means = new double[8][];
    for (int k = 0; k < means.length; k++) {
      double angle = 2 * StrictMath.PI * k / means.length;
      means[k] = new double[] {2 * StrictMath.cos(angle), 2 * StrictMath.sin(angle)};
    }
    return new GaussianModes("ring", "8 Gaussians on a circle of radius 2, sigma 0.1", means, 0.1);
  }

  static GaussianModes grid() {
    double[][] means = new double[25][];
    for (int k = 0; k < means.length; k++) {
      means[k] = new double[] {2 * (k % 5 - 2), 2 * (k / 5 - 2)};
    }
    return new GaussianModes("grid", "5 x 5 Gaussians at a spacing of 2, sigma 0.1", means, 0.1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean labelledByDefault() {
    return false;
  }

  @Override
  public OptionalDouble noise() {
    return OptionalDouble.of(sigma);
  }

  @Override
  public void draw(BatchBuilder row, RandomStream random, double noise) {
    int mode = random.nextInt(means.length);
    double x = means[mode][0] + noise * random.nextGaussian();
    double y = means[mode][1] + noise * random.nextGaussian();
    Plane.point(row, x, y, mode);
  }
}
