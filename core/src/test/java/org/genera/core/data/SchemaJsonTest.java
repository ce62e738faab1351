package org.genera.core.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaJsonTest {

  @Test
  void everyKindAndRoleIsReadBack() {
    List<Column> columns = new ArrayList<>(Tables.EVERY_KIND.columns());
    columns.add(new Column("w", new ColumnType.Real(), Role.WEIGHT));
    columns.add(Column.category("y \"quoted\" \u2028", "a", "").withRole(Role.LABEL));
    columns.add(new Column("id", new ColumnType.Text(), Role.ID));
    Schema schema = Schema.of(columns);
    assertEquals(schema, SchemaJson.read(SchemaJson.write(schema), "test"));
  }

  @Test
  void aSchemaIsWrittenLikeThis() {
    assertEquals(
        """
        {
          "columns": [
            {"name":"x","kind":"real","role":"feature"},
            {"name":"y","kind":"category","role":"label","levels":["a","b"]}
          ]
        }
        """,
        SchemaJson.write(
            Schema.of(Column.real("x"), Column.category("y", "a", "b").withRole(Role.LABEL))));
  }

  @Test
  void roleTextsAndPrecisionMayBeLeftOut() {
    Schema schema =
        SchemaJson.read(
            """
            {"columns": [{"name": "b", "kind": "boolean"}, {"name": "t", "kind": "date-time"}]}
            """,
            "test");
    assertEquals(new Column("b", new ColumnType.Bool(), Role.FEATURE), schema.column(0));
    assertEquals(
        new ColumnType.DateTime(ColumnType.DateTime.Precision.LOCAL), schema.column(1).type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {"columns":[{"name":"x","kind":"rael"}]};                       'columns' 1: unknown kind 'rael'. Did you mean 'real'?
          {"columns":[{"name":"x","kind":"real","rolle":"label"}]};       unknown key 'rolle'. Did you mean 'role'?
          {"columns":[{"name":"x","kind":"real","role":"lable"}]};        unknown role 'lable'. Did you mean 'label'?
          {"columns":[{"name":"x","kind":"real","levels":[]}]};           unknown key 'levels'.
          {"columns":[{"name":"x","name":"y","kind":"real"}]};            line 1
          {"columns":[{"kind":"real"}]};                                  'name' is missing
          {"columns":[{"name":"","kind":"real"}]};                        a column's name is empty
          {"columns":[{"name":7,"kind":"real"}]};                         'name' must be a text
          {"columns":[{"name":"x","kind":"category"}]};                   'levels' is missing
          {"columns":[{"name":"x","kind":"category","levels":["a","a"]}]}; a level occurs twice
          {"columns":[{"name":"x","kind":"image","channels":0,"height":1,"width":1}]}; 'channels' must be a whole number from 1
          {"columns":[{"name":"x","kind":"image","channels":1.5,"height":1,"width":1}]}; 'channels' must be a whole number
          {"columns":[{"name":"x","kind":"real"},{"name":"x","kind":"real"}]}; Two columns are called 'x'
          {"columns":[{"name":"x","kind":"real"}],"more":1};              unknown key 'more'
          {"columns":{}};                                                 'columns' must be a list
          {"columns":[]} {};                                              is not valid JSON
          [];                                                             must be a JSON object
          {"columns":[;                                                   is not valid JSON
          """)
  void whatIsWrongIsNamed(String json, String message) {
    GeneraException error =
        assertThrows(GeneraException.class, () -> SchemaJson.read(json, "my.json"));
    assertEquals(StandardError.INVALID_CONFIG, error.code());
    assertTrue(error.getMessage().startsWith("my.json"), error.getMessage());
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void deepNestingIsAnErrorLikeAnyOther() {
    String deep = "{\"columns\":[{\"name\":\"x\",\"kind\":\"series\",\"step\":".repeat(100_000);
    GeneraException error =
        assertThrows(GeneraException.class, () -> SchemaJson.read(deep, "my.json"));
    assertEquals(StandardError.INVALID_CONFIG, error.code());
  }
}
