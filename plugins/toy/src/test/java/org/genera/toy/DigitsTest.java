package org.genera.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ImageVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

  /** The same bytes under every JDK, and in every release: data sets are quoted by their seed. */
  @ParameterizedTest
  @CsvSource({
    "digits8, ea9ad2bf93c2e0fd054932710edd498d78003bede7f71fa6d2572d8fe41a0102",
    "digits28, 0a8cf6fc3d1a2ebc9b3a2142c845497978ffb7d7cd9866b502804f673724440d"
  })
  void theFirstThousandImagesAreTheSameForEver(String set, String digest)
      throws NoSuchAlgorithmException {
    byte[] pixels = images(Toys.rows(set, Map.of())).pixels();
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    assertEquals(digest, HexFormat.of().formatHex(sha256.digest(pixels)));
  }

  /** Digits that look like digits: the nearest class mean tells most of them. */
  @ParameterizedTest
  @ValueSource(strings = {"digits8", "digits28"})
  void theNearestMeanImageNamesTheDigit(String set) {
    Batch training = Toys.rows(set, Map.of("n", "2000", "seed", "1"));
    Batch test = Toys.rows(set, Map.of("n", "500", "seed", "2"));
    double[][] means = means(training);
    int right = 0;
    for (int row = 0; row < test.rows(); row++) {
      right += nearest(means, images(test), row) == labels(test)[row] ? 1 : 0;
    }
    double accuracy = right / (double) test.rows();
    assertTrue(accuracy > 0.8 && accuracy < 1, "accuracy " + accuracy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits8", "digits28"})
  void everyDigitHasInkAndRoomAroundIt(String set) {
    ImageVector images = images(Toys.rows(set, Map.of("n", "1000")));
    int size = images.pixels().length / images.rows();
    for (int row = 0; row < images.rows(); row++) {
      double ink = 0;
      for (int pixel = 0; pixel < size; pixel++) {
        ink += pixel(images, row, pixel) / 255.0;
      }
      assertTrue(ink > 0.04 * size && ink < 0.5 * size, "image " + row + " has " + ink);
    }
  }

  private static ImageVector images(Batch rows) {
    return (ImageVector) rows.column("image");
  }

  private static int[] labels(Batch rows) {
    return ((CategoryVector) rows.column("label")).codes();
  }

  private static int pixel(ImageVector images, int row, int pixel) {
    return images.pixels()[row * (images.pixels().length / images.rows()) + pixel] & 0xff;
  }

  private static double[][] means(Batch rows) {
    ImageVector images = images(rows);
    double[][] sums = new double[10][images.pixels().length / images.rows()];
    int[] counts = new int[10];
    for (int row = 0; row < rows.rows(); row++) {
      int label = labels(rows)[row];
      counts[label]++;
      for (int i = 0; i < sums[label].length; i++) {
        sums[label][i] += pixel(images, row, i);
      }
    }
    for (int label = 0; label < 10; label++) {
      for (int i = 0; i < sums[label].length; i++) {
        sums[label][i] /= counts[label];
      }
    }
    return sums;
  }

  private static int nearest(double[][] means, ImageVector images, int row) {
    int best = -1;
    double bestDistance = Double.POSITIVE_INFINITY;
    for (int label = 0; label < means.length; label++) {
      double distance = 0;
      for (int i = 0; i < means[label].length; i++) {
        double difference = means[label][i] - pixel(images, row, i);
        distance += difference * difference;
      }
      if (distance < bestDistance) {
        best = label;
        bestDistance = distance;
      }
    }
    return best;
  }
}
