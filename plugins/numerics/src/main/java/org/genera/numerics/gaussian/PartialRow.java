package org.genera.numerics.gaussian;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.numerics.LogSumExp;

/**
 * What a mixture says of rows of which only some columns are known. Keeps the factors of the
 * patterns it has met. Not thread-safe.
 */
public final class PartialRow {

  /** Numbers kept for patterns, at most; 32 MiB of them. */
  private static final int CAPACITY = 1 << 22;

  private final Mixture mixture;
  private final Map<BitSet, Pattern> patterns = new HashMap<>();
  private final int patternLimit;

  /**
   * Knows no pattern yet.
   *
   * @param mixture the parameters
   */
  public PartialRow(Mixture mixture) {
    this.mixture = mixture;
    long size = 2L * mixture.components() * mixture.dimensions() * mixture.dimensions();
    patternLimit = (int) Math.max(1, CAPACITY / Math.max(1, size));
  }

  /**
   * Whose rows they are.
   *
   * @return the parameters
   */
  public Mixture mixture() {
    return mixture;
  }

  /**
   * A set of observed columns.
   *
   * @param observed positions of the observed columns
   * @param missing positions of all others
   * @param components the components, split accordingly
   */
  public record Pattern(int[] observed, int[] missing, List<ConditionalGaussian> components) {

    /**
     * The observed numbers of a row.
     *
     * @param row all numbers, NaN where they are missing
     * @return those observed
     */
    public double[] values(double[] row) {
      double[] values = new double[observed.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = row[observed[i]];
      }
      return values;
    }
  }

  /**
   * The pattern of a row.
   *
   * @param row numbers, NaN where they are missing
   * @return the same object for the same columns, as long as memory allows
   */
  public Pattern pattern(double[] row) {
    BitSet observed = new BitSet();
    for (int j = 0; j < row.length; j++) {
      observed.set(j, !Double.isNaN(row[j]));
    }
    if (patterns.size() >= patternLimit && !patterns.containsKey(observed)) {
      patterns.clear();
    }
    return patterns.computeIfAbsent(observed, this::pattern);
  }

  private Pattern pattern(BitSet set) {
    int[] observed = set.stream().toArray();
    BitSet others = new BitSet();
    others.set(0, mixture.dimensions());
    others.andNot(set);
    int[] missing = others.stream().toArray();
    List<ConditionalGaussian> components = new ArrayList<>();
    for (int c = 0; c < mixture.components(); c++) {
      components.add(new ConditionalGaussian(mixture, c, observed, missing));
    }
    return new Pattern(observed, missing, components);
  }

  /**
   * The components' shares in a row.
   *
   * @param pattern the row's pattern
   * @param values the row's observed numbers
   * @param shares takes p(component | observed); the weights, for a row that no component explains
   * @return log p(observed): 0 if nothing is observed, negative infinity for an infinite number
   */
  public double share(Pattern pattern, double[] values, double[] shares) {
    for (int c = 0; c < shares.length; c++) {
      shares[c] =
          StrictMath.log(mixture.weights()[c]) + pattern.components().get(c).logDensity(values);
    }
    double logDensity = values.length == 0 ? 0 : LogSumExp.of(shares);
    if (logDensity == Double.NEGATIVE_INFINITY || values.length == 0) {
      System.arraycopy(mixture.weights(), 0, shares, 0, shares.length);
    } else {
      LogSumExp.normalise(shares);
    }
    return logDensity;
  }
}
