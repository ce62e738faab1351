package org.genera.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound;
import org.genera.api.model.DensityBound.Bounds;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngine;
import org.genera.core.file.ModelFile;
import org.genera.vae.option.VaeOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model of images answers: encodings, decodings, bounds. */
class VaeModelTest {

  private static final Schema IMAGES =
      Schema.of(new Column("image", new ColumnType.Image(1, 4, 4), Role.FEATURE));
  private static final int ROWS = 300;
  private static final Batch ROWS_OF_BARS = bars();

  /** A white row or a white column, on black, a little grey. */
  private static Batch bars() {
    RandomStream random = RandomStream.of(21, "bars", 0);
    byte[] pixels = new byte[ROWS * 16];
    for (int row = 0; row < ROWS; row++) {
      int bar = random.nextInt(8);
      for (int i = 0; i < 16; i++) {
        boolean white = bar < 4 ? i / 4 == bar : i % 4 == bar - 4;
        pixels[row * 16 + i] = (byte) (white ? 255 - random.nextInt(20) : random.nextInt(20));
      }
    }
    return Batch.of(IMAGES, 0, ROWS, List.of(new ImageVector(ROWS, pixels, new BitSet())));
  }

  private static final Map<String, VaeModel> MODELS = new ConcurrentHashMap<>();

  private static VaeModel trained(String likelihood) {
    return MODELS.computeIfAbsent(likelihood, VaeModelTest::train);
  }

  private static VaeModel train(String likelihood) {
    VaeFamily family = new VaeFamily();
    Map<String, String> options =
        new HashMap<>(
            Map.of(
                "likelihood.image", likelihood,
                "hidden", "32",
                "latent", "4",
                "epochs", "150",
                "batch", "32",
                "micro-batch", "16",
                "learning-rate", "0.003"));
    if (likelihood.equals("mixture")) {
      options.put("modes", "2");
    }
    try (LocalEngine engine = new LocalEngine(2, spec -> family)) {
      return (VaeModel)
          family.train(
              TrainingRequest.of(Dataset.of(ROWS_OF_BARS), RunContext.on(engine).build())
                  .options(Options.of(family.options(), options))
                  .build());
    }
  }

  private static RandomStream chance() {
    return RandomStream.of(5, "test", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bernoulli", "gaussian", "logistic", "mixture"})
  void aModelReadBackGivesTheSameAnswers(String likelihood) {
    VaeModel model = trained(likelihood);
    VaeModel back =
        VaeTensors.read(
            ModelFile.fromBytes(ModelFile.toBytes(model), "memory", name -> VaeOptions.ALL));
    Bounds bounds = model.require(DensityBound.class).bound(ROWS_OF_BARS, 3, chance());
    Bounds again = back.require(DensityBound.class).bound(ROWS_OF_BARS, 3, chance());
    assertArrayEquals(bounds.elbo(), again.elbo());
    assertArrayEquals(bounds.importanceWeighted(), again.importanceWeighted());
    assertArrayEquals(
        model.require(LatentEncoder.class).encode(ROWS_OF_BARS).numbers(0),
        back.require(LatentEncoder.class).encode(ROWS_OF_BARS).numbers(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bernoulli", "gaussian", "logistic", "mixture"})
  void moreDrawsBoundMoreTightlyAndBetterThanPixelsAlone(String likelihood) {
    VaeModel model = trained(likelihood);
    double elbo = mean(model.require(DensityBound.class).bound(ROWS_OF_BARS, 1, chance()).elbo());
    double weighted =
        mean(
            model
                .require(DensityBound.class)
                .bound(ROWS_OF_BARS, 64, chance())
                .importanceWeighted());
    assertTrue(elbo < weighted, elbo + " " + weighted);
    // Pixels are white in a quarter of the rows and, as a Gaussian has it, 256 grey values wide.
    double apart =
        likelihood.equals("bernoulli")
            ? 16 * (0.25 * Math.log(0.25) + 0.75 * Math.log(0.75))
            : -16 * (0.5 * Math.log(2 * Math.PI * Math.E * 0.17) + Math.log(256));
    assertTrue(weighted > apart + 2, weighted + " is not above " + apart);
    assertTrue(weighted < 0, "probabilities of pixels are below 1: " + weighted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bernoulli", "gaussian", "logistic", "mixture"})
  void aRowIsEncodedAndDecodedByItself(String likelihood) {
    VaeModel model = trained(likelihood);
    Batch codes = model.require(LatentEncoder.class).encode(ROWS_OF_BARS);
    Batch alone = model.require(LatentEncoder.class).encode(ROWS_OF_BARS.slice(130, 131));
    assertEquals(model.require(LatentEncoder.class).encodingSchema(), codes.schema());
    for (int k = 0; k < 4; k++) {
      assertEquals(codes.numbers(k)[130], alone.numbers(k)[0], 1e-5);
    }
    Batch pictures = model.require(LatentSpace.class).decode(codes, Fill.MEAN, chance());
    byte[] made = ((ImageVector) pictures.column(0)).pixels();
    byte[] given = ((ImageVector) ROWS_OF_BARS.column(0)).pixels();
    int right = 0;
    for (int i = 0; i < made.length; i++) {
      right += (made[i] & 255) >= 128 == (given[i] & 255) >= 128 ? 1 : 0;
    }
    assertTrue(right > 0.95 * made.length, right + " of " + made.length + " pixels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bernoulli", "gaussian", "logistic", "mixture"})
  void anImageThatIsMissingIsCertain(String likelihood) {
    VaeModel model = trained(likelihood);
    Bounds bounds = model.require(DensityBound.class).bound(Batch.missing(IMAGES, 2), 5, chance());
    assertTrue(Arrays.stream(bounds.elbo()).allMatch(bound -> bound <= 0));
    assertFalse(Arrays.stream(bounds.importanceWeighted()).anyMatch(Double::isNaN));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
