package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.core.file.ModelFile;
import org.jspecify.annotations.Nullable;

/** What holds for families that model texts. */
final class TextLaws {

  /** Texts that break careless code. */
  private static final String[] HOSTILE = {
    "",
    " ",
    "\t\r\n\u00a0\u2028",
    "\0",
    "a\0b",
    "...---...",
    "qzxj-never-seen-before",
    "\ud83d\udc4d\ud83c\udffd \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
    "\ud83d",
    "\udc4d\ud83d",
    "e\u0301\u0301\u0301 \u0301",
    "\u0130\u0131 \u1e9e\u00df \ufb01 \u03a3\u03c3\u03c2",
    "\u202e\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627\u202c",
    "{\"a\": [1, \"\\\\\"]}",
    "x".repeat(1 << 20),
    "word ".repeat(1 << 18),
    "\uffff\ufeff\ufffe"
  };

  private static final double ROUNDING = 1e-9;

  private TextLaws() {}

  static boolean hasTexts(Schema schema) {
    return !columns(schema).isEmpty();
  }

  private static List<String> columns(Schema schema) {
    return Rows.names(
        schema.features().stream()
            .filter(column -> column.type() instanceof ColumnType.Text)
            .toList());
  }

  /** The rows, of which every so many has another hostile text in a column. */
  private static Batch hostile(Batch rows, String column, int every) {
    @Nullable String[] texts = ((TextVector) rows.column(column)).values().clone();
    for (int row = 0; row < Math.min(texts.length, every * HOSTILE.length); row += every) {
      texts[row] = HOSTILE[row / every];
    }
    return Rows.with(rows, column, new TextVector(texts));
  }

  /** Whatever a text holds, a row of it has a density that is a number, and a class. */
  static void hostileTextsAreScored(FixtureRun run) {
    Batch rows = Rows.first(Rows.complete(run.fixture().features()), HOSTILE.length);
    for (String column : columns(run.fixture().schema())) {
      assertScores(run, run.model(), hostile(rows, column, 1), "'" + column + "' hostile");
    }
  }

  private static void assertScores(FixtureRun run, Model model, Batch rows, String where) {
    if (run.declares(Density.class)) {
      for (double log : model.require(Density.class).logDensity(rows)) {
        assertTrue(log < Double.POSITIVE_INFINITY, run.where(where + ": log-density " + log));
      }
    }
    if (run.declares(Classifier.class)) {
      for (double[] logs : model.require(Classifier.class).logProbabilities(rows)) {
        double sum = Arrays.stream(logs).map(Math::exp).sum();
        Closeness.assertClose(1, sum, ROUNDING, run.where(where + ": classes"));
      }
    }
    if (run.declares(MixtureMembership.class)) {
      for (double[] shares : model.require(MixtureMembership.class).responsibilities(rows)) {
        double sum = Arrays.stream(shares).sum();
        Closeness.assertClose(1, sum, ROUNDING, run.where(where + ": responsibilities"));
      }
    }
  }

  /** A model that is trained on hostile texts is written, read back, and still the same. */
  static void hostileTextsAreLearnt(FixtureRun run) {
    Batch data = run.fixture().data();
    for (String column : columns(data.schema())) {
      Batch hostile = hostile(data, column, 2);
      Model model = run.train(hostile);
      byte[] bytes = ModelFile.toBytes(model);
      Model back =
          run.family().read(ModelFile.fromBytes(bytes, "contract", name -> run.family().options()));
      assertArrayEquals(bytes, ModelFile.toBytes(back), run.where("bytes, '" + column + "'"));
      assertScores(run, back, Rows.features(hostile), "learnt from '" + column + "' hostile");
      assertSameScores(run, model, back, Rows.features(hostile));
    }
  }

  private static void assertSameScores(FixtureRun run, Model model, Model back, Batch rows) {
    if (run.declares(Density.class)) {
      assertArrayEquals(
          model.require(Density.class).logDensity(rows),
          back.require(Density.class).logDensity(rows),
          run.where("densities of hostile texts after reading back"));
    }
    if (run.declares(Classifier.class)) {
      double[][] expected = model.require(Classifier.class).logProbabilities(rows);
      double[][] found = back.require(Classifier.class).logProbabilities(rows);
      for (int row = 0; row < expected.length; row++) {
        assertArrayEquals(expected[row], found[row], run.where("classes after reading back"));
      }
    }
  }

  /** Texts that are drawn can be written as UTF-8, and are possible. */
  static void drawnTextsAreTexts(FixtureRun run) {
    Batch rows =
        run.model().require(AncestralSampling.class).sample(200, FixtureRun.random("texts"));
    for (String column : columns(run.fixture().schema())) {
      for (@Nullable String text : ((TextVector) rows.column(column)).values()) {
        assertTrue(isUnicode(String.valueOf(text)), run.where("'" + column + "': " + text));
      }
    }
    if (run.declares(Density.class)) {
      Batch features = rows.select(Rows.names(run.fixture().schema().features()));
      for (double log : run.density().logDensity(features)) {
        assertTrue(Double.isFinite(log), run.where("a drawn row has log-density " + log));
      }
    }
  }

  private static boolean isUnicode(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining() >= 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The empty text is a text: it is kept where missing cells are filled. */
  static void theEmptyTextIsNotMissing(FixtureRun run) {
    Conditioning model = run.model().require(Conditioning.class);
    Batch rows = Rows.first(run.fixture().features(), 3);
    for (String column : columns(run.fixture().schema())) {
      @Nullable String[] texts = {"", null, ""};
      Batch gaps = Rows.with(Rows.first(rows, 3), column, new TextVector(texts));
      for (Fill fill : Fill.values()) {
        Batch filled = model.impute(gaps, fill, FixtureRun.random("fill"));
        TextVector found = (TextVector) filled.column(column);
        assertArrayEquals(
            new String[] {"", ""},
            new @Nullable String[] {found.values()[0], found.values()[2]},
            run.where("empty texts of '" + column + "'"));
        assertFalse(found.isMissing(1), run.where("the missing text of '" + column + "'"));
      }
    }
  }
}
