package org.genera.vae.network;

import java.util.Optional;
import org.genera.neural.Network;
import org.genera.neural.Parameters;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.vae.label.ClassNetwork;
import org.genera.vae.label.ClassedCodes;
import org.genera.vae.latent.Codes;
import org.genera.vae.latent.LatentPrior;
import org.genera.vae.row.RowCodec;

/**
 * The networks of a model on one vector of parameters, and the distributions that their outputs are
 * the parameters of. Used by one thread at a time.
 *
 * @param shape where their parameters lie
 * @param encoder from what is seen of rows to q(z | x), or to features
 * @param decoder from latent variables (and classes) to p(x | z)
 * @param prior p(z)
 * @param likelihood p(x | z)
 * @param codes q(z | x)
 * @param classed q(z | x, y), which sets the codes of a model with a label
 * @param classifier q(y | x), where classes are told by a network
 */
record VaeNetworks(
    VaeShape shape,
    Network encoder,
    Network decoder,
    LatentPrior prior,
    RowLikelihood likelihood,
    Codes codes,
    Optional<ClassedCodes> classed,
    Optional<ClassNetwork> classifier) {

  static VaeNetworks of(VaeShape shape, RowCodec codec, Parameters parameters) {
    Codes codes = new Codes(shape.latent());
    int labelStart = shape.labelStart();
    boolean embeds = shape.embeddings() > 0;
    return new VaeNetworks(
        shape,
        Network.of(shape.encoder(), parameters, 0, embeds),
        Network.of(shape.decoder(), parameters, shape.decoderStart(), true),
        LatentPrior.of(shape.prior(), shape.encoder(), parameters, shape.priorStart()),
        codec.likelihood(),
        codes,
        shape.labels().map(label -> new ClassedCodes(label, parameters, labelStart, codes)),
        shape
            .labels()
            .filter(label -> label.classifier().isPresent())
            .map(label -> new ClassNetwork(label, parameters, labelStart, embeds)));
  }
}
