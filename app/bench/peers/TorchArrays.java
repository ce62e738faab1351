import static org.bytedeco.pytorch.global.torch.from_blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Arrays of pictures of 28 x 28, and orders of their rows. */
final class TorchArrays {

  static final int PIXELS = 28 * 28;

  private TorchArrays() {}

  /** Pictures of bytes in a .npy file: bytes over what is white. */
  static Tensor images(Path file, float white) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int start = 10 + (bytes[8] & 255) + 256 * (bytes[9] & 255);
    float[] pixels = new float[bytes.length - start];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (bytes[start + i] & 255) / white;
    }
    return from_blob(new FloatPointer(pixels), new long[] {pixels.length / PIXELS, PIXELS}).clone();
  }

  /** Numbers of rows in a random order. */
  static Tensor shuffled(int rows, Random random) {
    long[] order = new long[rows];
    for (int i = 0; i < rows; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    TensorOptions whole = new TensorOptions(ScalarType.Long);
    return from_blob(new LongPointer(order), new long[] {rows}, whole).clone();
  }
}
