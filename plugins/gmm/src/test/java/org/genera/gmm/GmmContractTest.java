package org.genera.gmm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Classifier;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.Updatable;
import org.genera.testkit.Exactness;
import org.genera.testkit.ModelFamilyContract;
import org.genera.testkit.ModelFixture;

class GmmContractTest extends ModelFamilyContract {

  private static final int ROWS = 240;
  private static final double[][] MODES = {{-3, 0, 2, 1}, {3, 2, -2, 0}, {0, 6, 0, -3}};

  @Override
  protected ModelFamily family() {
    return new GmmFamily();
  }

  @Override
  protected List<ModelFixture> fixtures() {
    Schema mixed = Schema.of(Column.real("a"), Column.whole("b"));
    return List.of(
        fixture("one column", reals(1), "components", "2"),
        fixture("full", reals(2), "components", "3"),
        fixture("tied", reals(3), "components", "3", "covariance", "tied"),
        fixture("diagonal", reals(4), "components", "2", "covariance", "diagonal"),
        fixture("spherical", reals(2), "components", "3", "covariance", "spherical"),
        fixture("integers", mixed, "components", "1"),
        labelled("classes", ROWS, "components", "2"),
        labelled("tied classes", ROWS, "components", "1", "covariance", "tied"),
        labelled("some classes unknown", 100, "unlabelled-weight", "0.3"),
        variational("dirichlet"),
        variational("dirichlet-process"));
  }

  /** The sign of the first column, mostly, is the class of a row; only the first rows show it. */
  private static ModelFixture labelled(String name, int known, String... options) {
    Batch features = clusters(reals(2));
    Schema label = Schema.of(Column.category("class", "left", "right").withRole(Role.LABEL));
    BatchBuilder classes = new BatchBuilder(label, ROWS);
    double[] a = features.numbers(0);
    for (int row = 0; row < ROWS; row++) {
      double side = row % 9 == 0 || a[row] > 0 ? 1 : 0;
      classes.number(0, row < known ? side : Double.NaN);
      classes.endRow();
    }
    return ModelFixture.of(name, Batches.beside(List.of(features, classes.build(0))))
        .options(options(options))
        .exact(Exactness.values());
  }

  private static ModelFixture variational(String prior) {
    return fixture(prior, reals(2), "method", "variational", "prior", prior, "components", "5")
        .without(Classifier.class, Updatable.class);
  }

  private static ModelFixture fixture(String name, Schema schema, String... options) {
    return ModelFixture.of(name, clusters(schema))
        .options(options(options))
        .exact(Exactness.values())
        .without(Classifier.class);
  }

  private static Map<String, String> options(String... keysAndValues) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      texts.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return texts;
  }

  private static Schema reals(int columns) {
    return Schema.of(
        List.of("a", "b", "c", "d").subList(0, columns).stream().map(Column::real).toList());
  }

  /** Rows about three points, some cells missing, the noise of neighbouring columns correlated. */
  private static Batch clusters(Schema schema) {
    RandomStream random = RandomStream.of(11, "clusters", 0);
    BatchBuilder rows = new BatchBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      double[] mode = MODES[random.nextInt(MODES.length)];
      double shared = random.nextGaussian();
      for (int j = 0; j < schema.size(); j++) {
        double value = 3 * (mode[j] + 0.5 * shared + 0.5 * random.nextGaussian());
        rows.number(j, schema.size() > 1 && random.nextDouble() < 0.03 ? Double.NaN : value);
      }
      rows.endRow();
    }
    return rows.build(0);
  }
}
