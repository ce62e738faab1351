package org.genera.naivebayes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.Updatable;
import org.genera.testkit.Exactness;
import org.genera.testkit.ModelFamilyContract;
import org.genera.testkit.ModelFixture;

class CountContractTest extends ModelFamilyContract {

  private static final int ROWS = 240;
  private static final double HOLES = 0.03;
  private static final Column[] COUNTS = {
    Column.whole("c1"), Column.whole("c2"), Column.whole("c3")
  };
  private static final Column[] TWO_GROUPS = {
    Column.whole("a1"), Column.whole("b1"), Column.whole("a2"), Column.real("x"), Column.whole("b2")
  };
  private static final Column TEXT = CountFixtures.text("words");

  @Override
  protected ModelFamily family() {
    return new NaiveBayesFamily();
  }

  @Override
  protected Column impossibleColumn() {
    return new Column("picture", new ColumnType.Image(1, 2, 2), Role.FEATURE);
  }

  @Override
  protected List<ModelFixture> fixtures() {
    Map<String, String> group = Map.of("likelihood.c*", "multinomial");
    Map<String, String> groups =
        Map.of("likelihood.a*", "multinomial", "likelihood.b*", "multinomial");
    Map<String, String> bigrams =
        Map.of("ngrams", "1..2", "min-document-count", "2", "lower-case", "false");
    Map<String, String> complement =
        Map.of("likelihood.words", "complement", "complement-normalised", "true");
    return List.of(
        exact("a group", group, COUNTS),
        exact("two groups and a number", groups, TWO_GROUPS),
        exact("a text", Map.of(), TEXT),
        exact("pairs of words", bigrams, TEXT),
        exact(
            "texts and more",
            Map.of(),
            TEXT,
            Column.real("x"),
            Column.category("c", "u", "v", "w"),
            CountFixtures.text("more")),
        latent("latent classes of counts", group, COUNTS),
        latent("latent classes of texts", Map.of(), TEXT, Column.category("c", "u", "v", "w")),
        ranking("a complement of counts", Map.of("likelihood.c*", "complement"), COUNTS),
        ranking("a complement of words", complement, TEXT, Column.real("x")));
  }

  private static ModelFixture exact(String name, Map<String, String> options, Column... features) {
    return fixture(name, options, features)
        .exact(Exactness.CONDITIONING, Exactness.MISSING_CELLS, Exactness.WEIGHTS);
  }

  /**
   * MISSING_CELLS is not claimed: where parts of a group are missing, EM may lower the objective.
   */
  private static ModelFixture latent(String name, Map<String, String> options, Column... features) {
    Batch rows = new CountFixtures(0).rows(ROWS, features);
    Map<String, String> all = new TreeMap<>(options);
    all.put("classes", "2");
    return ModelFixture.of(name, rows.select(Stream.of(features).map(Column::name).toList()))
        .options(all)
        .exact(Exactness.CONDITIONING, Exactness.WEIGHTS, Exactness.OBJECTIVE)
        .without(Classifier.class, Updatable.class);
  }

  private static ModelFixture ranking(
      String name, Map<String, String> options, Column... features) {
    return fixture(name, options, features)
        .without(
            AncestralSampling.class, Conditioning.class, Density.class, MixtureMembership.class);
  }

  private static ModelFixture fixture(
      String name, Map<String, String> options, Column... features) {
    Batch rows = new CountFixtures(features.length > 1 ? HOLES : 0).rows(ROWS, features);
    return ModelFixture.of(name, rows).options(options);
  }
}
