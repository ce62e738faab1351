package org.genera.gmm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngineFactory;
import org.junit.jupiter.api.Assumptions;

/** Data, mixtures and fits that the tests share. */
final class Fixture {

  static final GmmFamily FAMILY = new GmmFamily();

  private Fixture() {}

  static Options options(String... keysAndValues) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      texts.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Options.of(FAMILY.options(), texts);
  }

  static GmmModel fit(Dataset data, String... options) {
    return fit(data, 2, new ArrayList<>(), options);
  }

  static GmmModel fit(Dataset data, int threads, List<String> warnings, String... options) {
    return fit(data, threads, warnings, Optional.empty(), options);
  }

  static GmmModel fitFrom(GmmModel start, Dataset data, String... options) {
    return fit(data, 2, new ArrayList<>(), Optional.of(start), options);
  }

  private static GmmModel fit(
      Dataset data, int threads, List<String> warnings, Optional<Model> start, String... options) {
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void warning(String message) {
            warnings.add(message);
          }
        };
    try (Engine engine =
        new LocalEngineFactory().create(new EngineRequest(Options.none(), threads, s -> FAMILY))) {
      RunContext context = RunContext.on(engine).seed(1).blockRows(128).listener(listener).build();
      TrainingRequest.Builder request = TrainingRequest.of(data, context).options(options(options));
      start.ifPresent(request::warmStart);
      return (GmmModel) FAMILY.train(request.build());
    }
  }

  /** Real features c1, c2, … of a table given column by column. */
  static Schema schema(int features) {
    List<Column> columns = new ArrayList<>();
    for (int j = 1; j <= features; j++) {
      columns.add(Column.real("c" + j));
    }
    return Schema.of(columns);
  }

  static Dataset data(double[]... columns) {
    return Dataset.of(Batch.ofReals(schema(columns.length), columns));
  }

  /** The same, the last column being weights. */
  static Dataset weighted(double[]... columns) {
    List<Column> named = new ArrayList<>(schema(columns.length - 1).columns());
    named.add(Column.real("w").withRole(Role.WEIGHT));
    return Dataset.of(Batch.ofReals(Schema.of(named), columns));
  }

  /** A model of the given parameters over c1, c2, …. */
  static GmmModel model(Mixture mixture) {
    TrainingSummary summary = new TrainingSummary(0, true, OptionalDouble.empty(), 1, 0, Map.of());
    return new GmmModel(
        new ModelHeader(
            GmmFamily.NAME,
            schema(mixture.dimensions()),
            Options.none(),
            new Provenance(1, "", 0, ""),
            summary),
        mixture);
  }

  /** Any mixture: random means, weights and covariances. */
  static Mixture mixture(CovarianceType type, int k, int d, long seed) {
    RandomStream random = RandomStream.of(seed, "mixture", 0);
    double[] weights = new double[k];
    double sum = 0;
    for (int c = 0; c < k; c++) {
      weights[c] = 0.2 + random.nextDouble();
      sum += weights[c];
    }
    for (int c = 0; c < k; c++) {
      weights[c] /= sum;
    }
    double[] means = new double[k * d];
    for (int i = 0; i < means.length; i++) {
      means[i] = 2 * random.nextGaussian();
    }
    List<double[]> matrices = new ArrayList<>();
    for (int c = 0; c < k; c++) {
      matrices.add(matrix(d, random));
    }
    Mixture form = new Mixture(type, weights, means, new double[0]);
    return new Mixture(type, weights, means, form.packed(d, matrices::get));
  }

  private static double[] matrix(int d, RandomStream random) {
    double[] a = new double[d * d];
    for (int i = 0; i < a.length; i++) {
      a[i] = random.nextGaussian();
    }
    double[] matrix = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        matrix[i * d + j] = i == j ? 0.3 : 0;
        for (int m = 0; m < d; m++) {
          matrix[i * d + j] += a[i * d + m] * a[j * d + m] / d;
        }
      }
    }
    return matrix;
  }

  /** Rows of a mixture, column by column. */
  static double[][] sample(Mixture mixture, int rows, long seed) {
    Batch batch = model(mixture).sample(rows, RandomStream.of(seed, "sample", 0));
    double[][] columns = new double[mixture.dimensions()][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = batch.numbers(j);
    }
    return columns;
  }

  /** Some columns of a comma-separated file beside the checkout; the test is skipped without it. */
  static double[][] shared(String file, int skip, int from, int to) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    Path path = root == null ? Path.of(file) : root.resolve("../shared/data").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "no real data at " + path);
    List<String> lines =
        Files.readAllLines(path).stream().skip(skip).filter(line -> !line.isBlank()).toList();
    double[][] columns = new double[to - from][lines.size()];
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = lines.get(row).split(",", -1);
      for (int j = from; j < to; j++) {
        columns[j - from][row] = Double.parseDouble(cells[j]);
      }
    }
    return columns;
  }
}
