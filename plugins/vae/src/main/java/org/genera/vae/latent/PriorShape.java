package org.genera.vae.latent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.option.Options;
import org.genera.vae.option.ObjectiveOptions;
import org.genera.vae.row.RowLayout;

/**
 * What p(z) is, and the parameters of it that are learned.
 *
 * @param kind normal, a mixture, or a mixture of posteriors
 * @param components of the mixture; 0 without one
 * @param latent how many latent variables there are
 * @param inputs what a row has for the encoder
 * @param isBounded whether these are between 0 and 1
 */
public record PriorShape(Kind kind, int components, int latent, int inputs, boolean isBounded) {

  /** So little that a mixture starts as about N(0, I), from which its components part. */
  private static final double START_DEVIATION = 0.1;

  private static final String WEIGHTS = "prior-logits";
  private static final String MEANS = "prior-means";
  private static final String LOG_VARIANCES = "prior-log-variances";
  private static final String PSEUDO_INPUTS = "prior-pseudo-inputs";

  /** Kinds of p(z). */
  public enum Kind {
    /** N(0, I). */
    NORMAL,
    /** Normal components, learned. */
    MIXTURE,
    /** The posteriors of rows that are learned. */
    VAMP
  }

  public static PriorShape of(int latent, RowLayout layout, boolean isBounded, Options options) {
    Kind kind = Kind.valueOf(options.get(ObjectiveOptions.PRIOR).toUpperCase(Locale.ROOT));
    int components =
        kind == Kind.NORMAL ? 0 : options.find(ObjectiveOptions.PRIOR_COMPONENTS).orElse(50);
    return new PriorShape(kind, components, latent, layout.inputs(), isBounded);
  }

  public static PriorShape normal(int latent) {
    return new PriorShape(Kind.NORMAL, 0, latent, 0, false);
  }

  /** What it is, for readers of the model; nothing if it is a standard normal. */
  public Optional<String> words() {
    return switch (kind) {
      case NORMAL -> Optional.empty();
      case MIXTURE -> Optional.of("a mixture of " + components + " normals");
      case VAMP ->
          Optional.of("the mixture of q(z | u) of " + components + " rows u that were learned");
    };
  }

  public int parameters() {
    return switch (kind) {
      case NORMAL -> 0;
      case MIXTURE -> components * (1 + 2 * latent);
      case VAMP -> Math.multiplyExact(components, inputs);
    };
  }

  /** A mixture starts from equal weights, means drawn close to 0, and variances of 1. */
  public void initialise(float[] target, int from, RandomStream random) {
    if (kind == Kind.MIXTURE) {
      Arrays.fill(target, from, from + parameters(), 0);
      int means = from + components;
      for (int i = means; i < means + components * latent; i++) {
        target[i] = (float) (START_DEVIATION * random.nextGaussian());
      }
    }
  }

  public void write(ModelArchiveWriter writer, float[] values, int from) {
    switch (kind) {
      case NORMAL -> {}
      case MIXTURE -> {
        int means = from + components;
        int logVariances = means + components * latent;
        int end = from + parameters();
        writer.floats(WEIGHTS, Arrays.copyOfRange(values, from, means), components);
        writer.floats(MEANS, Arrays.copyOfRange(values, means, logVariances), components, latent);
        writer.floats(
            LOG_VARIANCES, Arrays.copyOfRange(values, logVariances, end), components, latent);
      }
      case VAMP ->
          writer.floats(
              PSEUDO_INPUTS,
              Arrays.copyOfRange(values, from, from + parameters()),
              components,
              inputs);
    }
  }

  public void read(ModelArchive archive, float[] values, int from) {
    switch (kind) {
      case NORMAL -> {}
      case MIXTURE -> {
        int means = from + components;
        System.arraycopy(archive.floats(WEIGHTS, components), 0, values, from, components);
        int length = components * latent;
        System.arraycopy(archive.floats(MEANS, components, latent), 0, values, means, length);
        System.arraycopy(
            archive.floats(LOG_VARIANCES, components, latent), 0, values, means + length, length);
      }
      case VAMP ->
          System.arraycopy(
              archive.floats(PSEUDO_INPUTS, components, inputs), 0, values, from, parameters());
    }
  }
}
