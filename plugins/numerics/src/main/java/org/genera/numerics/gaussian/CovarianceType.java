package org.genera.numerics.gaussian;

import java.util.Locale;

/** What the covariances of the components have in common, and in themselves. */
public enum CovarianceType {
  /** A matrix of its own for each component. */
  FULL,
  /** One matrix for all components. */
  TIED,
  /** Variances of its own for each component; no correlations. */
  DIAGONAL,
  /** One variance for each component. */
  SPHERICAL;

  /**
   * The type of a name.
   *
   * @param name what users write
   * @return the type
   */
  public static CovarianceType of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /**
   * The name that users write.
   *
   * @return in lower case
   */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether columns may be correlated within a component.
   *
   * @return true for full and tied
   */
  public boolean hasCorrelations() {
    return this == FULL || this == TIED;
  }

  /**
   * The shape of the covariances of k components in d dimensions.
   *
   * @param k the number of components
   * @param d the number of columns
   * @return sizes, of which those of components come first
   */
  public int[] shape(int k, int d) {
    return switch (this) {
      case FULL -> new int[] {k, d, d};
      case TIED -> new int[] {d, d};
      case DIAGONAL -> new int[] {k, d};
      case SPHERICAL -> new int[] {k};
    };
  }

  /**
   * The product of the shape.
   *
   * @param k the number of components
   * @param d the number of columns
   * @return how many numbers the covariances are
   */
  public int length(int k, int d) {
    int length = 1;
    for (int size : shape(k, d)) {
      length = Math.multiplyExact(length, size);
    }
    return length;
  }

  /**
   * The number of free parameters in the covariances.
   *
   * @param k the number of components
   * @param d the number of columns
   * @return a number
   */
  public long parameters(long k, long d) {
    return switch (this) {
      case FULL -> k * d * (d + 1) / 2;
      case TIED -> d * (d + 1) / 2;
      case DIAGONAL -> k * d;
      case SPHERICAL -> k;
    };
  }
}
