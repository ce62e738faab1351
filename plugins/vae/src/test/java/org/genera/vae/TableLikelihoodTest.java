package org.genera.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Conditioning;
import org.genera.api.model.DensityBound;
import org.genera.api.model.DensityBound.Bounds;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngine;
import org.genera.vae.option.VaeOptions;
import org.genera.vae.row.RowCodec;
import org.junit.jupiter.api.Test;

/** Likelihoods of tables from options to samples. */
class TableLikelihoodTest {

  private static final Schema SALES =
      Schema.of(
          Column.real("price"),
          Column.whole("gain"),
          Column.category("kind", "book", "film", "song"));
  private static final int ROWS = 3000;

  /** Songs cost 0.99; films gain something one time in three; books cost 20 give or take 5. */
  private static Batch sales(long index) {
    RandomStream random = RandomStream.of(12, "sales", index);
    BatchBuilder builder = new BatchBuilder(SALES, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int kind = random.nextInt(3);
      double around = kind == 0 ? 20 + 5 * random.nextGaussian() : 9 + random.nextGaussian();
      builder.number(0, kind == 2 ? 0.99 : Math.rint(100 * around) / 100);
      boolean gains = kind == 1 && random.nextInt(3) == 0;
      builder.number(1, gains ? 5000 + random.nextInt(5000) : 0);
      builder.number(2, kind);
      builder.endRow();
    }
    return builder.build(0);
  }

  private static VaeModel train(Batch rows, Map<String, String> options) {
    VaeFamily family = new VaeFamily();
    try (LocalEngine engine = new LocalEngine(2, spec -> family)) {
      return (VaeModel)
          family.train(
              TrainingRequest.of(Dataset.of(rows), RunContext.on(engine).build())
                  .options(Options.of(family.options(), options))
                  .build());
    }
  }

  private static final Map<String, String> SMALL =
      Map.of("hidden", "64", "latent", "4", "epochs", "40", "batch", "64", "micro-batch", "32");

  @Test
  void samplesHaveTheAtomsTheGridAndTheDependence() {
    Batch rows = sales(1);
    VaeModel model = train(rows, SMALL);
    Batch sample =
        model.require(AncestralSampling.class).sample(6000, RandomStream.of(1, "sample", 0));
    double[] price = sample.numbers(0);
    double[] gain = sample.numbers(1);
    double[] kind = sample.numbers(2);
    double lowest = Arrays.stream(rows.numbers(0)).min().orElseThrow();
    int songs = 0;
    int cheap = 0;
    int gains = 0;
    int gainsOfFilms = 0;
    for (int i = 0; i < price.length; i++) {
      assertEquals(Math.rint(price[i] * 100) / 100, price[i], "two decimals");
      assertTrue(price[i] >= lowest && (gain[i] == 0 || gain[i] <= 9999));
      songs += kind[i] == 2 ? 1 : 0;
      cheap += kind[i] == 2 && price[i] == 0.99 ? 1 : 0;
      gains += gain[i] > 1000 ? 1 : 0;
      gainsOfFilms += gain[i] > 1000 && kind[i] == 1 ? 1 : 0;
    }
    assertEquals(1.0 / 3, songs / 6000.0, 0.06);
    assertTrue(cheap > 0.75 * songs, cheap + " of " + songs + " songs cost 0.99");
    assertEquals(1.0 / 9, gains / 6000.0, 0.04);
    assertTrue(gainsOfFilms > 0.9 * gains, gainsOfFilms + " of " + gains);
  }

  /**
   * The mean of log p(x) in nats: log 3 for the kind; a book's price in cents with deviation 500, a
   * film's with 100; a film's gain or none, among 5000 whole numbers. Prices are densities of
   * units, so a cent counts log 100.
   */
  @Test
  void theBoundComesNearTheEntropy() {
    double gaussian = 0.5 * Math.log(2 * Math.PI * Math.E);
    double gain = (Math.log(3) * 3 - 2 * Math.log(2) + Math.log(5000)) / 3;
    double entropy =
        Math.log(3)
            + (gaussian + Math.log(5) + gaussian + Math.log(1) - Math.log(100)) / 3
            + gain / 3;
    Map<String, String> options = new HashMap<>(SMALL);
    options.put("beta", "1");
    VaeModel model = train(sales(1), options);
    double bound =
        Arrays.stream(
                model
                    .require(DensityBound.class)
                    .bound(sales(2), 20, RandomStream.of(1, "b", 0))
                    .importanceWeighted())
            .average()
            .orElseThrow();
    assertEquals(-entropy, bound, 0.25);
  }

