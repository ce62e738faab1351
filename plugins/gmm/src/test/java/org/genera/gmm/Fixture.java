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
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
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
import org.genera.numerics.gaussian.CovarianceType;
import org.genera.numerics.gaussian.Mixture;
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

  static GmmModel fitFrom(GmmModel start, Dataset data, List<String> warnings) {
    return fit(data, 2, warnings, Optional.of(start));
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

  /** A model that has learnt from more rows, in blocks of 128. */
  static GmmModel update(GmmModel model, Dataset data, int threads) {
    try (Engine engine =
        new LocalEngineFactory().create(new EngineRequest(Options.none(), threads, s -> FAMILY))) {
      return (GmmModel) model.update(data, RunContext.on(engine).blockRows(128).build());
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

  /** Real features and a label y with the levels a, b, …; -1 is a missing label. */
  static Dataset labelled(int levels, int[] codes, double[]... columns) {
    return Dataset.of(labelledRows(levels, codes, columns));
  }

  static Batch labelledRows(int levels, int[] codes, double[]... columns) {
    Schema schema = labelledSchema(levels, columns.length);
    List<ColumnVector> vectors = new ArrayList<>();
    for (double[] column : columns) {
      vectors.add(new RealVector(column));
    }
    vectors.add(new CategoryVector(codes));
    return Batch.of(schema, 0, codes.length, vectors);
  }

  static Schema labelledSchema(int levels, int features) {
    List<String> names = new ArrayList<>();
    for (int y = 0; y < levels; y++) {
      names.add(Character.toString('a' + y));
    }
    List<Column> columns = new ArrayList<>(schema(features).columns());
    columns.add(new Column("y", new ColumnType.Category(names), Role.LABEL));
    return Schema.of(columns);
  }

  /** A model of the given parameters over c1, c2, … and the label y. */
  static GmmModel labelledModel(Mixture mixture, int levels, int... ofComponent) {
    Schema schema = labelledSchema(levels, mixture.dimensions());
    return model(
        mixture,
        schema,
        Optional.of(new ComponentClasses(schema.label().orElseThrow(), ofComponent)));
  }

  /** A model of the given parameters over c1, c2, …. */
  static GmmModel model(Mixture mixture) {
    return model(mixture, schema(mixture.dimensions()), Optional.empty());
  }

  private static GmmModel model(
      Mixture mixture, Schema schema, Optional<ComponentClasses> classes) {
    TrainingSummary summary = new TrainingSummary(0, true, OptionalDouble.empty(), 1, 0, Map.of());
    return new GmmModel(
        new ModelHeader(
            GmmFamily.NAME, schema, Options.none(), new Provenance(1, "", 0, ""), summary),
        mixture,
        classes,
        Optional.empty());
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
    List<String[]> rows = rows(file, skip);
    double[][] columns = new double[to - from][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int j = from; j < to; j++) {
        String cell = rows.get(row)[j];
        columns[j - from][row] = cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
      }
    }
    return columns;
  }

  /** The cells of such a file; the test is skipped without it. */
  static List<String[]> rows(String file, int skip) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    Path path = root == null ? Path.of(file) : root.resolve("../shared/data").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "no real data at " + path);
    return Files.readAllLines(path).stream()
        .skip(skip)
        .filter(line -> !line.isBlank())
        .map(line -> line.split(",", -1))
        .toList();
  }
}
