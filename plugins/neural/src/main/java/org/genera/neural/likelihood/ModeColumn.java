package org.genera.neural.likelihood;

import java.util.Arrays;
import org.genera.neural.encoding.NumberCode;
import org.genera.neural.encoding.NumberModes;

/** A column of a {@link ModeMixture}, in standardised units, and where its numbers lie there. */
final class ModeColumn {

  final int firstTerm;
  final int firstMode;
  final float[] atoms;
  final double[] deviations;
  final double[] logShares;
  final double step;
  final double logOfAtom;
  private final double[] means;
  private final double logUnit;
  private final double atomWidth;

  ModeColumn(NumberCode code, int firstTerm, int firstMode) {
    this.firstTerm = firstTerm;
    this.firstMode = firstMode;
    NumberModes modes = code.modes();
    atoms = code.atomCells();
    means = new double[modes.means().length];
    deviations = new double[means.length];
    for (int k = 0; k < means.length; k++) {
      means[k] = (modes.means()[k] - code.centre()) / code.scale();
      deviations[k] = modes.deviations()[k] / code.scale();
    }
    logShares = Arrays.stream(modes.shares()).map(StrictMath::log).toArray();
    step = code.grid().step() / code.scale();
    logUnit = StrictMath.log(code.scale());
    atomWidth = code.atomWidth() / code.scale();
    logOfAtom = -StrictMath.log(code.atomWidth());
  }

  int terms() {
    return logShares.length;
  }

  int modes() {
    return means.length;
  }

  /** A column has its logits, then its shifts. */
  int firstOutput() {
    return firstTerm + firstMode;
  }

  double mean(int k, double shift) {
    return means[k] + deviations[k] * shift;
  }

  int atom(float cell) {
    return Arrays.binarySearch(atoms, cell);
  }

  /** log((1 - exp(-h/s)) / h), or -log s without a grid, in data units. */
  double constant(double logScale, double precision) {
    return step > 0
        ? StrictMath.log(-StrictMath.expm1(-step * precision) / step) - logUnit
        : -logScale - logUnit;
  }

  /** The derivative of that by log s. */
  double byLogScale(double precision) {
    double width = step * precision;
    return width > 0 ? -width / StrictMath.expm1(width) : -1;
  }

  /** What the bin in the middle of a mode has of it: tanh(h / 4s). */
  double peak(double precision) {
    return StrictMath.tanh(atomWidth * precision / 4);
  }

  /** What each atom and mode has of the probability, up to a factor. */
  double[] shares(float[] outputs, int from) {
    double[] shares = new double[terms()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < shares.length; j++) {
      shares[j] = logShares[j] + outputs[from + j];
      largest = Math.max(largest, shares[j]);
    }
    for (int j = 0; j < shares.length; j++) {
      shares[j] = StrictMath.exp(shares[j] - largest);
    }
    return shares;
  }
}
