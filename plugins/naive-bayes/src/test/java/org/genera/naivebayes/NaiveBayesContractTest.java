package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Classifier;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.Updatable;
import org.genera.testkit.Exactness;
import org.genera.testkit.ModelFamilyContract;
import org.genera.testkit.ModelFixture;

class NaiveBayesContractTest extends ModelFamilyContract {

  private static final int ROWS = 240;
  private static final double HOLES = 0.03;
  private static final Exactness[] COUNTED = {
    Exactness.CONDITIONING, Exactness.MISSING_CELLS, Exactness.WEIGHTS, Exactness.ORDER
  };
  private static final Exactness[] CLIMBED = {
    Exactness.OBJECTIVE, Exactness.CONDITIONING, Exactness.MISSING_CELLS, Exactness.WEIGHTS
  };

  @Override
  protected ModelFamily family() {
    return new NaiveBayesFamily();
  }

  @Override
  protected List<ModelFixture> fixtures() {
    Column a = Column.real("a");
    Column b = Column.real("b");
    Column n = Column.whole("n");
    Column c = Column.category("c", "u", "v", "w");
    return List.of(
        counted("one gaussian", 0, List.of(a), "likelihood.*", "gaussian"),
        counted("gaussians", 0, List.of(a, b, n), "likelihood.*", "gaussian"),
        counted("kernel", 0, List.of(a), "likelihood.*", "kernel"),
        counted("kernels", 0, List.of(a, b, n), "likelihood.*", "kernel"),
        counted(
            "log-normal", 0, List.of(Column.real("positive"), c), "likelihood.p*", "log-normal"),
        counted("zeros", 0, List.of(n, c), "likelihood.n", "zero-inflated-log-normal"),
        counted("kernel and zeros", 0, List.of(n, c), "likelihood.n", "zero-inflated-kernel"),
        counted("poisson", 0, List.of(n, c), "likelihood.n", "poisson"),
        counted("categories", 0, List.of(c, bool("t"))),
        counted("chosen by the data", 0, List.of(a, n, c, bool("t"))),
        counted(
            "half of the labels missing",
            0.5,
            List.of(a, c, n),
            "unlabelled",
            "ignore",
            "likelihood.a",
            "gaussian",
            "likelihood.n",
            "poisson"),
        shared("half of the labels missing, used", List.of(a, c, n), "unlabelled-weight", "0.3"),
        shared("half of the labels missing, in full", List.of(c, b), "unlabelled-weight", "1"),
        calibrated("platt", List.of(a, c)),
        calibrated("isotonic", List.of(a, c)),
        latent("latent classes", List.of(a, b, c), "classes", "3"),
        latent("latent classes of counts", List.of(n, c, bool("t")), "classes", "2"),
        latent("one latent class", List.of(a, c), "classes", "1"));
  }

  @Override
  protected Column impossibleColumn() {
    return new Column("picture", new ColumnType.Image(1, 2, 2), Role.FEATURE);
  }

  private static Column bool(String name) {
    return new Column(name, new ColumnType.Bool(), Role.FEATURE);
  }

  private static ModelFixture counted(
      String name, double unlabelled, List<Column> features, String... options) {
    return ModelFixture.of(name, rows(features, unlabelled)).options(texts(options)).exact(COUNTED);
  }

  /**
   * Calibrated probabilities are not those of Bayes' rule, and rows repeated come into other folds
   * than one heavy row.
   */
  private static ModelFixture calibrated(String method, List<Column> features) {
    return ModelFixture.of(method, rows(features, 0))
        .options(texts("calibration", method))
        .exact(Exactness.MISSING_CELLS);
  }

  private static ModelFixture shared(String name, List<Column> features, String... options) {
    return ModelFixture.of(name, rows(features, 0.5))
        .options(withPoisson(features, texts(options)))
        .exact(CLIMBED)
        .without(Updatable.class);
  }

  private static ModelFixture latent(String name, List<Column> features, String... options) {
    Batch rows = rows(features, 0);
    return ModelFixture.of(name, rows.select(features.stream().map(Column::name).toList()))
        .options(withPoisson(features, texts(options)))
        .exact(CLIMBED)
        .without(Classifier.class, Updatable.class);
  }

  /** Counts, where there are any, are Poisson, whatever the data would choose. */
  private static Map<String, String> withPoisson(List<Column> features, Map<String, String> texts) {
    if (features.stream().anyMatch(column -> column.name().equals("n"))) {
      texts.put("likelihood.n", "poisson");
    }
    return texts;
  }

  private static Map<String, String> texts(String... options) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      texts.put(options[i], options[i + 1]);
    }
    return texts;
  }

  /** Three classes, and features that depend on nothing but the class; some cells missing. */
  private static Batch rows(List<Column> features, double unlabelled) {
    List<Column> columns = new ArrayList<>(features);
    columns.add(Column.category("class", "p", "q", "r").withRole(Role.LABEL));
    Schema schema = Schema.of(columns);
    RandomStream random = RandomStream.of(11, "rows", 0);
    BatchBuilder rows = new BatchBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int label = random.nextInt(3);
      for (int j = 0; j < features.size(); j++) {
        double value = value(features.get(j), label, j, random);
        rows.number(j, features.size() > 1 && random.nextDouble() < HOLES ? Double.NaN : value);
      }
      if (random.nextDouble() >= unlabelled) {
        rows.whole(features.size(), label);
      }
      rows.endRow();
    }
    return rows.build(0);
  }

  private static double value(Column column, int label, int j, RandomStream random) {
    if (column.name().equals("positive")) {
      return Math.exp(0.5 * label + 0.4 * random.nextGaussian());
    }
    double normal = 2 * ((label + j) % 3) + (1 + 0.5 * label) * random.nextGaussian();
    if (column.type() instanceof ColumnType.Category category) {
      return Math.floorMod((long) (normal / 2), category.levels().size());
    }
    if (column.type() instanceof ColumnType.Bool) {
      return normal > 2 ? 1 : 0;
    }
    return column.type() instanceof ColumnType.Whole ? Math.max(0, Math.rint(normal)) : normal;
  }
}
