package org.genera.naivebayes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.Engine;
import org.genera.api.engine.EngineRequest;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.core.engine.LocalEngineFactory;
import org.junit.jupiter.api.Assumptions;

/** Data and fits that the tests share. */
final class Fixture {

  static final NaiveBayesFamily FAMILY = new NaiveBayesFamily();
  static final int BLOCK_ROWS = 128;

  private Fixture() {}

  static Options options(String... keysAndValues) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      texts.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Options.of(FAMILY.options(), texts);
  }

  private static Engine engine(int threads) {
    return new LocalEngineFactory()
        .create(new EngineRequest(Options.none(), threads, task -> FAMILY));
  }

  static NaiveBayesModel fit(Batch data, String... options) {
    return fit(Dataset.of(data), BLOCK_ROWS, options);
  }

  static NaiveBayesModel fit(Dataset data, int blockRows, String... options) {
    try (Engine engine = engine(2)) {
      RunContext context = RunContext.on(engine).seed(1).blockRows(blockRows).build();
      TrainingRequest request = TrainingRequest.of(data, context).options(options(options)).build();
      return (NaiveBayesModel) FAMILY.train(request);
    }
  }

  /** Fits from a model. */
  static NaiveBayesModel fitFrom(NaiveBayesModel from, Batch data, String... options) {
    try (Engine engine = engine(2)) {
      RunContext context = RunContext.on(engine).seed(1).blockRows(BLOCK_ROWS).build();
      return (NaiveBayesModel)
          FAMILY.train(
              TrainingRequest.of(Dataset.of(data), context)
                  .options(options(options))
                  .warmStart(from)
                  .build());
    }
  }

  /** Fits and keeps what the user is warned of. */
  static NaiveBayesModel fit(Batch data, List<String> warnings, String... options) {
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void warning(String message) {
            warnings.add(message);
          }
        };
    try (Engine engine = engine(2)) {
      RunContext context = RunContext.on(engine).seed(1).listener(listener).build();
      return (NaiveBayesModel)
          FAMILY.train(
              TrainingRequest.of(Dataset.of(data), context).options(options(options)).build());
    }
  }

  /** A model that has learnt from more rows, in blocks of {@link #BLOCK_ROWS}. */
  static NaiveBayesModel update(NaiveBayesModel model, Batch data, int threads) {
    try (Engine engine = engine(threads)) {
      RunContext context = RunContext.on(engine).blockRows(BLOCK_ROWS).build();
      return (NaiveBayesModel) model.update(Dataset.of(data), context);
    }
  }

  /** The share of rows whose likeliest class is their label. */
  static double accuracy(NaiveBayesModel model, Batch rows) {
    double[][] logs = model.logProbabilities(rows);
    int[] codes = codes(model, rows);
    int right = 0;
    for (int row = 0; row < logs.length; row++) {
      int best = 0;
      for (int y = 1; y < logs[row].length; y++) {
        best = logs[row][y] > logs[row][best] ? y : best;
      }
      right += best == codes[row] ? 1 : 0;
    }
    return (double) right / logs.length;
  }

  /** The mean of -log p(label | row). */
  static double logLoss(NaiveBayesModel model, Batch rows) {
    double[][] logs = model.logProbabilities(rows);
    int[] codes = codes(model, rows);
    double sum = 0;
    for (int row = 0; row < logs.length; row++) {
      sum -= logs[row][codes[row]];
    }
    return sum / logs.length;
  }

  private static int[] codes(NaiveBayesModel model, Batch rows) {
    String label = model.schema().label().orElseThrow().name();
    return ((CategoryVector) rows.column(label)).codes();
  }

  /** Rows of a file below {@code ../shared/data}; the test is skipped without it. */
  static List<String> lines(String file) throws IOException {
    return Files.readAllLines(path(file)).stream().filter(line -> !line.isBlank()).toList();
  }

  static Path path(String file) {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    Path path = root == null ? Path.of(file) : root.resolve("../shared/data").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "no real data at " + path);
    return path;
  }

  /** A column of the kind that a user's table has: levels in the order of their names. */
  static Column column(String name, String kind, List<String[]> rows, int index, Role role) {
    ColumnType type =
        switch (kind) {
          case "real" -> new ColumnType.Real();
          case "integer" -> new ColumnType.Whole();
          default ->
              new ColumnType.Category(
                  rows.stream()
                      .map(row -> row[index])
                      .filter(cell -> !isMissing(cell))
                      .distinct()
                      .sorted()
                      .toList());
        };
    return new Column(name, type, role);
  }

  static List<String[]> cells(String file, int skip) throws IOException {
    return lines(file).stream().skip(skip).map(line -> line.split(",", -1)).toList();
  }

  /** Rows of texts under a schema. */
  static Batch batch(Schema schema, List<String[]> rows) {
    BatchBuilder builder = new BatchBuilder(schema, rows.size());
    for (String[] row : rows) {
      for (int c = 0; c < schema.size(); c++) {
        if (!isMissing(row[c])) {
          builder.number(c, number(schema.column(c), row[c]));
        }
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private static double number(Column column, String cell) {
    return column.type() instanceof ColumnType.Category category
        ? category.levels().indexOf(cell)
        : Double.parseDouble(cell);
  }

  private static boolean isMissing(String cell) {
    return cell.isEmpty() || cell.equals("?");
  }

  /** Columns c1, c2, … of one kind, the last column being the label. */
  static Schema labelled(String kind, List<String[]> rows) {
    int width = rows.get(0).length;
    Column[] columns = new Column[width];
    Arrays.setAll(
        columns,
        c ->
            column(
                "c" + (c + 1),
                c == width - 1 ? "category" : kind,
                rows,
                c,
                c == width - 1 ? Role.LABEL : Role.FEATURE));
    return Schema.of(columns);
  }
}
