package org.genera.api.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * What determined a model, apart from its options. Nothing of when, where or how fast.
 *
 * @param seed the seed of all chance
 * @param dataDigest SHA-256 of the training data's cells in hexadecimal, or empty where the data
 *     were not digested
 * @param rows the number of training rows
 * @param platform the platform's version
 * @param libraries of each library whose build or choice of instructions the last bits depend on,
 *     which one it was, such as {@code 0.3.31 HASWELL} of {@code openblas}
 */
public record Provenance(
    long seed, String dataDigest, long rows, String platform, Map<String, String> libraries) {

  /** Copies. */
  public Provenance {
    libraries = Map.copyOf(libraries);
  }

  /**
   * Of a model that depends on no such library.
   *
   * @param seed the seed of all chance
   * @param dataDigest SHA-256 of the training data's cells in hexadecimal, or empty
   * @param rows the number of training rows
   * @param platform the platform's version
   */
  public Provenance(long seed, String dataDigest, long rows, String platform) {
    this(seed, dataDigest, rows, platform, Map.of());
  }

  /**
   * The same of a model that depends on a library.
   *
   * @param name of the library
   * @param build which one, and which instructions it chose
   * @return the provenance
   */
  public Provenance withLibrary(String name, String build) {
    Map<String, String> all = new TreeMap<>(libraries);
    all.put(name, build);
    return new Provenance(seed, dataDigest, rows, platform, all);
  }
}