  @Test
  void likelihoodsAndOptionsThatCannotBeAreRefusedByName() {
    assertTrue(refused(Map.of("likelihood.kind", "gaussian")).contains("category"));
    assertTrue(refused(Map.of("likelihood.price", "poisson")).contains("'price' is real"));
    assertTrue(refused(Map.of("likelihood.*", "logistic")).contains("likelihood.*"));
    assertTrue(refused(Map.of("binarise", "threshold")).contains("bernoulli pixels"));
    assertTrue(refused(Map.of("deviation.price", "2")).contains("likelihood gaussian"));
    assertTrue(
        refused(Map.of("likelihood.*", "gaussian", "modes", "3")).contains("likelihood mixture"));
    assertTrue(refused(Map.of("likelihood.nothing", "gaussian")).contains("nothing"));
  }

  @Test
  void aNegativeNumberIsNoCount() {
    Schema schema = Schema.of(new Column("n", new ColumnType.Whole(), Role.FEATURE));
    BatchBuilder builder = new BatchBuilder(schema, 10);
    for (int row = 0; row < 10; row++) {
      builder.number(0, row - 3);
      builder.endRow();
    }
    Batch rows = builder.build(0);
    GeneraException error =
        assertThrows(GeneraException.class, () -> train(rows, Map.of("likelihood.n", "poisson")));
    assertTrue(String.valueOf(error.getMessage()).contains("-3"), error.getMessage());
  }

  private static final Schema COUNTS =
      Schema.of(
          Column.whole("n"), Column.whole("five"), Column.real("weight").withRole(Role.WEIGHT));

  /** Counts from a number on, beside a column that is 5 everywhere; the first row has no weight. */
  private static Batch counts(int from, int rows) {
    BatchBuilder builder = new BatchBuilder(COUNTS, rows);
    for (int row = 0; row < rows; row++) {
      builder.number(0, from + row % 5);
      builder.number(1, 5);
      builder.number(2, row == 0 ? 0 : 1);
      builder.endRow();
    }
    return builder.build(0);
  }

  private static final Map<String, String> COUNTING =
      Map.of("likelihood.n", "poisson", "hidden", "8", "latent", "1", "epochs", "2");

  @Test
  void rowsBelowZeroAreImpossible() {
    VaeModel model = train(counts(0, 200), COUNTING);
    Bounds bounds =
        model.require(DensityBound.class).bound(counts(-1, 5), 4, RandomStream.of(1, "b", 0));
    assertEquals(Double.NEGATIVE_INFINITY, bounds.elbo()[0]);
    assertEquals(Double.NEGATIVE_INFINITY, bounds.importanceWeighted()[0]);
    assertTrue(Double.isFinite(bounds.elbo()[1] + bounds.importanceWeighted()[1]));
    Conditioning conditioning = model.require(Conditioning.class);
    assertArrayEquals(
        new boolean[] {true, false, false, false, false}, conditioning.impossible(counts(-1, 5)));
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> conditioning.given(counts(-1, 1).select(List.of("n"))));
    assertEquals(StandardError.INVALID_DATA, error.code());
  }

  @Test
  void rowsBelowZeroAreNeitherLearnedFromNorHeldOutUnlessTheyHaveNoWeight() {
    VaeFamily family = new VaeFamily();
    try (LocalEngine engine = new LocalEngine(2, spec -> family)) {
      TrainingRequest.Builder request =
          TrainingRequest.of(Dataset.of(counts(0, 200)), RunContext.on(engine).build())
              .options(Options.of(family.options(), COUNTING));
      family.train(request.validation(Dataset.of(counts(-1, 5))).build());
      TrainingRequest bad = request.validation(Dataset.of(counts(-2, 5))).build();
      GeneraException error = assertThrows(GeneraException.class, () -> family.train(bad));
      assertTrue(
          String.valueOf(error.getMessage()).contains("Row 2, column 'n'"), error.getMessage());
    }
  }

  /** The density of a whole number is its probability, so that a constant tells nothing. */
  @Test
  void aConstantAddsNothingToTheBound() {
    Batch rows = counts(0, 1000).select(List.of("five"));
    Bounds bounds =
        train(rows, Map.of("hidden", "8", "latent", "1", "epochs", "40"))
            .require(DensityBound.class)
            .bound(rows, 20, RandomStream.of(1, "b", 0));
    double mean = Arrays.stream(bounds.importanceWeighted()).average().orElseThrow();
    assertEquals(0, mean, 0.05);
    assertTrue(mean < 0.005, mean + " is the logarithm of a probability");
  }

  private static String refused(Map<String, String> options) {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () ->
                RowCodec.of(SALES, Options.of(VaeOptions.ALL, options))
                    .optionsInQuestion()
                    .requireEffect());
    assertEquals(StandardError.INVALID_OPTION, error.code());
    return String.valueOf(error.getMessage());
  }
}
