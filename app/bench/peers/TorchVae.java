import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.conv_transpose2d;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.randn_like;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** Variational autoencoders of black and white pictures on PyTorch's library. */
final class TorchVae {

  private static final long[] TWO = {2, 2};
  private static final long[] ONE = {1, 1};

  /** {@code reduction="sum"} and {@code reduction="none"}. */
  private static final int SUM = 2;

  private static final int NONE = 0;

  /** The networks: those of the Python peer, and that of Burda et al. 2016 with one layer of z. */
  enum Architecture {
    MLP,
    CONV,
    TANH
  }

  private final Architecture architecture;
  private final boolean glorot;
  private final List<Tensor> parameters = new ArrayList<>();
  private final Tensor[][] layers;

  /**
   * Draws weights.
   *
   * @param glorot whether as Glorot and Bengio 2010 do, with biases of zero, and not as PyTorch
   */
  TorchVae(Architecture architecture, boolean glorot) {
    this.architecture = architecture;
    this.glorot = glorot;
    layers =
        switch (architecture) {
          case MLP -> perceptrons(512, 256, 32);
          case TANH -> perceptrons(200, 200, 50);
          case CONV -> convolutions();
        };
  }

  List<Tensor> parameters() {
    return parameters;
  }

  private Tensor[][] perceptrons(int first, int second, int latent) {
    return new Tensor[][] {
      dense(TorchArrays.PIXELS, first), dense(first, second), dense(second, 2 * latent),
      dense(latent, second), dense(second, first), dense(first, TorchArrays.PIXELS)
    };
  }

  private Tensor[][] convolutions() {
    return new Tensor[][] {
      layer(9, 72, 32, 32, 1, 3, 3), layer(288, 144, 64, 64, 32, 3, 3), dense(3136, 64),
      dense(32, 3136), layer(288, 144, 32, 64, 32, 3, 3), layer(9, 72, 1, 32, 1, 3, 3)
    };
  }

  private Tensor[] dense(long inputs, long outputs) {
    return layer(inputs, outputs, outputs, outputs, inputs);
  }

  /** A weight and a bias. */
  private Tensor[] layer(long inputs, long outputs, long biases, long... sizes) {
    double limit = glorot ? Math.sqrt(6.0 / (inputs + outputs)) : 1 / Math.sqrt(inputs);
    return new Tensor[] {parameter(limit, sizes), parameter(glorot ? 0 : limit, biases)};
  }

  private Tensor parameter(double limit, long... sizes) {
    Tensor drawn = rand(sizes).mul(new Scalar(2 * limit)).sub(new Scalar(limit)).detach();
    drawn.requires_grad_(true);
    parameters.add(drawn);
    return drawn;
  }

  private Tensor dense(Tensor x, int layer) {
    return linear(x, layers[layer][0], new TensorOptional(layers[layer][1]));
  }

  private Tensor down(Tensor x, int layer) {
    Tensor[] own = layers[layer];
    return conv2d(x, own[0], new TensorOptional(own[1]), TWO, ONE, ONE, 1);
  }

  private Tensor up(Tensor x, int layer) {
    Tensor[] own = layers[layer];
    return conv_transpose2d(x, own[0], new TensorOptional(own[1]), TWO, ONE, ONE, 1, ONE);
  }

  private Tensor hidden(Tensor x, int layer) {
    Tensor linear = dense(x, layer);
    return architecture == Architecture.TANH ? linear.tanh() : linear.relu();
  }

  private TensorVector encode(Tensor x) {
    Tensor code =
        architecture == Architecture.CONV
            ? dense(down(down(x.view(-1, 1, 28, 28), 0).relu(), 1).relu().flatten(1, -1), 2)
            : dense(hidden(hidden(x, 0), 1), 2);
    return code.chunk(2, 1);
  }

  private Tensor decode(Tensor z) {
    return architecture == Architecture.CONV
        ? up(up(dense(z, 3).relu().view(-1, 64, 7, 7), 4).relu(), 5).flatten(1, -1)
        : dense(hidden(hidden(z, 3), 4), 5);
  }

  private static Tensor crossEntropy(Tensor logits, Tensor x, int reduction) {
    return binary_cross_entropy_with_logits(
        logits, x, new TensorOptional(), new TensorOptional(), reduction);
  }

  private static Tensor deviation(Tensor logVariance) {
    return logVariance.mul(new Scalar(0.5)).exp();
  }

  /** The negative evidence lower bound, averaged over the batch. */
  Tensor loss(Tensor x) {
    TensorVector code = encode(x);
    Tensor mean = code.get(0);
    Tensor logVariance = code.get(1);
    Tensor logits = decode(mean.add(deviation(logVariance).mul(randn_like(mean))));
    Tensor divergence =
        logVariance.add(new Scalar(1.0)).sub(mean.square()).sub(logVariance.exp()).sum();
    return crossEntropy(logits, x, SUM)
        .add(divergence.mul(new Scalar(-0.5)))
        .div(new Scalar((double) x.size(0)));
  }

  /** log p(x, z) / q(z | x) of some draws of z for each row, row by row. */
  Tensor logWeights(Tensor x, long draws) {
    long rows = x.size(0);
    TensorVector code = encode(x);
    long latent = code.get(0).size(1);
    Tensor logVariance = code.get(1).unsqueeze(1);
    Tensor noise = randn(new long[] {rows, draws, latent});
    Tensor z = code.get(0).unsqueeze(1).add(deviation(logVariance).mul(noise));
    long[] flat = {rows * draws, TorchArrays.PIXELS};
    Tensor seen = x.unsqueeze(1).expand(new long[] {rows, draws, TorchArrays.PIXELS}).reshape(flat);
    Tensor entropies = crossEntropy(decode(z.view(rows * draws, latent)), seen, NONE);
    return sums(noise.square().sub(z.square()).add(logVariance), 2)
        .mul(new Scalar(0.5))
        .sub(sums(entropies, 1).view(rows, draws));
  }

  private static Tensor sums(Tensor x, long dimension) {
    return x.sum(new long[] {dimension});
  }
}
