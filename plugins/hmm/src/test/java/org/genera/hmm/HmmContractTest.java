package org.genera.hmm;

import java.util.List;
import java.util.Map;
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

class HmmContractTest extends ModelFamilyContract {

  @Override
  protected ModelFamily family() {
    return new HmmFamily();
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(
        ModelFixture.of("gaussians", Fixture.sample(Fixture.threeStates(), 60))
            .options(Map.of("states", "3"))
            .without(Classifier.class)
            .exact(Exactness.OBJECTIVE),
        ModelFixture.of("from left to right, tied", Fixture.sample(Fixture.threeStates(), 60))
            .options(
                Map.of(
                    "topology", "left-to-right", "band", "2", "tied", "1,2,1", "stickiness", "2"))
            .without(Classifier.class)
            .exact(Exactness.OBJECTIVE),
        ModelFixture.of("ends", symbols(Column.category("symbol", "a", "b", "c")))
            .options(Map.of("states", "2", "ends", "true"))
            .withEnds()
            .without(Classifier.class)
            .exact(Exactness.OBJECTIVE),
        ModelFixture.of("durations", symbols(Column.category("symbol", "a", "b", "c")))
            .options(Map.of("states", "3", "durations", "non-parametric", "max-duration", "12"))
            .without(Classifier.class)
            .exact(Exactness.OBJECTIVE),
        ModelFixture.of("durations and ends", symbols(Column.category("symbol", "a", "b", "c")))
            .options(Map.of("durations", "negative-binomial", "max-duration", "20", "ends", "true"))
            .withEnds()
            .without(Classifier.class)
            .exact(Exactness.OBJECTIVE),
        ModelFixture.of("symbols", symbols(Column.category("symbol", "a", "b", "c")))
            .options(Map.of("states", "2"))
            .without(Classifier.class)
            .exact(Exactness.OBJECTIVE),
        ModelFixture.of("correlated columns", GaussianGroupTest.correlated(60, 20, 0))
            .options(Map.of("states", "2", "covariance", "full"))
            .without(Classifier.class),
        ModelFixture.of("mixtures", GaussianGroupTest.correlated(60, 20, 0))
            .options(Map.of("states", "2", "mixture-components", "2", "covariance-prior", "1"))
            .without(Classifier.class),
        ModelFixture.of("beliefs of symbols", symbols(Column.category("symbol", "a", "b", "c")))
            .options(Map.of("states", "3", "training", "variational", "ends", "true"))
            .withEnds()
            .without(Classifier.class, Updatable.class)
            .exact(Exactness.OBJECTIVE),
        ModelFixture.of("beliefs of numbers", GaussianGroupTest.correlated(60, 20, 0))
            .options(Map.of("states", "4", "training", "variational", "covariance", "full"))
            .without(Classifier.class, Updatable.class),
        ModelFixture.of("words", words())
            .options(Map.of("states", "2"))
            .without(Classifier.class)
            .exact(Exactness.OBJECTIVE),
        ModelFixture.of(
                "labelled states",
                symbols(
                    Column.category("symbol", "a", "b", "c"),
                    Column.category("state", "p", "q").withRole(Role.LABEL)))
            .without(Classifier.class),
        ModelFixture.of("labelled series", twoClasses())
            .exact(Exactness.SUPERVISED, Exactness.CONDITIONING));
  }

  /** Series that stay with a few symbols for a while, some cells and labels missing. */
  private static Batch symbols(Column... columns) {
    Schema schema = Fixture.series(columns);
    Schema step = Schema.of(columns);
    RandomStream random = RandomStream.of(5, "symbols", 0);
    BatchBuilder rows = new BatchBuilder(schema, 60);
    for (int row = 0; row < 60; row++) {
      BatchBuilder steps = new BatchBuilder(step, 30);
      int state = random.nextInt(2);
      for (int t = 0; t < 30; t++) {
        state = random.nextDouble() < 0.1 ? 1 - state : state;
        steps.whole(0, random.nextDouble() < 0.8 ? state : 2);
        if (columns.length > 1 && random.nextDouble() < 0.7) {
          steps.whole(1, state);
        }
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  /** Sentences of a few words, each of which comes so often that it is known again in a draw. */
  private static Batch words() {
    Column word = new Column("word", new ColumnType.Text(), Role.FEATURE);
    RandomStream random = RandomStream.of(5, "words", 0);
    BatchBuilder rows = new BatchBuilder(Fixture.series(word), 60);
    for (int row = 0; row < 60; row++) {
      BatchBuilder steps = new BatchBuilder(Schema.of(word), 12);
      for (int t = 0; t < 12; t++) {
        steps.text(0, (t % 2 == 0 ? "the" : "dog") + random.nextInt(3));
        steps.endRow();
      }
      rows.series(0, steps.build(0));
      rows.endRow();
    }
    return rows.build(0);
  }

  /** Labelled series whose label has no level but those that occur. */
  private static Batch twoClasses() {
    Batch rows = LabelledSeriesTest.labelled(40, 1);
    Column label =
        LabelledSeriesTest.LABEL.withType(new ColumnType.Category(List.of("calm", "wild")));
    return rows.withSchema(Schema.of(rows.schema().column(0), label));
  }

  @Override
  protected Column impossibleColumn() {
    return Column.real("number");
  }
}
