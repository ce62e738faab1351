import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.conv_transpose2d;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.randn_like;
import static org.bytedeco.pytorch.global.torch.set_num_threads;
import static org.bytedeco.pytorch.global.torch.zeros;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The variational autoencoders of the Python peer on PyTorch's library, by the same eager
 * operations: seconds of an epoch of 60,000 black and white images, batch 128, fused Adam.
 *
 * <p>{@code java -cp 'FOLDER/*' TorchVae.java mlp|conv IMAGES.npy}, with {@code OMP_NUM_THREADS} and
 * {@code OPENBLAS_NUM_THREADS} in the environment.
 */
public final class TorchVae {

  private static final int BATCH = 128;
  private static final int PIXELS = 28 * 28;
  private static final int EPOCHS = 3;
  private static final int WARM_UP_BATCHES = 20;
  private static final long[] TWO = {2, 2};
  private static final long[] ONE = {1, 1};

  private final boolean convolutional;
  private final List<Tensor> parameters = new ArrayList<>();
  private final Tensor[][] layers;

  private TorchVae(boolean convolutional) {
    this.convolutional = convolutional;
    layers = convolutional ? convolutions() : perceptrons();
  }

  private Tensor[][] perceptrons() {
    return new Tensor[][] {
      layer(784, 512, 512, 784), layer(512, 256, 256, 512), layer(256, 64, 64, 256),
      layer(32, 256, 256, 32), layer(256, 512, 512, 256), layer(512, 784, 784, 512)
    };
  }

  private Tensor[][] convolutions() {
    return new Tensor[][] {
      layer(9, 32, 32, 1, 3, 3), layer(288, 64, 64, 32, 3, 3), layer(3136, 64, 64, 3136),
      layer(32, 3136, 3136, 32), layer(288, 32, 64, 32, 3, 3), layer(9, 1, 32, 1, 3, 3)
    };
  }

  /** A weight and a bias, as PyTorch draws them. */
  private Tensor[] layer(long inputs, long outputs, long... sizes) {
    double limit = 1 / Math.sqrt(inputs);
    return new Tensor[] {parameter(limit, sizes), parameter(limit, outputs)};
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

  private Tensor encode(Tensor x) {
    return convolutional
        ? dense(down(down(x.view(-1, 1, 28, 28), 0).relu(), 1).relu().flatten(1, -1), 2)
        : dense(dense(dense(x, 0).relu(), 1).relu(), 2);
  }

  private Tensor decode(Tensor z) {
    return convolutional
        ? up(up(dense(z, 3).relu().view(-1, 64, 7, 7), 4).relu(), 5).flatten(1, -1)
        : dense(dense(dense(z, 3).relu(), 4).relu(), 5);
  }

  /** The negative evidence lower bound, averaged over the batch. */
  private Tensor loss(Tensor x) {
    TensorVector code = encode(x).chunk(2, 1);
    Tensor mean = code.get(0);
    Tensor logVariance = code.get(1);
    Tensor deviation = logVariance.mul(new Scalar(0.5)).exp();
    Tensor logits = decode(mean.add(deviation.mul(randn_like(mean))));
    Tensor reconstruction =
        binary_cross_entropy_with_logits(
            logits, x, new TensorOptional(), new TensorOptional(), 2);
    Tensor divergence =
        logVariance.add(new Scalar(1.0)).sub(mean.square()).sub(logVariance.exp()).sum();
    return reconstruction
        .add(divergence.mul(new Scalar(-0.5)))
        .div(new Scalar((double) x.size(0)));
  }

  /** {@code torch.optim.Adam(fused=True)}. */
  private final class FusedAdam {
    private final OperatorHandle operator =
        Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adam_", "");
    private final List<Tensor> first = new ArrayList<>();
    private final List<Tensor> second = new ArrayList<>();
    private final List<Tensor> steps = new ArrayList<>();

    FusedAdam() {
      for (Tensor parameter : parameters) {
        first.add(zeros_like(parameter).detach());
        second.add(zeros_like(parameter).detach());
        steps.add(zeros(new long[] {}));
      }
    }

    private static IValue list(List<Tensor> tensors) {
      GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
      for (Tensor tensor : tensors) {
        list.push_back(new IValue(tensor));
      }
      return new IValue(list);
    }

    void step() {
      List<Tensor> gradients = new ArrayList<>();
      for (int i = 0; i < parameters.size(); i++) {
        gradients.add(parameters.get(i).mutable_grad());
        steps.get(i).add_(new Scalar(1.0));
      }
      operator.callBoxed(
          new IValueVector(
              list(parameters), list(gradients), list(first), list(second), list(List.of()),
              list(steps), new IValue(1e-3), new IValue(0.9), new IValue(0.999), new IValue(0.0),
              new IValue(1e-8), new IValue(false), new IValue(false), new IValue(),
              new IValue()));
    }
  }

  /** The mean bound over some batches. */
  private double train(Tensor x, Tensor order, int batches, FusedAdam adam) {
    double total = 0;
    for (int b = 0; b < batches; b++) {
      try (PointerScope scope = new PointerScope()) {
        for (Tensor parameter : parameters) {
          parameter.mutable_grad().reset();
        }
        Tensor loss = loss(x.index_select(0, order.narrow(0, (long) b * BATCH, BATCH)));
        loss.backward();
        adam.step();
        total -= loss.item_float();
      }
    }
    return total / batches;
  }

  private static Tensor shuffled(int rows, Random random) {
    long[] order = new long[rows];
    for (int i = 0; i < rows; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    TensorOptions whole = new TensorOptions(ScalarType.Long);
    return from_blob(new LongPointer(order), new long[] {rows}, whole).clone();
  }

  private static float[] images(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int start = 10 + (bytes[8] & 255) + 256 * (bytes[9] & 255);
    float[] pixels = new float[bytes.length - start];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = bytes[start + i];
    }
    return pixels;
  }

  /** Prints one line of JSON. */
  public static void main(String[] args) throws IOException {
    set_num_threads(Integer.parseInt(System.getenv("OMP_NUM_THREADS")));
    manual_seed(1);
    TorchVae vae = new TorchVae(args[0].equals("conv"));
    float[] pixels = images(Path.of(args[1]));
    int rows = pixels.length / PIXELS;
    Tensor x = from_blob(new FloatPointer(pixels), new long[] {rows, PIXELS}).clone();
    FusedAdam adam = vae.new FusedAdam();
    Random random = new Random(1);
    vae.train(x, shuffled(rows, random), WARM_UP_BATCHES, adam);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double best = Double.POSITIVE_INFINITY;
    double cpu = 0;
    double bound = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Tensor order = shuffled(rows, random);
      long cpuNanos = process.getProcessCpuTime();
      long nanos = System.nanoTime();
      bound = vae.train(x, order, rows / BATCH, adam);
      double seconds = (System.nanoTime() - nanos) * 1e-9;
      if (seconds < best) {
        best = seconds;
        cpu = (process.getProcessCpuTime() - cpuNanos) * 1e-9;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "{\"seconds_per_iteration\": %f, \"cpu_seconds\": %f, \"avg_log_likelihood\": %f,"
            + " \"peak_rss_mib\": 0}%n",
        best,
        cpu,
        bound);
  }
}
