package org.genera.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.DensityBound;
import org.genera.api.model.DensityBound.Bounds;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngine;
import org.genera.core.file.ModelFile;
import org.genera.neural.NativeBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaeFamilyTest {

  private static final Schema PLANE = Schema.of(Column.real("a"), Column.real("b"));
  private static final Map<String, String> OPTIONS =
      Map.of("hidden", "32", "latent", "1", "epochs", "80", "patience", "20");

  /** As the rows are: a normal hidden variable, and the bound in full. */
  private static final Map<String, String> GAUSSIAN =
      Map.of("hidden", "32", "latent", "1", "epochs", "80", "patience", "20", "beta", "1");

  /** a = 30 + 20 h + 5 e, b = -h + 0.5 e': covariance {{425, -20}, {-20, 1.25}}. */
  private static Batch rows(int rows, long index) {
    RandomStream random = RandomStream.of(11, "factor", index);
    double[] a = new double[rows];
    double[] b = new double[rows];
    for (int i = 0; i < rows; i++) {
      double hidden = random.nextGaussian();
      a[i] = 30 + 20 * hidden + 5 * random.nextGaussian();
      b[i] = -hidden + 0.5 * random.nextGaussian();
    }
    return Batch.ofReals(PLANE, a, b);
  }

  private static VaeModel train(Batch rows, Map<String, String> options, int threads) {
    return train(rows, options, threads, Optional.empty());
  }

  private static VaeModel train(
      Batch rows, Map<String, String> options, int threads, Optional<Model> start) {
    VaeFamily family = new VaeFamily();
    try (LocalEngine engine = new LocalEngine(threads, spec -> family)) {
      TrainingRequest.Builder request =
          TrainingRequest.of(Dataset.of(rows), RunContext.on(engine).build())
              .validation(Dataset.of(rows(400, 2)))
              .options(Options.of(family.options(), options));
      start.ifPresent(request::warmStart);
      return (VaeModel) family.train(request.build());
    }
  }

  @Test
  void ofTablesTheDivergenceCountsLessByDefault() {
    Map<String, String> options = new HashMap<>(OPTIONS);
    options.put("epochs", "1");
    Map<String, String> notes = train(rows(100, 1), options, 1).notes();
    assertEquals(Map.of("beta", "0.7 in training; bounds that are told have 1"), notes);
    options.put("beta", "1");
    assertEquals(Map.of(), train(rows(100, 1), options, 1).notes());
    options.remove("beta");
    options.put("importance-draws", "2");
    assertEquals(Map.of(), train(rows(100, 1), options, 1).notes());
  }

  /** The mean of log p(x) of the truth is minus its entropy, -log(2 π e √det). */
  @Test
  void theBoundComesNearTheEntropyAndSamplesHaveTheCovariance() {
    VaeModel model = train(rows(2000, 1), GAUSSIAN, 2);
    assertEquals(Map.of("openblas", NativeBackend.blas()), model.header().provenance().libraries());
    double entropy = Math.log(2 * Math.PI * Math.E * Math.sqrt(425 * 1.25 - 400));
    Bounds bounds =
        model.require(DensityBound.class).bound(rows(2000, 3), 50, RandomStream.of(1, "bounds", 0));
    double elbo = Arrays.stream(bounds.elbo()).average().orElseThrow();
    double weighted = Arrays.stream(bounds.importanceWeighted()).average().orElseThrow();
    assertEquals(-entropy, elbo, 0.15);
    assertEquals(-entropy, weighted, 0.1);
    assertTrue(elbo < weighted, elbo + " is the lower bound, " + weighted + " the higher one");
    Batch sample =
        model.require(AncestralSampling.class).sample(4000, RandomStream.of(1, "sample", 0));
    double[][] points = new double[4000][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {sample.numbers(0)[i] / 20, sample.numbers(1)[i]};
    }
    double[][] covariance = new Covariance(points).getCovarianceMatrix().getData();
    assertEquals(1.0625, covariance[0][0], 0.15);
    assertEquals(-1, covariance[0][1], 0.15);
    assertEquals(1.25, covariance[1][1], 0.15);
  }

  /** Training by several draws stops by their bound, which an evidence lower bound is far below. */
  @Test
  void rowsHeldOutAreJudgedByTheBoundThatIsRaised() {
    Map<String, String> options = new HashMap<>(OPTIONS);
    options.putAll(Map.of("importance-draws", "8", "epochs", "2"));
    VaeModel model = train(rows(2000, 1), options, 2);
    Bounds bounds =
        model.require(DensityBound.class).bound(rows(400, 2), 8, RandomStream.of(1, "bounds", 0));
    double heldOut = model.header().summary().figures().get("heldOutBound");
    double weighted = Arrays.stream(bounds.importanceWeighted()).average().orElseThrow();
    double elbo = Arrays.stream(bounds.elbo()).average().orElseThrow();
    assertEquals(weighted, heldOut, 0.1);
    assertTrue(elbo < weighted - 0.3, elbo + " is far below " + weighted);
  }

  @Test
  void codesTellRowsApartAndDecodeToThem() {
    VaeModel model = train(rows(2000, 1), GAUSSIAN, 2);
    Batch some = rows(200, 4);
    Batch back =
        model
            .require(LatentSpace.class)
            .decode(
                model.require(LatentEncoder.class).encode(some),
                Fill.MEAN,
                RandomStream.of(1, "decode", 0));
    double explained = 0;
    for (int i = 0; i < 200; i++) {
      double error = back.numbers(0)[i] - some.numbers(0)[i];
      explained += 1 - error * error / 425;
    }
    assertTrue(explained / 200 > 0.85, "explained variance of a: " + explained / 200);
    assertEquals(1, model.require(LatentSpace.class).latentSchema().size());
  }

  /** Of rows that the model draws z is known: it lies about its code by as much as is told. */
  @Test
  void deviationsTellHowFarCodesAreOff() {
    VaeModel model = train(rows(2000, 1), GAUSSIAN, 2);
    LatentSpace space = model.require(LatentSpace.class);
    Batch latents = space.prior(4000, RandomStream.of(1, "prior", 0));
    Batch made = space.decode(latents, Fill.DRAW, RandomStream.of(1, "made", 0));
    Batch codes = model.require(LatentEncoder.class).encodeWithDeviations(made).orElseThrow();
    assertEquals(List.of("z1", "sd(z1)"), codes.schema().names());
    double squares = 0;
    for (int row = 0; row < 4000; row++) {
      double off = latents.numbers(0)[row] - codes.numbers(0)[row];
      squares += Math.pow(off / codes.numbers(1)[row], 2) / 4000;
    }
    assertEquals(1, squares, 0.25, "mean square of errors in deviations");
  }

  @Test
  void theNumberOfThreadsChangesNoByte() {
    Map<String, String> options = new HashMap<>(OPTIONS);
    options.put("epochs", "3");
    options.put("batch", "96");
    options.put("micro-batch", "16");
    byte[] one = ModelFile.toBytes(train(rows(500, 1), options, 1));
    assertArrayEquals(one, ModelFile.toBytes(train(rows(500, 1), options, 2)));
    assertArrayEquals(one, ModelFile.toBytes(train(rows(500, 1), options, 4)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beta=2,beta-warm-up=1.5,free-bits=0.1",
        "importance-draws=4",
        "prior=mixture,prior-components=3",
        "prior=vamp,prior-components=3",
        "label=m2,alpha=3",
        "label=conditional,class-prior=uniform"
      })
  void whateverIsRaisedTheNumberOfThreadsChangesNoByte(String texts) {
    Map<String, String> options = new HashMap<>(OPTIONS);
    options.putAll(Map.of("epochs", "2", "batch", "96", "micro-batch", "16", "hidden", "8"));
    for (String text : texts.split(",")) {
      options.put(text.split("=")[0], text.split("=")[1]);
    }
    Batch rows = texts.startsWith("label") ? labelled(rows(300, 1)) : rows(300, 1);
    byte[] one = ModelFile.toBytes(fit(rows, options, 1));
    assertArrayEquals(one, ModelFile.toBytes(fit(rows, options, 2)));
    assertArrayEquals(one, ModelFile.toBytes(fit(rows, options, 4)));
  }

  private static Model fit(Batch rows, Map<String, String> options, int threads) {
    VaeFamily family = new VaeFamily();
    try (LocalEngine engine = new LocalEngine(threads, spec -> family)) {
      return family.train(
          TrainingRequest.of(Dataset.of(rows), RunContext.on(engine).build())
              .validation(Dataset.of(rows.slice(0, 100)))
              .options(Options.of(family.options(), options))
              .build());
    }
  }

  /** A label that says whether a is above 30; every second one is missing. */
  private static Batch labelled(Batch rows) {
    Schema schema =
        Schema.of(
            Column.real("a"),
            Column.real("b"),
            Column.category("y", "low", "high").withRole(Role.LABEL));
    BatchBuilder builder = new BatchBuilder(schema, rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      builder.number(0, rows.numbers(0)[row]);
      builder.number(1, rows.numbers(1)[row]);
      if (row % 2 == 0) {
        builder.number(2, rows.numbers(0)[row] > 30 ? 1 : 0);
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  /** Training would end before the weight of the divergence is what was asked for. */
  @Test
  void aWarmUpEndsBeforeTraining() {
    Map<String, String> options = new HashMap<>(OPTIONS);
    options.putAll(Map.of("epochs", "2", "beta-warm-up", "2"));
    GeneraException error =
        assertThrows(GeneraException.class, () -> train(rows(100, 1), options, 1));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("'epochs'"), error.getMessage());
  }

  @Test
  void aNumberFarFromAllOthersIsRefusedByItsColumn() {
    Batch far = Batch.ofReals(PLANE, new double[] {30}, new double[] {-1e9});
    VaeFamily family = new VaeFamily();
    try (LocalEngine engine = new LocalEngine(1, spec -> family)) {
      TrainingRequest request =
          TrainingRequest.of(Dataset.of(rows(100, 1)), RunContext.on(engine).build())
              .validation(Dataset.of(far))
              .options(Options.of(family.options(), OPTIONS))
              .build();
      GeneraException error = assertThrows(GeneraException.class, () -> family.train(request));
      assertTrue(String.valueOf(error.getMessage()).contains("'b'"), error.getMessage());
    }
  }

  @Test
  void trainingGoesOnFromAModelOfTheSameNetworkOnly() {
    Map<String, String> once = new HashMap<>(OPTIONS);
    once.put("epochs", "1");
    VaeModel first = train(rows(500, 1), once, 1);
    VaeModel second = train(rows(500, 1), once, 1, Optional.of(first));
    double before = first.header().summary().figures().get("heldOutBound");
    double after = second.header().summary().figures().get("heldOutBound");
    assertTrue(after > before, after + " is not above " + before);
    once.put("latent", "2");
    GeneraException error =
        assertThrows(GeneraException.class, () -> train(rows(500, 1), once, 1, Optional.of(first)));
    assertEquals(StandardError.USAGE, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains("latent=1"), error.getMessage());
  }

  @Test
  void samplesKeepToTheRangeOfTheRows() {
    Map<String, String> options = new HashMap<>(OPTIONS);
    options.put("epochs", "1");
    Batch rows = rows(30, 1);
    Batch sample =
        train(rows, options, 1)
            .require(AncestralSampling.class)
            .sample(2000, RandomStream.of(1, "sample", 0));
    for (int column = 0; column < 2; column++) {
      double lowest = Arrays.stream(rows.numbers(column)).min().orElseThrow();
      double highest = Arrays.stream(rows.numbers(column)).max().orElseThrow();
      assertEquals(lowest, Arrays.stream(sample.numbers(column)).min().orElseThrow());
      assertEquals(highest, Arrays.stream(sample.numbers(column)).max().orElseThrow());
    }
  }

  @Test
  void aLabelIsLeftOutIfTheUserSaysSo() {
    Schema schema = Schema.of(Column.real("a"), Column.real("b").withRole(Role.LABEL));
    Map<String, String> options = new HashMap<>(OPTIONS);
    options.put("epochs", "1");
    Batch rows = rows(100, 1).withSchema(schema);
    GeneraException error = assertThrows(GeneraException.class, () -> train(rows, options, 1));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    options.put("label", "ignore");
    Model model = train(rows, options, 1);
    assertFalse(model.schema().label().isPresent());
    assertEquals(
        "[a]",
        model
            .require(AncestralSampling.class)
            .sample(1, RandomStream.of(1, "s", 0))
            .schema()
            .names()
            .toString());
  }
}
