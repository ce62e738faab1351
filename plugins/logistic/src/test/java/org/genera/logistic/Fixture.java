package org.genera.logistic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.TrainingRequest;
import org.genera.api.option.Options;
import org.genera.testkit.TestPlatform;
import org.junit.jupiter.api.Assumptions;

/** Data and fits that the tests share. */
final class Fixture {

  static final LogisticFamily FAMILY = new LogisticFamily();

  private Fixture() {}

  static Options options(String... keysAndValues) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      texts.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Options.of(FAMILY.options(), texts);
  }

  static LogisticModel fit(Batch data, String... options) {
    return fit(data, Optional.empty(), new ArrayList<>(), options);
  }

  static LogisticModel fit(
      Batch data, Optional<Model> start, List<String> warnings, String... options) {
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progress(Progress progress) {}

          @Override
          public void warning(String message) {
            warnings.add(message);
          }
        };
    try (TestPlatform platform = new TestPlatform(2, FAMILY)) {
      RunContext context = platform.context(1).toBuilder().blockRows(64).listener(listener).build();
      TrainingRequest.Builder request =
          TrainingRequest.of(Dataset.of(data), context).options(options(options));
      start.ifPresent(request::warmStart);
      return (LogisticModel) FAMILY.train(request.build());
    }
  }

  /** Real features x1, x2, … and a label y with the levels a, b, …; -1 is a missing label. */
  static Batch labelled(int levels, int[] codes, double[]... columns) {
    List<Column> named = new ArrayList<>();
    for (int j = 1; j <= columns.length; j++) {
      named.add(Column.real("x" + j));
    }
    String[] names = new String[levels];
    Arrays.setAll(names, y -> Character.toString('a' + y));
    named.add(Column.category("y", names).withRole(Role.LABEL));
    BatchBuilder rows = new BatchBuilder(Schema.of(named), codes.length);
    for (int row = 0; row < codes.length; row++) {
      for (int j = 0; j < columns.length; j++) {
        rows.number(j, columns[j][row]);
      }
      if (codes[row] >= 0) {
        rows.whole(columns.length, codes[row]);
      }
      rows.endRow();
    }
    return rows.build(0);
  }

  /**
   * A number, a category, a boolean, gaps in all of them, a weight, and a label of three levels.
   */
  static Batch mixed(int count) {
    Schema schema =
        Schema.of(
            Column.real("x"),
            Column.category("c", "p", "q", "r", "never"),
            new Column("b", new ColumnType.Bool("no", "yes"), Role.FEATURE),
            Column.real("complete"),
            Column.category("y", "u", "v", "w").withRole(Role.LABEL),
            Column.real("weight").withRole(Role.WEIGHT));
    RandomStream random = RandomStream.of(41, "mixed", 0);
    BatchBuilder rows = new BatchBuilder(schema, count);
    for (int row = 0; row < count; row++) {
      int y = random.nextInt(3);
      rows.number(0, random.nextDouble() < 0.2 ? Double.NaN : 7 + 2 * (y + random.nextGaussian()));
      if (random.nextDouble() < 0.8) {
        rows.whole(1, random.nextDouble() < 0.4 ? y : random.nextInt(3));
      }
      if (random.nextDouble() < 0.9) {
        rows.whole(2, random.nextDouble() < 0.2 + 0.3 * y ? 1 : 0);
      }
      rows.number(3, random.nextGaussian() - y * y);
      if (random.nextDouble() < 0.95) {
        rows.whole(4, y);
      }
      rows.number(5, random.nextInt(4));
      rows.endRow();
    }
    return rows.build(0);
  }

  /** A file of the shared data; the test is skipped without it. */
  private static Path shared(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    Path file = root == null ? Path.of(name) : root.resolve("../shared/data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "no real data at " + file);
    return file;
  }

  /** The UCI iris table. */
  static Batch iris() throws IOException {
    List<String[]> lines =
        Files.readAllLines(shared("tabular/iris/iris.csv")).stream()
            .filter(line -> !line.isBlank())
            .map(line -> line.split(","))
            .toList();
    List<String> species = List.of("Iris-setosa", "Iris-versicolor", "Iris-virginica");
    double[][] columns = new double[4][lines.size()];
    int[] codes = new int[lines.size()];
    for (int row = 0; row < codes.length; row++) {
      for (int j = 0; j < 4; j++) {
        columns[j][row] = Double.parseDouble(lines.get(row)[j]);
      }
      codes[row] = species.indexOf(lines.get(row)[4]);
    }
    return labelled(3, codes, columns);
  }
}
