package org.genera.core;

/**
 * What is to be told of what is behind rows.
 *
 * @param deviations whether the standard deviation of each latent variable is told as well
 */
public record EncodeRequest(boolean deviations) {

  /** Encodings alone. */
  public static final EncodeRequest CODES = new EncodeRequest(false);

  /** Encodings, and the standard deviation of each latent variable. */
  public static final EncodeRequest WITH_DEVIATIONS = new EncodeRequest(true);
}
