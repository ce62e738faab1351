package org.genera.naivebayes;

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
import org.genera.api.model.ModelFamily;
import org.genera.testkit.Exactness;
import org.genera.testkit.ModelFamilyContract;
import org.genera.testkit.ModelFixture;

class NaiveBayesContractTest extends ModelFamilyContract {

  private static final int ROWS = 240;
  private static final double HOLES = 0.03;
  private static final Exactness[] COUNTED = {
    Exactness.CONDITIONING, Exactness.MISSING_CELLS, Exactness.WEIGHTS
  };

  @Override
  protected ModelFamily family() {
    return new NaiveBayesFamily();
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(
        counted("one gaussian", Column.real("a")),
        counted("gaussians", Column.real("a"), Column.real("b"), Column.whole("n")),
        counted("categories", Column.category("a", "u", "v", "w"), bool("b")),
        counted("mixed", Column.real("a"), Column.category("b", "u", "v", "w"), bool("c")));
  }

  @Override
  protected Column impossibleColumn() {
    return new Column("picture", new ColumnType.Image(1, 2, 2), Role.FEATURE);
  }

  private static Column bool(String name) {
    return new Column(name, new ColumnType.Bool(), Role.FEATURE);
  }

  private static ModelFixture counted(String name, Column... features) {
    return ModelFixture.of(name, rows(features)).exact(COUNTED);
  }

  private static Map<String, String> texts(String... options) {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      texts.put(options[i], options[i + 1]);
    }
    return texts;
  }

  /** Three classes, and features that depend on nothing but the class; some cells missing. */
  private static Batch rows(Column... features) {
    List<Column> columns = new java.util.ArrayList<>(List.of(features));
    columns.add(Column.category("class", "p", "q", "r").withRole(Role.LABEL));
    Schema schema = Schema.of(columns);
    RandomStream random = RandomStream.of(11, "rows", 0);
    BatchBuilder rows = new BatchBuilder(schema, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int label = random.nextInt(3);
      for (int j = 0; j < features.length; j++) {
        double value = value(features[j], label, j, random);
        rows.number(j, features.length > 1 && random.nextDouble() < HOLES ? Double.NaN : value);
      }
      rows.whole(features.length, label);
      rows.endRow();
    }
    return rows.build(0);
  }

  private static double value(Column column, int label, int j, RandomStream random) {
    double normal = 2 * ((label + j) % 3) + (1 + 0.5 * label) * random.nextGaussian();
    if (column.type() instanceof ColumnType.Category category) {
      return Math.floorMod((long) (normal / 2), category.levels().size());
    }
    return column.type() instanceof ColumnType.Bool ? (normal > 2 ? 1 : 0) : normal;
  }
}
