package org.genera.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnRoles;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.api.data.WholeVector;
import org.junit.jupiter.api.Test;

class RoleAssignmentTest {

  private static final Dataset DATA =
      Dataset.of(
          Batch.of(
              Schema.of(
                  Column.whole("class"),
                  Column.real("amount"),
                  new Column("name", new ColumnType.Text(), Role.FEATURE)),
              0,
              4,
              List.of(
                  new WholeVector(new long[] {10, 9, WholeVector.MISSING, 10}),
                  new RealVector(new double[] {0.5, 1, 2, Double.NaN}),
                  new TextVector(new String[] {"b", "a", "b", null}))));

  private static Dataset assign(String label, String weight, String... ignored) {
    return RoleAssignment.assign(
        DATA,
        new ColumnRoles(Optional.ofNullable(label), Optional.ofNullable(weight), Set.of(ignored)));
  }

  @Test
  void aLabelOfWholeNumbersBecomesACategoryInNumericalOrder() {
    Dataset data = assign("class", null);
    assertEquals(
        Column.category("class", "9", "10").withRole(Role.LABEL), data.schema().column("class"));
    assertEquals(
        List.of("'10'|'0.5'|'b'", "'9'|'1'|'a'", "?|'2'|'b'", "'10'|?|?"), Tables.rows(data));
  }

  @Test
  void aLabelOfTextsBecomesACategoryInAlphabeticalOrder() {
    assertEquals(
        new ColumnType.Category(List.of("a", "b")),
        assign("name", null).schema().column("name").type());
  }

  @Test
  void weightAndIgnoredColumnsKeepTheirKinds() {
    Schema schema = assign(null, "amount", "name").schema();
    assertEquals(Role.WEIGHT, schema.column("amount").role());
    assertEquals(Role.IGNORED, schema.column("name").role());
    assertEquals(Role.FEATURE, schema.column("class").role());
  }

  @Test
  void aNewLabelReplacesTheOld() {
    Dataset labelled = assign("class", null);
    ColumnRoles roles = new ColumnRoles(Optional.of("name"), Optional.empty(), Set.of());
    Schema schema = RoleAssignment.assign(labelled, roles).schema();
    assertEquals("name", schema.label().orElseThrow().name());
    assertEquals(Role.FEATURE, schema.column("class").role());
  }

  @Test
  void numbersAreClassesOnlyWhereTheyAreFew() {
    assertEquals(1000, classes(2000, row -> row % 1000));
    assertEquals(50, classes(100, row -> row % 50 + 0.5));
    assertEquals(9, classes(9, row -> row + 0.5));
    assertNoClasses("more than 1000", 2000, row -> row % 1001);
    assertNoClasses("more than 50", 10_000, row -> row % 51 + 0.5);
    assertNoClasses("11 of its 20 values differ", 20, row -> row % 11 + 0.5);
  }

  private static int classes(int rows, IntToDoubleFunction value) {
    double[] values = IntStream.range(0, rows).mapToDouble(value).toArray();
    Dataset data =
        Dataset.of(
            Batch.of(Schema.of(Column.real("amount")), 0, rows, List.of(new RealVector(values))));
    ColumnRoles roles = new ColumnRoles(Optional.of("amount"), Optional.empty(), Set.of());
    Column label = RoleAssignment.assign(data, roles).schema().label().orElseThrow();
    return ((ColumnType.Category) label.type()).levels().size();
  }

  private static void assertNoClasses(String why, int rows, IntToDoubleFunction value) {
    GeneraException error = assertThrows(GeneraException.class, () -> classes(rows, value));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(error.getMessage().contains("'amount' cannot be the label"), error.getMessage());
    assertTrue(error.getMessage().contains(why), error.getMessage());
  }

  @Test
  void mistakesAreNamed() {
    assertError(StandardError.UNKNOWN_COLUMN, "Did you mean 'class'?", "clas", null);
    assertError(StandardError.UNKNOWN_COLUMN, "Did you mean 'amount'?", null, "amuont");
    assertError(StandardError.SCHEMA_MISMATCH, "a weight must be a number", null, "name");
    assertError(StandardError.USAGE, "named for two roles", "class", "class");
    assertError(StandardError.USAGE, "named for two roles", "class", null, "class");
  }

  private static void assertError(
      StandardError code, String message, String label, String weight, String... ignored) {
    GeneraException error =
        assertThrows(GeneraException.class, () -> assign(label, weight, ignored));
    assertEquals(code, error.code(), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
