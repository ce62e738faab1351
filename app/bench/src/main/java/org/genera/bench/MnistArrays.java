package org.genera.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.genera.numerics.NpyType;
import org.genera.numerics.NpyWriter;

/**
 * MNIST as arrays that all peers read: the grey training pictures, and every tenth of the test's
 * 10,000, made black and white once, by chance with the grey value as probability of white.
 */
final class MnistArrays {

  static final String TRAIN = "mnist-train.npy";
  static final String TEST = "mnist-test.npy";

  private static final int PIXELS = ImageArray.SIDE * ImageArray.SIDE;
  private static final int HEADER = 16;
  private static final int EVERY = 10;

  private MnistArrays() {}

  /** Writes the arrays unless they are there. */
  static void require(Path data, Path mnist) throws IOException {
    if (!Files.exists(data.resolve(TEST))) {
      Files.createDirectories(data);
      write(data.resolve(TRAIN), pixels(mnist.resolve("train-images-idx3-ubyte.gz")));
      write(data.resolve(TEST), binarisedTenth(pixels(mnist.resolve("t10k-images-idx3-ubyte.gz"))));
    }
  }

  private static byte[] pixels(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      byte[] bytes = in.readAllBytes();
      return Arrays.copyOfRange(bytes, HEADER, bytes.length);
    }
  }

  private static byte[] binarisedTenth(byte[] grey) {
    Random random = new Random(1);
    byte[] binary = new byte[grey.length / EVERY];
    for (int i = 0; i < binary.length; i++) {
      int row = i / PIXELS * EVERY;
      int value = grey[row * PIXELS + i % PIXELS] & ImageArray.WHITE;
      boolean isWhite = random.nextDouble() * ImageArray.WHITE < value;
      binary[i] = (byte) (isWhite ? ImageArray.WHITE : 0);
    }
    return binary;
  }

  private static void write(Path file, byte[] pixels) {
    try (NpyWriter writer = NpyWriter.create(file, NpyType.U1, PIXELS)) {
      writer.writeRows(pixels);
    }
  }
}
