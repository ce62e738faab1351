package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.genera.api.data.Batch;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

/** Accuracies that scikit-learn reaches on real tables, and what the defaults reach on them. */
class PublishedFiguresTest {

  private static final double SLACK = 0.002;

  @Test
  void iris() throws IOException {
    List<String[]> rows = Fixture.cells("tabular/iris/iris.csv", 0);
    Batch iris = Fixture.batch(Fixture.labelled("real", rows), rows);
    assertEquals(
        0.9600, Fixture.accuracy(Fixture.fit(iris, "likelihood.*", "gaussian"), iris), SLACK);
  }

  @Test
  void optdigits() throws IOException {
    List<String[]> train = Fixture.cells("images/optdigits/optdigits.tra", 0);
    Schema schema = Fixture.labelled("integer", train);
    Batch rows = Fixture.batch(schema, train);
    Batch test = Fixture.batch(schema, Fixture.cells("images/optdigits/optdigits.tes", 0));
    NaiveBayesModel plain = Fixture.fit(rows, "likelihood.*", "gaussian");
    assertTrue(Fixture.accuracy(plain, test) >= 0.86, "" + Fixture.accuracy(plain, test));
    NaiveBayesModel smoothed =
        Fixture.fit(rows, "likelihood.*", "gaussian", "variance-smoothing", "1e-9");
    assertEquals(0.7863, Fixture.accuracy(smoothed, test), SLACK);
  }

  @Test
  void adult() throws IOException {
    List<String[]> train = Fixture.cells("tabular/adult/adult.csv", 1);
    String[] names = Fixture.lines("tabular/adult/adult.csv").get(0).split(",", -1);
    List<String> integers =
        List.of("age", "fnlwgt", "education-num", "capital-gain", "capital-loss", "hours-per-week");
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.length; c++) {
      String kind = integers.contains(names[c]) ? "integer" : "category";
      Role role = c == names.length - 1 ? Role.LABEL : Role.FEATURE;
      columns.add(Fixture.column(names[c], kind, train, c, role));
    }
    Schema schema = Schema.of(columns);
    NaiveBayesModel model = Fixture.fit(Dataset.of(Fixture.batch(schema, train)), 4096);
    Batch test = Fixture.batch(schema, Fixture.cells("tabular/adult/test.csv", 1));
    double accuracy = Fixture.accuracy(model, test);
    double logLoss = Fixture.logLoss(model, test);
    assertTrue(accuracy >= 0.84 && logLoss <= 0.45, accuracy + ", " + logLoss);
  }

  /** Rows without a label hurt here; the default has to notice. */
  @Test
  void votesWithATenthOfTheLabels() throws IOException {
    List<String[]> cells = Fixture.cells("tabular/votes/vote.csv", 1);
    Schema schema = Fixture.labelled("category", cells);
    Batch all = Fixture.batch(schema, cells);
    double supervised = 0;
    double chosen = 0;
    for (int seed = 0; seed < 5; seed++) {
      Batch few = hidden(all, 0.9, RandomStream.of(seed, "labels", 0));
      supervised += Fixture.accuracy(Fixture.fit(few, "unlabelled", "ignore"), all) / 5;
      chosen += Fixture.accuracy(Fixture.fit(few), all) / 5;
    }
    assertTrue(chosen >= supervised - 0.01, supervised + " supervised, by default " + chosen);
  }

  private static Batch hidden(Batch rows, double share, RandomStream random) {
    int label = rows.schema().size() - 1;
    int[] codes = ((CategoryVector) rows.column(label)).codes().clone();
    for (int row = 0; row < codes.length; row++) {
      codes[row] = random.nextDouble() < share ? CategoryVector.MISSING : codes[row];
    }
    List<ColumnVector> columns = new ArrayList<>(rows.columns());
    columns.set(label, new CategoryVector(codes));
    return Batch.of(rows.schema(), 0, rows.rows(), columns);
  }

  @Test
  void mnistInBlackAndWhite() throws IOException {
    Batch train = mnist("train");
    NaiveBayesModel model = Fixture.fit(Dataset.of(train), 4096);
    assertEquals(0.8427, Fixture.accuracy(model, mnist("t10k")), SLACK);
  }

  /** The digits of the original files (http://yann.lecun.com/exdb/mnist), pixels above 127 set. */
  private static Batch mnist(String part) throws IOException {
    byte[] labels = idx("images/mnist/" + part + "-labels-idx1-ubyte.gz", 8);
    byte[] pixels = idx("images/mnist/" + part + "-images-idx3-ubyte.gz", 16);
    int size = pixels.length / labels.length;
    List<Column> columns = new ArrayList<>();
    List<ColumnVector> vectors = new ArrayList<>();
    for (int p = 0; p < size; p++) {
      byte[] bits = new byte[labels.length];
      for (int row = 0; row < bits.length; row++) {
        bits[row] = (byte) ((pixels[row * size + p] & 0xff) > 127 ? 1 : 0);
      }
      columns.add(new Column("p" + p, new ColumnType.Bool(), Role.FEATURE));
      vectors.add(new BoolVector(bits));
    }
    int[] codes = new int[labels.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = labels[row];
    }
    columns.add(
        Column.category("digit", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
            .withRole(Role.LABEL));
    vectors.add(new CategoryVector(codes));
    return Batch.of(Schema.of(columns), 0, codes.length, Collections.unmodifiableList(vectors));
  }

  private static byte[] idx(String file, int header) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new GZIPInputStream(Files.newInputStream(Fixture.path(file)), 1 << 16))) {
      in.skipNBytes(header);
      return in.readAllBytes();
    }
  }
}
