package org.genera.core.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaAdapterTest {

  private static final Schema NUMBERS = Schema.of(Column.real("a"), Column.real("b"));
  private static final Dataset DATA =
      Dataset.of(Batch.ofReals(NUMBERS, new double[] {1, 2}, new double[] {3, 4}));

  @Test
  void columnsAreTakenByNameAndAbsentOnesAreMissing() {
    Schema wanted =
        Schema.of(
            Column.real("b"), Column.whole("a"), Column.category("y", "p").withRole(Role.LABEL));
    Dataset adapted = SchemaAdapter.adapt(DATA, wanted, false, false);
    assertEquals(wanted, adapted.schema());
    assertEquals(List.of("'3'|'1'|?", "'4'|'2'|?"), Tables.rows(adapted));
  }

  @Test
  void aProjectionOfTheViewReadsNoMoreThanItNeeds() {
    Schema wanted = Schema.of(Column.real("b"), Column.real("z"), Column.real("a"));
    Dataset adapted = SchemaAdapter.adapt(DATA, wanted, false, false);
    ReadRequest request = ReadRequest.all().columns(List.of("a", "z"));
    assertEquals(List.of("'1'|?", "'2'|?"), Tables.rows(adapted, request));
    assertEquals(List.of("?", "?"), Tables.rows(adapted, ReadRequest.all().columns(List.of("z"))));
  }

  @Test
  void dataThatFitAreLeftAlone() {
    assertSame(DATA, SchemaAdapter.adapt(DATA, NUMBERS, false, false));
  }

  @Test
  void columnsAreTakenByPosition() {
    Schema wanted = Schema.of(Column.real("x"), Column.real("y"));
    assertEquals(
        List.of("'1'|'3'", "'2'|'4'"), Tables.rows(SchemaAdapter.adapt(DATA, wanted, true, false)));
    Schema labelled =
        Schema.of(
            Column.category("k", "p").withRole(Role.LABEL), Column.real("x"), Column.real("y"));
    assertEquals(
        List.of("?|'1'|'3'", "?|'2'|'4'"),
        Tables.rows(SchemaAdapter.adapt(DATA, labelled, true, false)));
    assertError(
        StandardError.SCHEMA_MISMATCH,
        "2 columns",
        () -> SchemaAdapter.adapt(DATA, Schema.of(Column.real("x")), true, false));
  }

  @Test
  void otherColumnsAreKeptInPlaceAndIgnored() {
    Dataset adapted = SchemaAdapter.adapt(DATA, Schema.of(Column.real("b")), false, true);
    assertEquals(List.of("a", "b"), adapted.schema().names());
    assertEquals(Role.IGNORED, adapted.schema().column("a").role());
    assertEquals(List.of("'1'|'3'", "'2'|'4'"), Tables.rows(adapted));
  }

  /** From other levels, and from texts; of a label they are refused. */
  @Test
  void unknownLevelsOfFeaturesAreMarkedWhereThatIsAsked() {
    Schema levels = Schema.of(Column.category("k", "p", "q", "r"));
    Batch rows = Batch.of(levels, 0, 3, List.of(new CategoryVector(new int[] {2, -1, 1})));
    Schema texts = Schema.of(new Column("k", new ColumnType.Text(), Role.FEATURE));
    Batch words =
        Batch.of(texts, 0, 3, List.of(new TextVector(new @Nullable String[] {"r", null, "q"})));
    Column wanted = Column.category("k", "q");
    for (Batch batch : List.of(rows, words)) {
      Dataset adapted =
          SchemaAdapter.adapt(Dataset.of(batch), Schema.of(wanted), false, false, true);
      assertArrayEquals(new int[] {CategoryVector.UNKNOWN, -1, 0}, codes(adapted));
      Schema label = Schema.of(Column.real("x"), wanted.withRole(Role.LABEL));
      Dataset refused = SchemaAdapter.adapt(withX(batch), label, false, false, true);
      assertError(StandardError.INVALID_DATA, "unknown level 'r'", () -> Tables.rows(refused));
    }
  }

  private static Dataset withX(Batch batch) {
    Batch x = Batch.ofReals(Schema.of(Column.real("x")), new double[3]);
    return Dataset.of(Batches.beside(List.of(x, batch)));
  }

  private static int[] codes(Dataset data) {
    ReadRequest request = ReadRequest.all();
    try (BatchReader reader = data.read(data.splits(request).get(0), request)) {
      return ((CategoryVector) reader.next().orElseThrow().column(0)).codes();
    }
  }

  @Test
  void anAbsentWeightIsLeftOut() {
    Schema wanted = Schema.of(Column.real("a"), Column.real("w").withRole(Role.WEIGHT));
    assertEquals(List.of("a"), SchemaAdapter.adapt(DATA, wanted, false, false).schema().names());
  }

  @Test
  void levelsAreMatchedByTheirTexts() {
    Dataset data = texts("g", "blue", null, " red");
    Schema wanted = Schema.of(Column.category("g", "red", "green", "blue"));
    Dataset categories = SchemaAdapter.adapt(data, wanted, false, false);
    assertEquals(List.of("'blue'", "?", "'red'"), Tables.rows(categories));
    Schema fewer = Schema.of(Column.category("g", "blue", "red"));
    assertEquals(
        List.of("'blue'", "?", "'red'"),
        Tables.rows(SchemaAdapter.adapt(categories, fewer, false, false)));
    Schema without = Schema.of(Column.category("g", "blue", "reds"));
    assertError(
        StandardError.INVALID_DATA,
        "Row 3, column 'g': unknown level 'red'. Did you mean 'reds'?",
        () -> Tables.rows(SchemaAdapter.adapt(categories, without, false, false)));
  }

  @Test
  void anUnreadableCellSaysWhereItIs() {
    Dataset data = texts("x", "1.5", "two");
    assertError(
        StandardError.INVALID_DATA,
        "Row 2, column 'x': 'two' is not a number",
        () -> Tables.rows(SchemaAdapter.adapt(data, Schema.of(Column.real("x")), false, false)));
    Dataset halves = Dataset.of(Batch.ofReals(Schema.of(Column.real("x")), new double[] {0.5}));
    assertError(
        StandardError.INVALID_DATA,
        "'0.5' is not a whole number",
        () -> Tables.rows(SchemaAdapter.adapt(halves, Schema.of(Column.whole("x")), false, false)));
  }

  @Test
  void noFeatureAtAllIsAMismatch() {
    assertError(
        StandardError.SCHEMA_MISMATCH,
        "None of the columns wanted (x) is in the data, which have a, b",
        () -> SchemaAdapter.adapt(DATA, Schema.of(Column.real("x")), false, false));
  }

  @Test
  void imagesOfAnotherSizeAreAMismatch() {
    Column small = new Column("i", new ColumnType.Image(1, 2, 2), Role.FEATURE);
    Column large = new Column("i", new ColumnType.Image(1, 3, 3), Role.FEATURE);
    Dataset images = Dataset.of(Batch.missing(Schema.of(small), 1));
    assertError(
        StandardError.SCHEMA_MISMATCH,
        "image 1 x 3 x 3",
        () -> SchemaAdapter.adapt(images, Schema.of(large), false, false));
  }

  private static Dataset texts(String name, String... values) {
    Schema schema = Schema.of(new Column(name, new ColumnType.Text(), Role.FEATURE));
    return Dataset.of(Batch.of(schema, 0, values.length, List.of(new TextVector(values))));
  }

  private static void assertError(StandardError code, String message, Runnable work) {
    GeneraException error = assertThrows(GeneraException.class, work::run);
    assertEquals(code, error.code(), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
