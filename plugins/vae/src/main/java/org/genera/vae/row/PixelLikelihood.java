package org.genera.vae.row;

import java.util.List;
import java.util.Locale;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.option.Options;
import org.genera.neural.likelihood.BernoulliLogits;
import org.genera.neural.likelihood.DiscretisedLogistic;
import org.genera.neural.likelihood.Gaussian;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.vae.option.VaeOptions;

/** p(pixels | z). */
sealed interface PixelLikelihood {

  /** What becomes of pixels before they are looked at. */
  Treatment treatment();

  /** What it is, for notes and comparisons. */
  String words();

  /** The likelihood of some pixels. */
  RowLikelihood of(int size);

  /** Whether images that are made are draws, or means in any case. */
  default boolean isDrawn() {
    return true;
  }

  /**
   * What the options say of a column of images.
   *
   * @throws GeneraException {@link StandardError#INVALID_OPTION} for a likelihood that is of no
   *     pixels
   */
  static PixelLikelihood of(Column column, Options options) {
    String asked = options.find(VaeOptions.LIKELIHOOD, column.name()).orElse("auto");
    return switch (asked) {
      case "auto", "bernoulli" ->
          new Binary(Treatment.valueOf(options.get(VaeOptions.BINARISE).toUpperCase(Locale.ROOT)));
      case "gaussian" ->
          new Grey(options.find(VaeOptions.DEVIATION, column.name()).orElse(Double.NaN));
      case "logistic" -> new Discretised(1);
      case "mixture" -> new Discretised(options.get(VaeOptions.MODES));
      default ->
          throw new GeneraException(
              StandardError.INVALID_OPTION,
              "Option 'likelihood."
                  + options.pattern(VaeOptions.LIKELIHOOD, column.name()).orElse(column.name())
                  + "' cannot be '"
                  + asked
                  + "' for images: allowed is "
                  + String.join(", ", List.of("bernoulli", "gaussian", "logistic", "mixture"))
                  + ".");
    };
  }

  /**
   * Black or white. Images that are made stay probabilities: as grey values they are what dynamic
   * binarisation turns into draws.
   */
  record Binary(Treatment treatment) implements PixelLikelihood {
    @Override
    public String words() {
      return "bernoulli";
    }

    @Override
    public RowLikelihood of(int size) {
      return new BernoulliLogits(size);
    }

    @Override
    public boolean isDrawn() {
      return false;
    }
  }

  /** Gaussian, with one deviation, in grey values, for all pixels; NaN is a learned one. */
  record Grey(double deviation) implements PixelLikelihood {
    private static final int BINS = 256;

    @Override
    public Treatment treatment() {
      return Treatment.DEQUANTISE;
    }

    @Override
    public String words() {
      return Double.isNaN(deviation)
          ? "gaussian, one learned variance"
          : "gaussian, deviation " + deviation;
    }

    @Override
    public RowLikelihood of(int size) {
      return Gaussian.ofPixels(size, BINS, deviation / BINS);
    }
  }

  /** A mixture of discretised logistic distributions. */
  record Discretised(int components) implements PixelLikelihood {
    @Override
    public Treatment treatment() {
      return Treatment.NONE;
    }

    @Override
    public String words() {
      return components == 1
          ? "discretised logistic"
          : "mixture of " + components + " discretised logistics";
    }

    @Override
    public RowLikelihood of(int size) {
      return new DiscretisedLogistic(size, components);
    }
  }
}
