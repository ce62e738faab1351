package org.genera.naivebayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.junit.jupiter.api.Test;

/** Colours that a class never has, without smoothing. */
class ImpossibleEvidenceTest {

  private static final Schema SCHEMA =
      Schema.of(
          Column.category("colour", "red", "blue", "green"),
          Column.category("form", "round", "long"),
          Column.category("kind", "a", "b").withRole(Role.LABEL));

  private static final int GAP = -1;

  /** Every a is red, every b is blue or green; all greens are long. */
  private static final int[][] TRAINING = {
    {0, 0, 0}, {0, 1, 0}, {1, 0, 1}, {1, 1, 1}, {2, 1, 1},
  };

  private static Batch batch(int[]... rows) {
    BatchBuilder builder = new BatchBuilder(SCHEMA, rows.length);
    for (int[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        if (row[c] != GAP) {
          builder.whole(c, row[c]);
        }
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private static NaiveBayesModel model() {
    return Fixture.fit(batch(TRAINING), "smoothing", "0");
  }

  @Test
  void aLabelAndAFeatureCanExcludeEachOther() {
    boolean[] impossible =
        model()
            .impossible(
                batch(
                    new int[] {0, GAP, 1},
                    new int[] {0, GAP, 0},
                    new int[] {0, GAP, GAP},
                    new int[] {GAP, GAP, GAP}));
    assertArrayEquals(new boolean[] {true, false, false, false}, impossible);
  }

  @Test
  void nothingFollowsFromImpossibleEvidence() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> model().given(batch(new int[] {0, GAP, 1})));
    assertEquals(StandardError.INVALID_DATA, error.code());
    assertEquals(2, model().given(batch(new int[] {0, GAP, GAP})).schema().size());
  }
}
