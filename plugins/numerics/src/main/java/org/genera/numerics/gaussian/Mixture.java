package org.genera.numerics.gaussian;

import java.util.Arrays;

/**
 * The parameters of a mixture of k Gaussians in d dimensions, in data units.
 *
 * @param type how the covariances are stored
 * @param weights k shares that sum to 1
 * @param means {@code [component * d + column]}
 * @param covariances row-major, in the {@linkplain CovarianceType#shape shape} of the type
 */
public record Mixture(CovarianceType type, double[] weights, double[] means, double[] covariances) {

  private static final int HEADER = 2;

  /**
   * The number of components.
   *
   * @return k
   */
  public int components() {
    return weights.length;
  }

  /**
   * The number of columns.
   *
   * @return d
   */
  public int dimensions() {
    return means.length / weights.length;
  }

  /**
   * The mean of a column.
   *
   * @param component which component
   * @param column which column
   * @return in data units
   */
  public double mean(int component, int column) {
    return means[component * dimensions() + column];
  }

  /**
   * The mean of a component.
   *
   * @param component which component
   * @return a new array
   */
  public double[] mean(int component) {
    return Arrays.copyOfRange(means, component * dimensions(), (component + 1) * dimensions());
  }

  /**
   * The variance of a column.
   *
   * @param component which component
   * @param column which column
   * @return in squared data units
   */
  public double variance(int component, int column) {
    return covariance(component, column, column);
  }

  /**
   * The covariance of two columns.
   *
   * @param component which component
   * @param i a column
   * @param j a column
   * @return zero where the type has no correlations
   */
  public double covariance(int component, int i, int j) {
    int d = dimensions();
    return switch (type) {
      case FULL -> covariances[(component * d + i) * d + j];
      case TIED -> covariances[i * d + j];
      case DIAGONAL -> i == j ? covariances[component * d + i] : 0;
      case SPHERICAL -> i == j ? covariances[component] : 0;
    };
  }

  /**
   * The covariances between some columns and others.
   *
   * @param component which component
   * @param rows some columns
   * @param columns others
   * @return row-major
   */
  public double[] covariance(int component, int[] rows, int[] columns) {
    double[] block = new double[rows.length * columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        block[i * columns.length + j] = covariance(component, rows[i], columns[j]);
      }
    }
    return block;
  }

  /**
   * The whole covariance matrix of a component.
   *
   * @param component which component
   * @return row-major
   */
  public double[] covariance(int component) {
    int[] all = allColumns();
    return covariance(component, all, all);
  }

  /**
   * The positions of all columns.
   *
   * @return 0, 1 and so on
   */
  public int[] allColumns() {
    int[] all = new int[dimensions()];
    Arrays.setAll(all, j -> j);
    return all;
  }

  /**
   * The number of free parameters: weights, means and covariances.
   *
   * @return a number
   */
  public long parameterCount() {
    return components()
        - 1L
        + (long) components() * dimensions()
        + type.parameters(components(), dimensions());
  }

  /**
   * The distribution of some columns: the same type again.
   *
   * @param columns their positions
   * @return a mixture of as many components
   */
  public Mixture marginal(int[] columns) {
    double[] marginalMeans = new double[components() * columns.length];
    for (int c = 0; c < components(); c++) {
      for (int j = 0; j < columns.length; j++) {
        marginalMeans[c * columns.length + j] = mean(c, columns[j]);
      }
    }
    return new Mixture(
        type, weights, marginalMeans, packed(columns.length, c -> covariance(c, columns, columns)));
  }

  /**
   * Some of the components, their weights made to sum to 1.
   *
   * @param chosen their positions
   * @return a mixture of those
   */
  public Mixture select(int[] chosen) {
    int d = dimensions();
    double[] share = new double[chosen.length];
    double[] centres = new double[chosen.length * d];
    double total = 0;
    for (int c = 0; c < chosen.length; c++) {
      total += weights[chosen[c]];
      System.arraycopy(means, chosen[c] * d, centres, c * d, d);
    }
    for (int c = 0; c < chosen.length; c++) {
      share[c] = total > 0 ? weights[chosen[c]] / total : 1.0 / chosen.length;
    }
    return new Mixture(type, share, centres, selectCovariances(chosen));
  }

  private double[] selectCovariances(int[] chosen) {
    if (type == CovarianceType.TIED) {
      return covariances;
    }
    int size = covariances.length / components();
    double[] selected = new double[chosen.length * size];
    for (int c = 0; c < chosen.length; c++) {
      System.arraycopy(covariances, chosen[c] * size, selected, c * size, size);
    }
    return selected;
  }

  /** A whole covariance matrix for each component. */
  public interface Matrices {
    /**
     * The matrix of a component.
     *
     * @param component which component
     * @return its covariances, row-major
     */
    double[] of(int component);
  }

  /**
   * The covariances of this type and as many components out of whole matrices of the type.
   *
   * @param d the number of columns
   * @param matrices gives whole matrices
   * @return in the shape of the type
   */
  public double[] packed(int d, Matrices matrices) {
    double[] packed = new double[type.length(components(), d)];
    int stored = type == CovarianceType.TIED ? 1 : components();
    int size = packed.length / stored;
    for (int c = 0; c < stored; c++) {
      double[] matrix = matrices.of(c);
      for (int i = 0; i < size; i++) {
        packed[c * size + i] = matrix[type.hasCorrelations() ? i : i * d + i];
      }
    }
    return packed;
  }

  /**
   * Everything in one vector, as engines carry it.
   *
   * @return what {@link #fromVector} reads
   */
  public double[] toVector() {
    double[] vector = Arrays.copyOf(new double[] {type.ordinal(), components()}, vectorLength());
    System.arraycopy(weights, 0, vector, HEADER, weights.length);
    System.arraycopy(means, 0, vector, HEADER + weights.length, means.length);
    System.arraycopy(
        covariances, 0, vector, HEADER + weights.length + means.length, covariances.length);
    return vector;
  }

  /**
   * The length of {@link #toVector}.
   *
   * @return a length
   */
  public int vectorLength() {
    return HEADER + weights.length + means.length + covariances.length;
  }

  /**
   * Reads what {@link #toVector} wrote, from a place in a vector on.
   *
   * @param vector holds it
   * @param from where it begins
   * @param d the number of columns
   * @return the mixture
   */
  public static Mixture fromVector(double[] vector, int from, int d) {
    CovarianceType type = CovarianceType.values()[(int) vector[from]];
    int k = (int) vector[from + 1];
    int means = from + HEADER + k;
    int covariances = means + k * d;
    return new Mixture(
        type,
        Arrays.copyOfRange(vector, from + HEADER, means),
        Arrays.copyOfRange(vector, means, covariances),
        Arrays.copyOfRange(vector, covariances, covariances + type.length(k, d)));
  }
}
