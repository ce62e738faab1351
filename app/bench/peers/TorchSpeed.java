import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Seconds of an epoch of black and white pictures by the same eager operations as the Python peer,
 * batch 128, fused Adam.
 *
 * <p>{@code java TorchSpeed mlp|conv IMAGES.npy}, with {@code OMP_NUM_THREADS} and {@code
 * OPENBLAS_NUM_THREADS} in the environment.
 */
final class TorchSpeed {

  private static final int BATCH = 128;
  private static final int EPOCHS = 3;
  private static final int WARM_UP_BATCHES = 20;
  private static final double EPSILON = 1e-8;

  private TorchSpeed() {}

  /** The mean bound over some batches. */
  private static double train(TorchVae vae, TorchAdam adam, Tensor x, Tensor order, int batches) {
    double total = 0;
    for (int b = 0; b < batches; b++) {
      try (PointerScope scope = new PointerScope()) {
        Tensor loss = vae.loss(x.index_select(0, order.narrow(0, (long) b * BATCH, BATCH)));
        adam.step(loss);
        total -= loss.item_float();
      }
    }
    return total / batches;
  }

  /** Prints one line of JSON. */
  public static void main(String[] args) throws IOException {
    set_num_threads(Integer.parseInt(System.getenv("OMP_NUM_THREADS")));
    manual_seed(1);
    TorchVae vae =
        new TorchVae(TorchVae.Architecture.valueOf(args[0].toUpperCase(Locale.ROOT)), false);
    Tensor x = TorchArrays.images(Path.of(args[1]), 1);
    int rows = (int) x.size(0);
    TorchAdam adam = new TorchAdam(vae.parameters(), EPSILON);
    Random random = new Random(1);
    train(vae, adam, x, TorchArrays.shuffled(rows, random), WARM_UP_BATCHES);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double best = Double.POSITIVE_INFINITY;
    double cpu = 0;
    double bound = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Tensor order = TorchArrays.shuffled(rows, random);
      long cpuNanos = process.getProcessCpuTime();
      long nanos = System.nanoTime();
      bound = train(vae, adam, x, order, rows / BATCH);
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
