import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.full;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.randn_like;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * Seconds of an epoch, the median of five, of TVAE (Xu et al. 2019, section 4.4) on rows that {@code
 * tvae_preparation.py} has written: two hidden layers of 128 either way, 128 latent variables,
 * batches of 500, fused Adam, the loss column by column.
 *
 * <p>{@code java TorchTvae ROWS.npy PARTS.npy}, with {@code OMP_NUM_THREADS} and {@code
 * OPENBLAS_NUM_THREADS} in the environment.
 */
final class TorchTvae {

  private static final int WIDTH = 128;
  private static final int BATCH = 500;
  private static final int EPOCHS = 5;
  private static final double EPSILON = 1e-8;
  private static final double RECONSTRUCTION = 2;
  private static final int SUM = 2;
  private static final long NO_LEVEL = -100;

  private final List<Tensor> parameters = new ArrayList<>();
  private final int[] parts;
  private final Tensor[][] layers;
  private final Tensor deviations;

  private TorchTvae(int[] parts, long inputs) {
    this.parts = parts;
    layers =
        new Tensor[][] {
          layer(inputs, WIDTH), layer(WIDTH, WIDTH), layer(WIDTH, WIDTH), layer(WIDTH, WIDTH),
          layer(WIDTH, WIDTH), layer(WIDTH, WIDTH), layer(WIDTH, inputs)
        };
    deviations = full(new long[] {inputs}, new Scalar(0.1)).detach();
    deviations.requires_grad_(true);
    parameters.add(deviations);
  }

  /** A weight and a bias, as PyTorch draws them. */
  private Tensor[] layer(long inputs, long outputs) {
    double limit = 1 / Math.sqrt(inputs);
    return new Tensor[] {parameter(limit, outputs, inputs), parameter(limit, outputs)};
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

  private Tensor loss(Tensor x) {
    Tensor features = dense(dense(x, 0).relu(), 1).relu();
    Tensor mean = dense(features, 2);
    Tensor logVariance = dense(features, 3);
    Tensor deviation = logVariance.mul(new Scalar(0.5)).exp();
    Tensor z = mean.add(deviation.mul(randn_like(mean)));
    Tensor outputs = dense(dense(dense(z, 4).relu(), 5).relu(), 6);
    Tensor divergence =
        logVariance.add(new Scalar(1.0)).sub(mean.square()).sub(logVariance.exp()).sum();
    Scalar rows = new Scalar((double) x.size(0));
    return reconstruction(x, outputs)
        .mul(new Scalar(RECONSTRUCTION))
        .div(rows)
        .add(divergence.mul(new Scalar(-0.5)).div(rows));
  }

  private Tensor reconstruction(Tensor x, Tensor outputs) {
    Tensor sum = null;
    long at = 0;
    for (int length : parts) {
      Tensor truth = x.narrow(1, at, length);
      Tensor told = outputs.narrow(1, at, length);
      Tensor part = length == 1 ? number(truth, told, at) : level(truth, told);
      sum = sum == null ? part : sum.add(part);
      at += length;
    }
    return sum;
  }

  private Tensor number(Tensor truth, Tensor told, long at) {
    Tensor deviation = deviations.narrow(0, at, 1);
    Tensor error = truth.sub(told.tanh());
    Tensor square = error.square().div(new Scalar(2.0)).div(deviation.square()).sum();
    return square.add(deviation.log().mul(new Scalar((double) truth.size(0))).sum());
  }

  private static Tensor level(Tensor truth, Tensor told) {
    Tensor index = truth.argmax(new LongOptional(1), false);
    return cross_entropy_loss(told, index, new TensorOptional(), SUM, NO_LEVEL, 0);
  }

  private void epoch(Tensor x, Tensor order, TorchAdam adam) {
    long rows = x.size(0);
    for (long from = 0; from < rows; from += BATCH) {
      try (PointerScope scope = new PointerScope()) {
        Tensor some = order.narrow(0, from, Math.min(BATCH, rows - from));
        adam.step(loss(x.index_select(0, some)));
        deviations
            .detach()
            .clamp_(new ScalarOptional(new Scalar(0.01)), new ScalarOptional(new Scalar(1.0)));
      }
    }
  }

  private static ByteBuffer numbers(Path file) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    return all.position(10 + all.getShort(8)).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Prints one line of JSON. */
  public static void main(String[] args) throws IOException {
    set_num_threads(Integer.parseInt(System.getenv("OMP_NUM_THREADS")));
    manual_seed(1);
    ByteBuffer lengths = numbers(Path.of(args[1]));
    int[] parts = new int[lengths.remaining() / Integer.BYTES];
    lengths.asIntBuffer().get(parts);
    long width = 0;
    for (int part : parts) {
      width += part;
    }
    ByteBuffer numbers = numbers(Path.of(args[0]));
    float[] values = new float[numbers.remaining() / Float.BYTES];
    numbers.asFloatBuffer().get(values);
    int rows = (int) (values.length / width);
    Tensor x = from_blob(new FloatPointer(values), new long[] {rows, width}).clone();
    TorchTvae tvae = new TorchTvae(parts, width);
    TorchAdam adam = new TorchAdam(tvae.parameters, EPSILON);
    Random random = new Random(1);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    List<double[]> laps = new ArrayList<>();
    for (int epoch = 0; epoch <= EPOCHS; epoch++) {
      Tensor order = TorchArrays.shuffled(rows, random);
      long cpuNanos = process.getProcessCpuTime();
      long nanos = System.nanoTime();
      tvae.epoch(x, order, adam);
      double seconds = (System.nanoTime() - nanos) * 1e-9;
      laps.add(new double[] {seconds, (process.getProcessCpuTime() - cpuNanos) * 1e-9});
    }
    laps.remove(0); // warms up
    laps.sort(Comparator.comparing(lap -> lap[0]));
    double[] median = laps.get(EPOCHS / 2);
    System.out.printf(
        Locale.ROOT,
        "{\"seconds_per_iteration\": %f, \"cpu_seconds\": %f, \"avg_log_likelihood\": null,"
            + " \"peak_rss_mib\": 0, \"loss\": %f}%n",
        median[0],
        median[1],
        tvae.loss(x).item_float());
  }
}
