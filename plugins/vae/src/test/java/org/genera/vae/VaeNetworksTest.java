package org.genera.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ImageVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Classifier;
import org.genera.api.model.DensityBound;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngine;
import org.genera.core.file.ModelFile;
import org.genera.vae.option.VaeOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutional and residual networks, on pictures of odd sizes. */
class VaeNetworksTest {

  private static final int ROWS = 200;

  /** A bright square of 3 x 3 somewhere on a dark picture, in one of the channels. */
  private static Batch squares(int channels, int height, int width) {
    Schema schema =
        Schema.of(new Column("image", new ColumnType.Image(channels, height, width), Role.FEATURE));
    RandomStream random = RandomStream.of(8, "squares", 0);
    byte[] pixels = new byte[ROWS * channels * height * width];
    for (int row = 0; row < ROWS; row++) {
      int start = (row * channels + random.nextInt(channels)) * height * width;
      int top = random.nextInt(height - 2);
      int left = random.nextInt(width - 2);
      for (int i = 0; i < 9; i++) {
        pixels[start + (top + i / 3) * width + left + i % 3] = (byte) 255;
      }
    }
    return Batch.of(schema, 0, ROWS, List.of(new ImageVector(ROWS, pixels, new BitSet())));
  }

  private static VaeModel train(Batch rows, String options, int threads) {
    VaeFamily family = new VaeFamily();
    Map<String, String> all =
        new HashMap<>(Map.of("latent", "4", "batch", "32", "micro-batch", "8"));
    for (String option : options.split(" ")) {
      String[] parts = option.split("=");
      all.put(parts[0], parts[1]);
    }
    try (LocalEngine engine = new LocalEngine(threads, spec -> family)) {
      return (VaeModel)
          family.train(
              TrainingRequest.of(Dataset.of(rows), RunContext.on(engine).build())
                  .options(Options.of(family.options(), all))
                  .build());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 9, 11, network=conv channels=8;16 epochs=40",
    "3, 8, 7, network=conv channels=8;16 epochs=40 activation=leaky-relu normalisation=group"
        + " groups=4",
    "1, 7, 9, network=resnet channels=8;8 epochs=30 activation=silu",
    "3, 7, 7, network=mlp hidden=32 epochs=40 normalisation=layer activation=gelu"
  })
  void squaresAreToldBetterThanPixelByPixelAndModelsAreReadBack(
      int channels, int height, int width, String options) {
    Batch rows = squares(channels, height, width);
    VaeModel model = train(rows, options.replace(';', ',') + " learning-rate=0.005", 2);
    double[] bounds =
        model
            .require(DensityBound.class)
            .bound(rows, 20, RandomStream.of(1, "b", 0))
            .importanceWeighted();
    double apart = apart((ImageVector) rows.column(0), channels * height * width);
    double bound = Arrays.stream(bounds).average().orElseThrow();
    assertTrue(bound > apart + 3, bound + " is not above " + apart);
    VaeModel back =
        VaeTensors.read(
            ModelFile.fromBytes(ModelFile.toBytes(model), "memory", name -> VaeOptions.ALL));
    assertArrayEquals(
        bounds,
        back.require(DensityBound.class)
            .bound(rows, 20, RandomStream.of(1, "b", 0))
            .importanceWeighted());
  }

  /** The mean log-likelihood of rows whose pixels are independent. */
  private static double apart(ImageVector images, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double white = 0;
      for (int row = 0; row < ROWS; row++) {
        white += images.pixels()[row * size + i] != 0 ? 1.0 / ROWS : 0;
      }
      sum += white > 0 ? white * Math.log(white) + (1 - white) * Math.log(1 - white) : 0;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "network=conv channels=8;16 epochs=2",
    "network=resnet channels=8;8 normalisation=group groups=2 epochs=2"
  })
  void theNumberOfThreadsMakesNoDifference(String options) {
    Batch rows = squares(3, 9, 10);
    byte[] one = ModelFile.toBytes(train(rows, options.replace(';', ','), 1));
    assertArrayEquals(one, ModelFile.toBytes(train(rows, options.replace(';', ','), 2)));
    assertArrayEquals(one, ModelFile.toBytes(train(rows, options.replace(';', ','), 4)));
  }

  /** The label is the half of the picture that has the square; most rows lack it. */
  @Test
  void convolutionsTellClassesToo() {
    Batch pictures = squares(1, 12, 5);
    byte[] pixels = ((ImageVector) pictures.column(0)).pixels();
    int[] halves = new int[ROWS];
    int[] known = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      int lit = 0;
      while (pixels[row * 60 + lit] == 0) {
        lit++;
      }
      halves[row] = lit < 25 ? 0 : 1;
      known[row] = row < 60 ? halves[row] : -1;
    }
    Column label =
        new Column("half", new ColumnType.Category(List.of("upper", "lower")), Role.LABEL);
    Schema schema = Schema.of(pictures.schema().column(0), label);
    Batch rows = Batch.of(schema, 0, ROWS, List.of(pictures.column(0), new CategoryVector(known)));
    VaeModel model = train(rows, "network=conv channels=8 epochs=40 learning-rate=0.005", 2);
    double[][] logs = model.require(Classifier.class).logProbabilities(pictures);
    int right = 0;
    for (int row = 0; row < ROWS; row++) {
      right += (logs[row][0] > logs[row][1] ? 0 : 1) == halves[row] ? 1 : 0;
    }
    assertTrue(right > 0.9 * ROWS, right + " of " + ROWS);
  }

  @Test
  void aTableIsRefusedWithTheReason() {
    Batch table =
        Batch.of(
            Schema.of(Column.real("a")), 0, 3, List.of(new RealVector(new double[] {1, 2, 3})));
    GeneraException error =
        assertThrows(GeneraException.class, () -> train(table, "network=conv", 1));
    assertTrue(
        String.valueOf(error.getMessage()).contains("needs one column of images"),
        error.getMessage());
  }
}
