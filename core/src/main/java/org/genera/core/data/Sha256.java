package org.genera.core.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that every Java platform has. */
public final class Sha256 {

  /** The length of a digest in bytes. */
  public static final int LENGTH = 32;

  private Sha256() {}

  /**
   * Starts a digest.
   *
   * @return a digest of nothing yet
   */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }
}
