import static org.bytedeco.pytorch.global.torch.bernoulli;
import static org.bytedeco.pytorch.global.torch.logsumexp;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The autoencoder of Burda et al. 2016 on grey pictures that are binarised anew each time that they
 * are seen, and the importance-weighted estimate of log p(x) of others.
 *
 * <p>{@code java TorchLikelihood TRAIN.npy TEST.npy EPOCHS BATCH EPSILON DRAWS SEED}; the pictures
 * of the test are black and white.
 */
final class TorchLikelihood {

  private static final int WHITE = 255;

  /** Rows whose bounds are estimated together, and draws of each. */
  private static final int TOGETHER = 10;

  private static final int DRAWS = 250;

  private TorchLikelihood() {}

  private static double epoch(TorchVae vae, TorchAdam adam, Tensor x, int batch, Random random) {
    int rows = (int) x.size(0);
    Tensor order = TorchArrays.shuffled(rows, random);
    double total = 0;
    for (int from = 0; from < rows; from += batch) {
      int count = Math.min(batch, rows - from);
      try (PointerScope scope = new PointerScope()) {
        Tensor loss = vae.loss(bernoulli(x.index_select(0, order.narrow(0, from, count))));
        adam.step(loss);
        total -= loss.item_float() * count;
      }
    }
    return total / rows;
  }

  /** The mean over rows of log (1/k) Σ w (eq. 8 there). */
  private static double meanLogLikelihood(TorchVae vae, Tensor x, int draws) {
    double total = 0;
    for (long from = 0; from < x.size(0); from += TOGETHER) {
      try (PointerScope scope = new PointerScope()) {
        total += sum(vae, x.narrow(0, from, Math.min(TOGETHER, x.size(0) - from)), draws);
      }
    }
    return total / x.size(0) - Math.log(draws);
  }

  private static double sum(TorchVae vae, Tensor x, int draws) {
    Tensor logs = null;
    for (int done = 0; done < draws; done += DRAWS) {
      Tensor some =
          logsumexp(vae.logWeights(x, Math.min(DRAWS, draws - done)), new long[] {1}).detach();
      logs = logs == null ? some : org.bytedeco.pytorch.global.torch.logaddexp(logs, some);
    }
    return logs.sum().item_float();
  }

  /** Prints one line of JSON. */
  public static void main(String[] args) throws IOException {
    set_num_threads(Integer.parseInt(System.getenv("OMP_NUM_THREADS")));
    int seed = Integer.parseInt(args[6]);
    manual_seed(seed);
    TorchVae vae = new TorchVae(TorchVae.Architecture.TANH, true);
    Tensor x = TorchArrays.images(Path.of(args[0]), WHITE);
    TorchAdam adam = new TorchAdam(vae.parameters(), Double.parseDouble(args[4]));
    Random random = new Random(seed);
    long start = System.nanoTime();
    double bound = 0;
    for (int epoch = 0; epoch < Integer.parseInt(args[2]); epoch++) {
      bound = epoch(vae, adam, x, Integer.parseInt(args[3]), random);
    }
    long trained = System.nanoTime();
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor test = TorchArrays.images(Path.of(args[1]), WHITE);
      double logLikelihood = meanLogLikelihood(vae, test, Integer.parseInt(args[5]));
      System.out.printf(
          Locale.ROOT,
          "{\"training_seconds\": %f, \"scoring_seconds\": %f, \"training_bound\": %f,"
              + " \"log_likelihood\": %f}%n",
          (trained - start) * 1e-9,
          (System.nanoTime() - trained) * 1e-9,
          bound,
          logLikelihood);
    }
  }
}
