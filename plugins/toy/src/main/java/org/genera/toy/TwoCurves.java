package org.genera.toy;

import java.util.List;
import java.util.OptionalDouble;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/**
 * Two curves with Gaussian noise, of the shapes that scikit-learn's {@code make_moons} and {@code
 * make_circles} made known; points are uniform on the curve, and each curve has half of them.
 */
final class TwoCurves implements ToySet {

  /** A curve over angles. */
  private interface Curve {
    double[] at(double cosine, double sine);
  }

  private final String name;
  private final String description;
  private final double defaultNoise;
  private final double angles;
  private final Curve outer;
  private final Curve inner;
  private final Schema schema = Plane.schema(List.of("outer", "inner"));

  private TwoCurves(
      String name,
      String description,
      double defaultNoise,
      double angles,
      Curve outer,
      Curve inner) {
    this.name = name;
    this.description = description;
    this.defaultNoise = defaultNoise;
    this.angles = angles;
    this.outer = outer;
    this.inner = inner;
  }

  static TwoCurves moons() {
    return new TwoCurves(
        "moons",
        "2 half circles of radius 1 that interlock, noise 0.1",
        0.1,
        StrictMath.PI,
        (cosine, sine) -> new double[] {cosine, sine},
        (cosine, sine) -> new double[] {1 - cosine, 0.5 - sine});
  }

  static TwoCurves circles() {
    return new TwoCurves(
        "circles",
        "2 circles about the origin of radius 1 and 0.5, noise 0.05",
        0.05,
        2 * StrictMath.PI,
        (cosine, sine) -> new double[] {cosine, sine},
        (cosine, sine) -> new double[] {0.5 * cosine, 0.5 * sine});
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
    return OptionalDouble.of(defaultNoise);
  }

  @Override
  public void draw(BatchBuilder row, RandomStream random, double noise) {
    int mode = random.nextInt(2);
    double angle = angles * random.nextDouble();
    Curve curve = mode == 0 ? outer : inner;
    double[] point = curve.at(StrictMath.cos(angle), StrictMath.sin(angle));
    double x = point[0] + noise * random.nextGaussian();
    double y = point[1] + noise * random.nextGaussian();
    Plane.point(row, x, y, mode);
  }
}
