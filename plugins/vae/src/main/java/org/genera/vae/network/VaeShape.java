package org.genera.vae.network;

import java.util.Locale;
import java.util.Optional;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.genera.neural.Architecture;
import org.genera.neural.NetworkOptions;
import org.genera.vae.label.LabelShape;
import org.genera.vae.latent.PriorShape;
import org.genera.vae.option.VaeOptions;
import org.genera.vae.row.RowCodec;
import org.genera.vae.row.RowLayout;

/**
 * The networks, and where their parameters lie in one vector: encoder, decoder, the parameters of
 * p(x | z) that are the same for all rows, then what a label, the prior and the encoding of rows
 * need.
 *
 * @param encoder from a row to means and log variances of the latent variables; with a label, to
 *     features from which those networks go on that know the label
 * @param decoder from latent variables (and the label) to the parameters of p(x | z)
 * @param latent how many latent variables there are
 * @param scalars how many parameters of p(x | z) are the same for all rows
 * @param labels networks of the label, if the model has one
 * @param prior p(z)
 * @param embeddings how many parameters the encoding of rows has
 */
public record VaeShape(
    Architecture encoder,
    Architecture decoder,
    int latent,
    int scalars,
    Optional<LabelShape> labels,
    PriorShape prior,
    int embeddings) {

  /**
   * The shape that options ask for.
   *
   * @param classes how many classes the label has; 0 without a label
   */
  public static VaeShape of(RowCodec codec, int classes, Options options) {
    RowLayout layout = codec.layout();
    Optional<ColumnType.Image> image = image(codec.features());
    int latent = options.get(VaeOptions.LATENT);
    Optional<LabelShape> labels =
        classes == 0
            ? Optional.empty()
            : Optional.of(LabelShape.of(image, layout.inputs(), classes, latent, options));
    int codes = labels.map(LabelShape::features).orElse(2 * latent);
    return new VaeShape(
        NetworkOptions.encoder(options, image, layout.inputs(), codes),
        NetworkOptions.decoder(options, image, latent + classes, layout.outputs()),
        latent,
        layout.scalars(),
        labels,
        PriorShape.of(latent, layout, codec.isBounded(), options),
        layout.embeddings());
  }

  private static Optional<ColumnType.Image> image(Schema features) {
    return features.columns().size() == 1
            && features.column(0).type() instanceof ColumnType.Image image
        ? Optional.of(image)
        : Optional.empty();
  }

  /** As options have it, for messages. */
  public String words() {
    String mixture = prior.components() == 0 ? "" : " prior-components=" + prior.components();
    return encoder.words()
        + " latent="
        + latent
        + " prior="
        + prior.kind().name().toLowerCase(Locale.ROOT)
        + mixture;
  }

  /** How many classes the label has; 0 without a label. */
  public int classes() {
    return decoder.inputs() - latent;
  }

  public int decoderStart() {
    return encoder.parameters();
  }

  public int scalarStart() {
    return decoderStart() + decoder.parameters();
  }

  public int labelStart() {
    return scalarStart() + scalars;
  }

  public int priorStart() {
    return labelStart() + labels.map(LabelShape::parameters).orElse(0);
  }

  public int embeddingStart() {
    return priorStart() + prior.parameters();
  }

  public int parameters() {
    return embeddingStart() + embeddings;
  }

  /** Draws the weights of all networks. */
  public void initialise(float[] parameters, RandomStream random) {
    encoder.initialise(parameters, 0, random);
    decoder.initialise(parameters, decoderStart(), random);
    labels.ifPresent(shape -> shape.initialise(parameters, labelStart(), random));
    prior.initialise(parameters, priorStart(), random);
  }
}
