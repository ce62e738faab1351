package org.genera.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
