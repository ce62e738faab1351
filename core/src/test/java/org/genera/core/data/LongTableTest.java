package org.genera.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesRoles;
import org.junit.jupiter.api.Test;

class LongTableTest {

  private static final Column TEXT = new Column("series", new ColumnType.Text(), Role.FEATURE);

  private static Dataset table(List<Column> columns, String... rows) {
    BatchBuilder builder = new BatchBuilder(Schema.of(columns), rows.length);
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      for (int c = 0; c < cells.length; c++) {
        if (!cells[c].isEmpty()) {
          CellText.parse(builder, c, cells[c]);
        }
      }
      builder.endRow();
    }
    return Tables.streamed(Dataset.of(builder.build(0)));
  }

  private static ColumnRoles roles(String series, String order, String label) {
    return new ColumnRoles(
        Optional.ofNullable(label),
        Optional.empty(),
        Set.of(),
        new SeriesRoles(
            Optional.ofNullable(series),
            Optional.ofNullable(order),
            Optional.empty(),
            series == null));
  }

  private static Dataset assemble(Dataset rows, ColumnRoles roles) {
    return LongTable.assemble(rows, roles, Set.of(), new Cancellation()).dataset();
  }

  private static final List<Column> LABELLED =
      List.of(TEXT, Column.category("class", "p", "q"), Column.real("x"));

  @Test
  void rowsOfOneSeriesAreItsSteps() {
    Dataset data =
        assemble(
            table(LABELLED, "a,p,1", "a,p,", "b,q,3", "c,,4", "c,,5"),
            roles("series", null, "class"));
    assertEquals(
        Schema.of(
            TEXT.withRole(Role.ID),
            Column.category("class", "p", "q"),
            new Column("steps", new ColumnType.Series(Schema.of(Column.real("x"))), Role.FEATURE)),
        data.schema());
    assertEquals(
        List.of("'a'|'p'|['1', ?]", "'b'|'q'|['3']", "'c'|?|['4', '5']"), Tables.rows(data));
    assertEquals(3, data.rows().orElseThrow());
  }

  @Test
  void interleavedSeriesAreGatheredInTheOrderInWhichTheyBegin() {
    Dataset data =
        assemble(
            table(LABELLED, "b,p,1", "a,q,2", "b,p,3", "c,p,4", "a,q,5"),
            roles("series", null, "class"));
    assertEquals(
        List.of("'b'|'p'|['1', '3']", "'a'|'q'|['2', '5']", "'c'|'p'|['4']"), Tables.rows(data));
  }

  @Test
  void stepsArePutInOrderAndEqualOnesKeepThatOfTheData() {
    List<Column> columns = List.of(TEXT, Column.real("t"), Column.whole("x"));
    Dataset data =
        assemble(
            table(columns, "a,2,1", "a,-1,2", "a,-1,3", "a,-2.5,4"), roles("series", "t", null));
    assertEquals(List.of("'a'|['-2.5'|'4', '-1'|'2', '-1'|'3', '2'|'1']"), Tables.rows(data));
    Schema step = ((ColumnType.Series) data.schema().requireSeries().type()).step();
    assertEquals(Role.ID, step.column("t").role());
    assertEquals(
        Schema.of(Column.whole("x")),
        ((ColumnType.Series) data.schema().modelled().requireSeries().type()).step());
  }

  @Test
  void wordsOfOneKindTellTheOrder() {
    List<Column> columns =
        List.of(new Column("t", new ColumnType.Text(), Role.FEATURE), Column.whole("x"));
    assertEquals(
        List.of("['9'|'2', '10'|'1']"),
        Tables.rows(assemble(table(columns, "10,1", "9,2"), roles(null, "t", null))));
    assertEquals(
        List.of("['2020-01-31'|'2', '2020-02-01'|'1']"),
        Tables.rows(
            assemble(table(columns, "2020-02-01,1", "2020-01-31,2"), roles(null, "t", null))));
    assertRefused(
        StandardError.SCHEMA_MISMATCH,
        "cannot tell the order",
        table(columns, "1,1", "x,2"),
        roles(null, "t", null));
  }

  @Test
  void wholeNumbersAreOrderedToTheLastDigit() {
    List<Column> columns = List.of(Column.whole("t"), Column.whole("x"));
    Dataset data =
        assemble(
            table(columns, "9007199254740993,1", "9007199254740992,2"), roles(null, "t", null));
    assertEquals(List.of("['9007199254740992'|'2', '9007199254740993'|'1']"), Tables.rows(data));
  }

  @Test
  void allRowsAreOneSeriesWhenAskedFor() {
    Dataset data = assemble(table(List.of(Column.real("x")), "1", "2"), roles(null, null, null));
    assertEquals(List.of("['1', '2']"), Tables.rows(data));
  }

  @Test
  void anEmptyTableHasNoSeries() {
    for (String series : new String[] {"series", null}) {
      Dataset data = assemble(table(LABELLED), roles(series, null, null));
      assertEquals(List.of(), Tables.rows(data));
      assertEquals(0, data.rows().orElseThrow());
    }
  }

  @Test
  void aLabelThatVariesWithinASeriesIsNamed() {
    Dataset rows = table(LABELLED, "a,p,1", "b,q,2", "a,q,3");
    assertRefused(
        StandardError.INVALID_DATA,
        "Row 3: 'class' must be the same in all rows of a series, but in series 'a' it is 'q' here"
            + " and 'p' in row 1.",
        rows,
        roles("series", null, "class"));
    Dataset missing = table(LABELLED, "a,p,1", "a,,3");
    assertRefused(
        StandardError.INVALID_DATA, "it is missing here", missing, roles("series", null, "class"));
  }

  @Test
  void rowsThatDoNotTellTheirSeriesOrOrderAreNamed() {
    Dataset rows = table(LABELLED, "a,p,1", ",p,2");
    assertRefused(
        StandardError.INVALID_DATA, "Row 2, column 'series'", rows, roles("series", null, null));
    Dataset times = table(LABELLED, "a,p,1", "a,p,");
    assertRefused(
        StandardError.INVALID_DATA, "Row 2, column 'x'", times, roles("series", "x", null));
    assertRefused(
        StandardError.UNKNOWN_COLUMN, "Did you mean 'series'?", rows, roles("serie", null, null));
    assertRefused(
        StandardError.USAGE, "named for two roles", rows, roles("series", null, "series"));
  }

  private static void assertRefused(
      StandardError code, String part, Dataset rows, ColumnRoles roles) {
    GeneraException error = assertThrows(GeneraException.class, () -> assemble(rows, roles));
    assertEquals(code, error.code(), error.getMessage());
    assertTrue(String.valueOf(error.getMessage()).contains(part), error.getMessage());
  }

  /** Shuffled steps of many series, against a map that holds them all. */
  @Test
  void seriesAreTheSameInMemoryAndSpilledAndInBlocksOfAnySize() {
    Random random = new Random(7);
    Map<String, List<Integer>> expected = new LinkedHashMap<>();
    List<Integer> places = new ArrayList<>(IntStream.range(0, 150_000).boxed().toList());
    Collections.shuffle(places, random);
    String[] rows = new String[places.size()];
    for (int i = 0; i < rows.length; i++) {
      // One series of a third of the rows, the others short.
      String name = places.get(i) % 3 == 0 ? "long" : "s" + places.get(i) % 1000;
      rows[i] = name + "," + places.get(i);
      expected.computeIfAbsent(name, key -> new ArrayList<>()).add(places.get(i));
    }
    List<String> texts = new ArrayList<>();
    expected.forEach(
        (name, steps) -> {
          Collections.sort(steps);
          texts.add("'" + name + "'|" + steps.stream().map(t -> "'" + t + "'").toList());
        });
    for (long budget : new long[] {0, 100_000, Long.MAX_VALUE / 2}) {
      try (Dataset data =
          LongTable.assemble(
                  table(List.of(TEXT, Column.whole("t")), rows),
                  roles("series", "t", null),
                  Set.of(),
                  new Cancellation(),
                  new MemoryBudget(budget))
              .dataset()) {
        for (int blockRows : new int[] {1, 7, 4096}) {
          assertEquals(texts, Tables.rows(data, ReadRequest.all().blockRows(blockRows)));
        }
      }
    }
  }

  @Test
  void whatIsKeptForPassesHasNoIdentifiers() {
    Dataset data =
        assemble(
            table(List.of(TEXT, Column.whole("t"), Column.real("x")), "a,2,1", "a,1,", "b,1,3"),
            roles("series", "t", null));
    List<String> digests = new ArrayList<>();
    for (long budget : new long[] {0, Long.MAX_VALUE / 2}) {
      try (MaterializedDataset kept =
          MaterializedDataset.of(data, 1, new Cancellation(), new MemoryBudget(budget))) {
        assertEquals(budget == 0, kept.isSpilled());
        assertEquals(data.schema().modelled(), kept.schema());
        assertEquals(List.of("[?, '1']", "['3']"), Tables.rows(kept));
        digests.add(kept.digest());
      }
    }
    assertEquals(digests.get(0), digests.get(1));
  }

  @Test
  void columnsAreReadAlone() {
    Dataset data =
        assemble(table(LABELLED, "b,p,1", "a,q,2", "b,p,3"), roles("series", null, "class"));
    assertEquals(
        List.of("'p'", "'q'"), Tables.rows(data, ReadRequest.all().columns(List.of("class"))));
    assertEquals(
        List.of("['1', '3']|'b'", "['2']|'a'"),
        Tables.rows(data, ReadRequest.all().columns(List.of("steps", "series"))));
  }

  @Test
  void aModelReadsRowsByItsOwnKinds() {
    Schema wanted =
        Schema.of(
            Column.category("class", "p", "q").withRole(Role.LABEL),
            new Column(
                "steps",
                new ColumnType.Series(
                    Schema.of(Column.real("x"), Column.category("s", "u").withRole(Role.LABEL))),
                Role.FEATURE));
    Schema rows = LongTable.rowSchema(wanted, roles("id", "t", null).series());
    assertEquals(List.of("class", "x", "s", "id", "t"), rows.names());
    assertEquals(Role.FEATURE, rows.column("s").role());
    assertEquals(Role.ID, rows.column("id").role());
  }

  @Test
  void seriesBecomeALongTableAndBack() {
    Dataset data =
        assemble(table(LABELLED, "a,p,1", "a,p,", "b,q,3"), roles("series", null, "class"));
    List<Batch> written = new ArrayList<>();
    LongTableSink sink = new LongTableSink(data.schema(), written::add);
    Tables.blocks(data, ReadRequest.all().blockRows(1)).forEach(sink::accept);
    Dataset rows = Dataset.of(LongTableSink.rowSchema(data.schema()), written);
    assertEquals(List.of("'a'|'p'|'1'", "'a'|'p'|?", "'b'|'q'|'3'"), Tables.rows(rows));
    assertEquals(Tables.rows(data), Tables.rows(assemble(rows, roles("series", null, "class"))));
  }

  @Test
  void seriesWithoutNamesAreNumbered() {
    Dataset data = assemble(table(List.of(Column.real("x")), "1", "2"), roles(null, null, null));
    List<String> rows = new ArrayList<>();
    LongTableSink sink =
        new LongTableSink(data.schema(), batch -> rows.addAll(Tables.rows(Dataset.of(batch))));
    for (int time = 0; time < 2; time++) {
      Tables.blocks(data, ReadRequest.all()).forEach(sink::accept);
    }
    assertEquals(List.of("'1'|'1'", "'1'|'2'", "'2'|'1'", "'2'|'2'"), rows);
  }

  @Test
  void seriesThatALongTableCannotTellAreRefused() {
    Dataset data = assemble(table(LABELLED, "a,p,1", "b,p,2"), roles("series", null, null));
    Batch rows = Tables.blocks(data, ReadRequest.all()).get(0);
    LongTableSink twice = new LongTableSink(data.schema(), batch -> {});
    twice.accept(rows);
    GeneraException same = assertThrows(GeneraException.class, () -> twice.accept(rows));
    assertTrue(String.valueOf(same.getMessage()).contains("both called 'a'"), same.getMessage());
    LongTableSink empty = new LongTableSink(data.schema(), batch -> {});
    GeneraException none =
        assertThrows(GeneraException.class, () -> empty.accept(Batch.missing(data.schema(), 1)));
    assertTrue(String.valueOf(none.getMessage()).contains("has no step"), none.getMessage());
  }

  @Test
  void rolesOfStepsAreAssigned() {
    Dataset data =
        assemble(table(LABELLED, "a,p,1", "a,q,2.5", "b,p,"), roles("series", null, null));
    ColumnRoles roles =
        new ColumnRoles(
            Optional.empty(),
            Optional.empty(),
            Set.of("class"),
            SeriesRoles.NONE.state(Optional.of("x")));
    Dataset labelled = RoleAssignment.assign(data, roles);
    Schema step = ((ColumnType.Series) labelled.schema().requireSeries().type()).step();
    assertEquals(Column.category("x", "1", "2.5").withRole(Role.LABEL), step.column("x"));
    assertEquals(Role.IGNORED, step.column("class").role());
    assertEquals(List.of("'a'|['p'|'1', 'q'|'2.5']", "'b'|['p'|?]"), Tables.rows(labelled));
    assertEquals(
        List.of("'a'|['1', '2.5']", "'b'|[?]"),
        Tables.rows(SchemaAdapter.without(labelled, Set.of("class"))));
  }

  @Test
  void errorsInStepsSayWhichSeriesAndStep() {
    Dataset data =
        assemble(table(LABELLED, "a,p,1", "b,p,1", "b,q,2"), roles("series", null, null));
    Schema known =
        Schema.of(
            new Column(
                "steps",
                new ColumnType.Series(Schema.of(Column.category("class", "p"))),
                Role.FEATURE));
    Dataset typed = SchemaAdapter.adapt(data, known, false, false);
    GeneraException error = assertThrows(GeneraException.class, () -> Tables.rows(typed));
    assertTrue(
        String.valueOf(error.getMessage())
            .contains("Row 2, step 2, column 'class': unknown level 'q'"),
        error.getMessage());
  }
}
