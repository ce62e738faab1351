package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.model.UnknownLevels;
import org.junit.jupiter.api.Test;

/** Levels that come up after training. */
class UnknownLevelsTest {

  private static final int[] KIND = {0, 0, 0, 0, 1, 1};
  private static final int[] COLOUR = {0, 0, 0, 1, 1, 1};

  private static Batch rows(int[] colours, int[] kinds, String... levels) {
    Schema schema =
        Schema.of(
            Column.category("colour", levels),
            Column.category("kind", "a", "b").withRole(Role.LABEL));
    return Batch.of(
        schema, 0, colours.length, List.of(new CategoryVector(colours), new CategoryVector(kinds)));
  }

  private static Batch one(int colour, String... levels) {
    return rows(new int[] {colour}, new int[] {CategoryVector.MISSING}, levels);
  }

  /** (0 + α) / (n + α · 3) in each class: what a third level would have that no row has. */
  @Test
  void anUnknownLevelIsAsProbableAsOneThatTheSchemaListsInVain() {
    NaiveBayesModel two = Fixture.fit(rows(COLOUR, KIND, "red", "blue"), "smoothing", "0.5");
    NaiveBayesModel three =
        Fixture.fit(rows(COLOUR, KIND, "red", "blue", "green"), "smoothing", "0.5");
    Batch unknown = one(CategoryVector.UNKNOWN, "red", "blue");
    Batch green = one(2, "red", "blue", "green");
    assertArrayEquals(three.logDensity(green), two.logDensity(unknown), 1e-15);
    assertArrayEquals(three.logProbabilities(green)[0], two.logProbabilities(unknown)[0], 1e-15);
    assertEquals(
        Math.log(4 / 6.0 * 0.5 / (4 + 1.5) + 2 / 6.0 * 0.5 / (2 + 1.5)),
        two.logDensity(unknown)[0],
        1e-14);
  }

  @Test
  void theOptionSaysWhatBecomesOfThem() {
    Batch rows = rows(COLOUR, KIND, "red", "blue");
    assertEquals(UnknownLevels.SCORED, Fixture.fit(rows).unknownLevels());
    assertEquals(UnknownLevels.MISSING, Fixture.fit(rows, "unseen", "ignored").unknownLevels());
    assertEquals(UnknownLevels.REFUSED, Fixture.fit(rows, "unseen", "error").unknownLevels());
  }

  @Test
  void withoutSmoothingTheyAreImpossible() {
    NaiveBayesModel model = Fixture.fit(rows(COLOUR, KIND, "red", "blue"), "smoothing", "0");
    Batch unknown = one(CategoryVector.UNKNOWN, "red", "blue");
    assertEquals(Double.NEGATIVE_INFINITY, model.logDensity(unknown)[0]);
  }
}
