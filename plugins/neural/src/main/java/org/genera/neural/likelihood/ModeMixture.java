package org.genera.neural.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.engine.RandomStream;
import org.genera.neural.encoding.NumberCode;
import org.genera.numerics.VectorMath;

/**
 * Numbers that gather at atoms and modes: p(x) = Σ π (atom or mode), the modes logistic. Outputs of
 * a column are a logit for each atom and mode, relative to their shares in the data, and a shift
 * for each mode, in its deviations; the scales of modes are learned, the same for all rows.
 *
 * <p>Numbers on a grid have the probability of their bin over its width, so that densities of data
 * units stay below one over the step however small a scale gets. Without a grid the bin of an atom
 * is a thousandth of a standard deviation wide, and elsewhere modes have their density.
 */
public final class ModeMixture implements RowLikelihood {

  /**
   * This times a parameter is added to the logarithm of a scale, which so is as fast as the
   * deviation of a {@link Gaussian}.
   */
  static final float SPEED = 4;

  /** A logistic distribution of this scale has the deviation 1: √3 / π. */
  private static final double UNIT_SCALE = 0.5513288954217920;

  /** Without a grid no scale is smaller, in standardised units. */
  private static final double SMALLEST_LOG_SCALE = -7.5;

  /** Shares below this one's exponential count as it: the exponential is fast down to here. */
  private static final double SMALLEST_LOG = -700;

  private final List<ModeColumn> columns = new ArrayList<>();
  private final int outputs;
  private final int scalars;
  private final double[] logits;
  private final double[] terms;
  private final double[] totals;
  private final double[] scratch;
  private final LogisticBins bins;
  private final double[] logScales;
  private final double[] precisions;
  private final double[] constants;
  private final double[] byConstant;
  private final double[] byLogScales;

  /**
   * A likelihood.
   *
   * @param codes columns with modes
   */
  public ModeMixture(List<NumberCode> codes) {
    int term = 0;
    int mode = 0;
    for (NumberCode code : codes) {
      ModeColumn column = new ModeColumn(code, term, mode);
      columns.add(column);
      term += column.terms();
      mode += column.modes();
    }
    outputs = term + mode;
    scalars = mode;
    logits = new double[term];
    terms = new double[term];
    totals = new double[2 * columns.size()];
    scratch = new double[Math.max(term, Math.max(mode, totals.length))];
    bins = new LogisticBins(mode);
    logScales = new double[mode];
    precisions = new double[mode];
    constants = new double[mode];
    byConstant = new double[mode];
    byLogScales = new double[mode];
  }

