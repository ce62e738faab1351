package org.genera.toy;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/**
 * Handwritten-looking digits, ink 255 on ground 0: a skeleton of strokes whose points are shaken,
 * in a random affine map and with a pen of random width.
 */
final class Digits implements ToySet {

  private static final int IMAGE = 0;
  private static final int LABEL = 1;

  private final String name;
  private final int size;
  private final Schema schema;

  Digits(String name, int size) {
    this.name = name;
    this.size = size;
    List<String> labels = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    schema =
        Schema.of(
            new Column("image", new ColumnType.Image(1, size, size), Role.FEATURE),
            new Column("label", new ColumnType.Category(labels), Role.LABEL));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "grey images of the digits 0 to 9, " + size + " x " + size + ", with a label";
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public boolean labelledByDefault() {
    return true;
  }

  @Override
  public OptionalDouble noise() {
    return OptionalDouble.empty();
  }

  @Override
  public void draw(BatchBuilder row, RandomStream random, double noise) {
    int digit = random.nextInt(10);
    List<StrokePath> variants = DigitSkeletons.of(digit);
    StrokePath skeleton = variants.get(random.nextInt(variants.size()));
    AffineTransform map = map(random);
    double halfWidth = 0.2 + size * uniform(random, 0.035, 0.06);
    row.image(IMAGE, Pen.draw(skeleton.shaken(random), map, size, halfWidth));
    row.whole(LABEL, digit);
  }

  /** From the skeleton's box of 100 x 100 to pixels: scale, slant, turn and shift. */
  private AffineTransform map(RandomStream random) {
    double height = size / 100.0 * uniform(random, 0.85, 1.05);
    double width = height * uniform(random, 0.85, 1.15);
    double slant = 0.12 * random.nextGaussian();
    double turn = 0.08 * random.nextGaussian();
    double cosine = StrictMath.cos(turn);
    double sine = StrictMath.sin(turn);
    // The columns of rotation x slant x scale, so that nothing depends on Math.sin of the JDK.
    double xx = cosine * width;
    double yx = sine * width;
    double xy = (-slant * cosine - sine) * height;
    double yy = (-slant * sine + cosine) * height;
    double centreX = size * (0.5 + 0.02 * random.nextGaussian());
    double centreY = size * (0.5 + 0.02 * random.nextGaussian());
    return new AffineTransform(xx, yx, xy, yy, centreX - 50 * (xx + xy), centreY - 50 * (yx + yy));
  }

  private static double uniform(RandomStream random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
