package org.genera.gmm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
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
  private static final Exactness[] EXACT = {
    Exactness.OBJECTIVE, Exactness.CONDITIONING, Exactness.MISSING_CELLS, Exactness.WEIGHTS
  };
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
        labelled("labels", 0, "components", "1"),
        labelled("labels, some missing", 0.3, "components", "2", "unlabelled-weight", "1"),
        labelled("labels, most missing", 0.8, "covariance", "tied", "unlabelled-weight", "0.3"),
        variational("dirichlet"),
        variational("dirichlet-process"));
  }

  private static ModelFixture variational(String prior) {
    return fixture(prior, reals(2), "method", "variational", "prior", prior, "components", "5")
        .without(Classifier.class, Updatable.class);
  }

  private static ModelFixture labelled(String name, double missing, String... options) {
    Schema schema =
        Schema.of(
            Column.real("a"),
            Column.real("b"),
            Column.category("class", "p", "q", "r").withRole(Role.LABEL));
    return ModelFixture.of(name, clusters(schema, missing)).options(texts(options)).exact(EXACT);
  }

  private static ModelFixture fixture(String name, Schema schema, String... options) {
    return ModelFixture.of(name, clusters(schema, 0))
        .options(texts(options))
        .exact(EXACT)
        .without(Classifier.class);
  }

  private static Map<String, String> texts(String... options) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      texts.put(options[i], options[i + 1]);
    }
    return texts;
  }

  private static Schema reals(int columns) {
    return Schema.of(
        List.of("a", "b", "c", "d").subList(0, columns).stream().map(Column::real).toList());
  }

  /** Rows about three points, some cells missing, the noise of neighbouring columns correlated. */
  private static Batch clusters(Schema schema, double unlabelled) {
    RandomStream random = RandomStream.of(11, "clusters", 0);
    BatchBuilder rows = new BatchBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int label = random.nextInt(MODES.length);
      double[] mode = MODES[label];
      double shared = random.nextGaussian();
      for (int j = 0; j < schema.features().size(); j++) {
        double value = 3 * (mode[j] + 0.5 * shared + 0.5 * random.nextGaussian());
        rows.number(j, schema.size() > 1 && random.nextDouble() < 0.03 ? Double.NaN : value);
      }
      if (schema.label().isPresent() && random.nextDouble() >= unlabelled) {
        rows.whole(schema.size() - 1, label);
      }
      rows.endRow();
    }
    return rows.build(0);
  }
}