  @Override
  public int cells() {
    return columns.size();
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public int scalars() {
    return scalars;
  }

  @Override
  public void prepare(float[] parameters, int from) {
    Arrays.fill(byLogScales, 0);
    for (ModeColumn column : columns) {
      for (int k = 0; k < column.modes(); k++) {
        int at = column.firstMode + k;
        double log = StrictMath.log(column.deviations[k] * UNIT_SCALE);
        double least = column.step > 0 ? StrictMath.log(column.step / 8) : SMALLEST_LOG_SCALE;
        logScales[at] = Math.max(least, log + SPEED * parameters[from + at]);
        precisions[at] = StrictMath.exp(-logScales[at]);
        constants[at] = column.constant(logScales[at], precisions[at]);
        byConstant[at] = column.byLogScale(precisions[at]);
      }
    }
  }

  @Override
  public double row(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    place(x, cell, outputs, output);
    bins.compute(scalars);
    double sum = exponentiate(x, cell);
    for (int c = 0; c < columns.size(); c++) {
      differentiate(columns.get(c), c, !Float.isNaN(x[cell + c]), weight, output, byOutputs);
    }
    VectorMath.log(totals, scratch, totals.length);
    for (int c = 0; c < columns.size(); c++) {
      sum += totals[2 * c] - totals[2 * c + 1];
    }
    return sum;
  }

  /** Puts the bin of each number against each of its modes. */
  private void place(float[] x, int cell, float[] outputs, int output) {
    for (int c = 0; c < columns.size(); c++) {
      ModeColumn column = columns.get(c);
      double value = Float.isNaN(x[cell + c]) ? 0 : x[cell + c];
      int from = output + column.firstOutput();
      for (int j = 0; j < column.terms(); j++) {
        logits[column.firstTerm + j] = column.logShares[j] + outputs[from + j];
      }
      for (int k = 0; k < column.modes(); k++) {
        int at = column.firstMode + k;
        double apart = value - column.mean(k, outputs[from + column.terms() + k]);
        double half = 0.5 * column.step;
        bins.set(at, (apart + half) * precisions[at], (apart - half) * precisions[at]);
      }
    }
  }

  /**
   * Replaces logits by exp(l - max l), and joint terms by exp(term - max term), with their sums;
   * the maxima that were taken out are returned.
   */
  private double exponentiate(float[] x, int cell) {
    double taken = 0;
    for (int c = 0; c < columns.size(); c++) {
      ModeColumn column = columns.get(c);
      int from = column.firstTerm;
      int to = from + column.terms();
      boolean known = !Float.isNaN(x[cell + c]);
      Arrays.fill(terms, from, to, Double.NEGATIVE_INFINITY);
      int atom = known ? column.atom(x[cell + c]) : -1;
      if (atom >= 0) {
        terms[from + atom] = logits[from + atom] + column.logOfAtom;
      }
      if (atom < 0 || column.step > 0) {
        for (int k = 0; k < column.modes(); k++) {
          int at = column.firstMode + k;
          int term = from + column.atoms.length + k;
          terms[term] = logits[term] + constants[at] + bins.values[at];
        }
      }
      double most = subtractLargest(terms, from, to);
      taken += (known ? most : 0) - (known ? 1 : 0) * subtractLargest(logits, from, to);
    }
    VectorMath.exp(logits, scratch, logits.length);
    VectorMath.exp(terms, scratch, terms.length);
    return taken;
  }

  private static double subtractLargest(double[] values, int from, int to) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, values[i]);
    }
    for (int i = from; i < to; i++) {
      values[i] = Math.max(SMALLEST_LOG, values[i] - largest);
    }
    return largest;
  }

  private void differentiate(
      ModeColumn column, int c, boolean known, double weight, int output, float[] byOutputs) {
    int from = column.firstTerm;
    int count = column.terms();
    double joint = 0;
    double total = 0;
    for (int j = from; j < from + count; j++) {
      joint += terms[j];
      total += logits[j];
    }
    totals[2 * c] = known ? joint : 1;
    totals[2 * c + 1] = known ? total : 1;
    double scale = known ? weight : 0;
    int to = output + column.firstOutput();
    for (int j = 0; j < count; j++) {
      byOutputs[to + j] = (float) (scale * (logits[from + j] / total - terms[from + j] / joint));
    }
    for (int k = 0; k < column.modes(); k++) {
      int at = column.firstMode + k;
      double share = scale * terms[from + column.atoms.length + k] / joint;
      byOutputs[to + count + k] =
          (float) (-share * bins.byMean(at) * precisions[at] * column.deviations[k]);
      byLogScales[at] -= share * (bins.byLogScale(at) + byConstant[at]);
    }
  }

  @Override
  public void gradient(float[] gradient, int from) {
    for (int i = 0; i < scalars; i++) {
      gradient[from + i] = (float) (SPEED * byLogScales[i]);
    }
  }

  @Override
  public void draw(float[] outputs, int output, float[] x, int cell, RandomStream random) {
    for (int c = 0; c < columns.size(); c++) {
      ModeColumn column = columns.get(c);
      int from = output + column.firstOutput();
      double[] cumulative = column.shares(outputs, from);
      for (int j = 1; j < cumulative.length; j++) {
        cumulative[j] += cumulative[j - 1];
      }
      int term = random.nextIndex(cumulative);
      int k = term - column.atoms.length;
      x[cell + c] =
          k < 0
              ? column.atoms[term]
              : (float)
                  (column.mean(k, outputs[from + column.terms() + k])
                      + StrictMath.exp(logScales[column.firstMode + k]) * Logistic.draw(random));
    }
  }

  @Override
  public void mean(float[] outputs, int output, float[] x, int cell) {
    for (int c = 0; c < columns.size(); c++) {
      ModeColumn column = columns.get(c);
      int from = output + column.firstOutput();
      double[] shares = column.shares(outputs, from);
      double sum = 0;
      double total = 0;
      for (int j = 0; j < shares.length; j++) {
        int k = j - column.atoms.length;
        sum +=
            shares[j]
                * (k < 0 ? column.atoms[j] : column.mean(k, outputs[from + column.terms() + k]));
        total += shares[j];
      }
      x[cell + c] = (float) (sum / total);
    }
  }

  /**
   * The atom or the middle of a mode that has the most probability in its own bin, of the width
   * that atoms have.
   */
  @Override
  public void mode(float[] outputs, int output, float[] x, int cell) {
    for (int c = 0; c < columns.size(); c++) {
      ModeColumn column = columns.get(c);
      int from = output + column.firstOutput();
      double[] shares = column.shares(outputs, from);
      double most = -1;
      for (int j = 0; j < shares.length; j++) {
        int k = j - column.atoms.length;
        double peak = k < 0 ? 1 : column.peak(precisions[column.firstMode + k]);
        if (shares[j] * peak > most) {
          most = shares[j] * peak;
          x[cell + c] =
              k < 0 ? column.atoms[j] : (float) column.mean(k, outputs[from + column.terms() + k]);
        }
      }
    }
  }
}
