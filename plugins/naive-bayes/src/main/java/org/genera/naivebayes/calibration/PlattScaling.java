package org.genera.naivebayes.calibration;

/**
 * A logistic curve of the log-odds (Platt 1999): 1 / (1 + exp(-(a s + b))), of maximum likelihood
 * given his targets (n₊ + 1) / (n₊ + 2) and 1 / (n₋ + 2), by Newton's method with halved steps
 * (Lin, Lin and Weng 2007).
 *
 * @param slope a
 * @param intercept b
 */
record PlattScaling(double slope, double intercept) implements Calibrator {

  private static final int ITERATIONS = 100;
  private static final double RIDGE = 1e-12;
  private static final double TOLERANCE = 1e-10;

  /** The curve of some evidence. */
  static PlattScaling of(Evidence evidence) {
    double hits = evidence.weight(true);
    double others = evidence.weight(false);
    double high = (hits + 1) / (hits + 2);
    double low = 1 / (others + 2);
    PlattScaling curve = new PlattScaling(0, StrictMath.log((hits + 1) / (others + 1)));
    double loss = curve.loss(evidence, high, low);
    for (int i = 0; i < ITERATIONS; i++) {
      double[] step = curve.newtonStep(evidence, high, low);
      double share = 1;
      PlattScaling next = curve.moved(step, share);
      double nextLoss = next.loss(evidence, high, low);
      while (!(nextLoss <= loss) && share > TOLERANCE) {
        share /= 2;
        next = curve.moved(step, share);
        nextLoss = next.loss(evidence, high, low);
      }
      if (!(loss - nextLoss > TOLERANCE)) {
        return nextLoss <= loss ? next : curve;
      }
      curve = next;
      loss = nextLoss;
    }
    return curve;
  }

  private PlattScaling moved(double[] step, double share) {
    return new PlattScaling(slope - share * step[0], intercept - share * step[1]);
  }

  private double loss(Evidence evidence, double high, double low) {
    double sum = 0;
    for (int row = 0; row < evidence.hits().length; row++) {
      double target = evidence.hits()[row] ? high : low;
      double z = slope * evidence.logOdds()[row] + intercept;
      double log1p = Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      sum += evidence.weights()[row] * (log1p - target * z);
    }
    return sum;
  }

  /** The inverse of the second derivatives times the first ones. */
  private double[] newtonStep(Evidence evidence, double high, double low) {
    double ga = 0;
    double gb = 0;
    double haa = RIDGE;
    double hab = 0;
    double hbb = RIDGE;
    for (int row = 0; row < evidence.hits().length; row++) {
      double s = evidence.logOdds()[row];
      double p = probability(s);
      double weight = evidence.weights()[row];
      double error = weight * (p - (evidence.hits()[row] ? high : low));
      double curvature = weight * p * (1 - p);
      ga += error * s;
      gb += error;
      haa += curvature * s * s;
      hab += curvature * s;
      hbb += curvature;
    }
    double determinant = haa * hbb - hab * hab;
    return determinant > 0
        ? new double[] {(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant}
        : new double[] {0, gb / hbb};
  }

  @Override
  public double probability(double logOdds) {
    double z = slope * logOdds + intercept;
    double small = StrictMath.exp(-Math.abs(z));
    double p = (z >= 0 ? 1 : small) / (1 + small);
    return Math.max(Double.MIN_NORMAL, p);
  }

  @Override
  public double[] toVector() {
    return new double[] {slope, intercept};
  }
}
