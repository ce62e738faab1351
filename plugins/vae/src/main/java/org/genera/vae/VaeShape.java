package org.genera.vae;

import java.util.Optional;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.option.Options;
import org.genera.neural.Architecture;
import org.genera.neural.NetworkOptions;

/**
 * The networks, and where their parameters lie in one vector: encoder, decoder, then the parameters
 * of p(x | z) that are the same for all rows.
 *
 * @param encoder from a row to means and log variances of the latent variables
 * @param decoder from latent variables to the parameters of p(x | z)
 * @param scalars how many parameters of p(x | z) are the same for all rows
 */
record VaeShape(Architecture encoder, Architecture decoder, int scalars) {

  /** The networks for rows that a codec makes. */
  static VaeShape of(RowCodec codec, Options options) {
    RowLayout layout = codec.layout();
    Optional<ColumnType.Image> image = image(codec.features());
    int latent = options.get(VaeOptions.LATENT);
    return new VaeShape(
        NetworkOptions.encoder(options, image, layout.inputs(), 2 * latent),
        NetworkOptions.decoder(options, image, latent, layout.outputs()),
        layout.scalars());
  }

  private static Optional<ColumnType.Image> image(Schema features) {
    return features.columns().size() == 1
            && features.column(0).type() instanceof ColumnType.Image image
        ? Optional.of(image)
        : Optional.empty();
  }

  /** As options have it, for messages. */
  String words() {
    return encoder.words() + " latent=" + latent();
  }

  int latent() {
    return decoder.inputs();
  }

  int decoderStart() {
    return encoder.parameters();
  }

  int scalarStart() {
    return decoderStart() + decoder.parameters();
  }

  int parameters() {
    return scalarStart() + scalars;
  }
}
