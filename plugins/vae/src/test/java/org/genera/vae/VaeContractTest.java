package org.genera.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Classifier;
import org.genera.api.model.ModelFamily;
import org.genera.testkit.ModelFamilyContract;
import org.genera.testkit.ModelFixture;

class VaeContractTest extends ModelFamilyContract {

  private static final Map<String, String> SMALL =
      Map.of(
          "hidden", "8",
          "latent", "2",
          "epochs", "3",
          "batch", "32",
          "micro-batch", "8",
          "imputation-draws", "5",
          "imputation-steps", "2");

  @Override
  protected ModelFamily family() {
    return new VaeFamily();
  }

  @Override
  protected List<ModelFixture> fixtures() {
    return List.of(
        ModelFixture.of("mixed columns", table())
            .options(SMALL)
            .without(Classifier.class)
            .lookingAtValidation(),
        ModelFixture.of("images", images())
            .options(with("prior", "vamp", "prior-components", "4"))
            .without(Classifier.class)
            .lookingAtValidation(),
        ModelFixture.of("many levels, points in time, counts", shop())
            .options(with("likelihood.count", "negative-binomial", "likelihood.price", "gaussian"))
            .without(Classifier.class)
            .lookingAtValidation(),
        ModelFixture.of("images of grey values", images())
            .options(with("likelihood.image", "mixture", "modes", "2"))
            .without(Classifier.class)
            .lookingAtValidation(),
        ModelFixture.of("a mixture as prior", table())
            .options(with("prior", "mixture", "prior-components", "3", "importance-draws", "3"))
            .without(Classifier.class)
            .lookingAtValidation(),
        ModelFixture.of("a label with gaps", labelled())
            .options(with("epochs", "15", "learning-rate", "0.02"))
            .lookingAtValidation(),
        ModelFixture.of("a label by Bayes' rule", labelled())
            .options(with("epochs", "15", "learning-rate", "0.02", "label", "conditional"))
            .lookingAtValidation());
  }

  private static Map<String, String> with(String... more) {
    Map<String, String> options = new HashMap<>(SMALL);
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  /** Half of the rows have a label, which the size of x tells. */
  private static Batch labelled() {
    Schema schema =
        Schema.of(
            Column.real("x"),
            Column.category("size", "small", "middle", "large"),
            Column.category("class", "p", "q", "r").withRole(Role.LABEL));
    RandomStream random = RandomStream.of(7, "labelled", 0);
    BatchBuilder builder = new BatchBuilder(schema, 90);
    for (int row = 0; row < 90; row++) {
      int y = row % 3;
      builder.number(0, 4 * y + random.nextGaussian());
      builder.number(1, random.nextDouble() < 0.8 ? y : random.nextInt(3));
      if (row % 2 == 0) {
        builder.number(2, y);
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private static Batch shop() {
    String[] towns = new String[150];
    Arrays.setAll(towns, i -> "town " + i);
    Schema schema =
        Schema.of(
            Column.category("town", towns),
            new Column(
                "day", new ColumnType.DateTime(ColumnType.DateTime.Precision.DATE), Role.FEATURE),
            Column.real("price"),
            Column.whole("count"));
    RandomStream random = RandomStream.of(7, "shop", 0);
    BatchBuilder builder = new BatchBuilder(schema, 120);
    for (int row = 0; row < 120; row++) {
      int town = random.nextInt(150);
      if (row % 11 != 0) {
        builder.number(0, town);
      }
      builder.number(1, 86_400e6 * (19_000 + random.nextInt(700)));
      builder.number(2, Math.rint(town * 10 + 300 * random.nextGaussian()) / 100);
      builder.number(3, random.nextInt(1 + town / 10));
      builder.endRow();
    }
    return builder.build(0);
  }

  private static Batch table() {
    Schema schema =
        Schema.of(
            Column.real("x"),
            new Column("flag", new ColumnType.Bool(), Role.FEATURE),
            Column.whole("count"),
            Column.category("side", "left", "right"),
            Column.category("size", "small", "middle", "large"));
    RandomStream random = RandomStream.of(5, "table", 0);
    BatchBuilder builder = new BatchBuilder(schema, 120);
    for (int row = 0; row < 120; row++) {
      double hidden = random.nextGaussian();
      builder.number(0, 10 + 2 * hidden + 0.3 * random.nextGaussian());
      if (row % 10 != 0) {
        builder.number(1, hidden > 0 ? 1 : 0);
      }
      builder.number(2, Math.rint(5 - 3 * hidden));
      builder.number(3, hidden > 0.5 ? 1 : 0);
      builder.number(4, hidden < -0.5 ? 0 : hidden < 0.5 ? 1 : 2);
      builder.endRow();
    }
    return builder.build(0);
  }

  private static Batch images() {
    Schema schema = Schema.of(new Column("image", new ColumnType.Image(1, 3, 3), Role.FEATURE));
    RandomStream random = RandomStream.of(6, "images", 0);
    byte[] pixels = new byte[60 * 9];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ((i / 9 + i) % 2 == 0 ? 200 + random.nextInt(56) : random.nextInt(50));
    }
    return Batch.of(
        schema, 0, 60, new ArrayList<>(List.of(new ImageVector(60, pixels, new BitSet()))));
  }
}
