package org.genera.csv;

import static org.genera.csv.TextFiles.columns;
import static org.genera.csv.TextFiles.csv;
import static org.genera.csv.TextFiles.request;
import static org.genera.csv.TextFiles.rows;
import static org.genera.csv.TextFiles.shared;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.junit.jupiter.api.Test;

/** Tables as they are found in the world, with what their authors say of them. */
final class RealTablesTest {

  private static List<String> kinds(Dataset data) {
    return data.schema().columns().stream().map(column -> column.type().kind()).toList();
  }

  @Test
  void faithful() {
    Dataset data = csv(shared("faithful/faithful.csv")).dataset();
    assertEquals(
        List.of("rownames:integer:id", "eruptions:real:feature", "waiting:integer:feature"),
        columns(data.schema()));
    assertEquals(OptionalLong.of(272), data.rows());
    assertEquals("1|3.6|79", rows(data).get(0));
    Schema ignoring =
        new CsvFormat()
            .open(
                request(shared("faithful/faithful.csv"))
                    .roles(TextFiles.ignored("rownames"))
                    .build())
            .dataset()
            .schema();
    assertEquals(Role.IGNORED, ignoring.column("rownames").role());
  }

  @Test
  void irisWithoutHeader() {
    Dataset data = csv(shared("iris/iris.csv")).dataset();
    assertEquals(List.of("c1", "c2", "c3", "c4", "c5"), data.schema().names());
    assertEquals(List.of("real", "real", "real", "real", "category"), kinds(data));
    assertEquals(150, data.rows().orElseThrow());
    assertEquals("5.1|3.5|1.4|0.2|Iris-setosa", rows(data).get(0));
  }

  @Test
  void rawAdultEqualsTheCleanedFile() {
    Dataset raw = csv(shared("adult/adult-train.csv")).dataset();
    OpenedDataset cleaned = csv(shared("adult/adult.csv"));
    assertEquals(32_561, raw.rows().orElseThrow());
    assertEquals(rows(cleaned.dataset()), rows(raw));
    assertEquals(kinds(cleaned.dataset()), kinds(raw));
    Schema schema = cleaned.dataset().schema();
    assertEquals(Column.whole("fnlwgt"), schema.column("fnlwgt"));
    assertEquals(Column.category("income", "<=50K", ">50K"), schema.column("income"));
    assertEquals(
        41, ((ColumnType.Category) schema.column("native-country").type()).levels().size());
    assertTrue(schema.features().size() == 15, () -> columns(schema).toString());
    assertEquals(
        "category: 8 different words in 30725 cells, 1836 missing",
        cleaned.decisions().get("workclass"));
  }

  /** The raw test part has no header, and writes its labels with a full stop. */
  @Test
  void rawAdultTestIsReadByPositionWithTheNamesOfTheTrainingFile() {
    Schema schema = csv(shared("adult/adult.csv")).dataset().schema();
    TextFiles.assertRefused(
        new CsvFormat(),
        request(shared("adult/adult-test.csv"), "names=model").schema(schema).build(),
        StandardError.INVALID_DATA,
        "adult-test.csv:1:15",
        "column 'income'",
        "Did you mean '<=50K'?");
    Dataset raw = csv(shared("adult/adult-test.csv"), "names=file").dataset();
    Dataset named =
        new CsvFormat().open(request(shared("adult/test.csv")).schema(schema).build()).dataset();
    assertEquals(rows(named), rows(raw).stream().map(row -> row.replaceFirst("\\.$", "")).toList());
  }

  @Test
  void titanic() {
    Dataset data = csv(shared("titanic/titanic.csv")).dataset();
    assertEquals(
        List.of(
            "PassengerId:integer:id",
            "Survived:integer:feature",
            "Pclass:integer:feature",
            "Name:text:feature",
            "Sex:category:feature",
            "Age:real:feature",
            "SibSp:integer:feature",
            "Parch:integer:feature",
            "Ticket:text:feature",
            "Fare:real:feature",
            "Cabin:text:feature",
            "Embarked:category:feature"),
        columns(data.schema()));
    assertEquals(891, data.rows().orElseThrow());
    assertTrue(rows(data).get(0).startsWith("1|0|3|Braund, Mr. Owen Harris|male|22|"));
  }

  @Test
  void penguins() {
    Dataset data = csv(shared("penguins/penguins.csv")).dataset();
    assertEquals(
        List.of(
            "category", "category", "real", "real", "integer", "integer", "category", "integer"),
        kinds(data));
    assertEquals(344, data.rows().orElseThrow());
    assertEquals("Adelie|Torgersen|.|.|.|.|.|2007", rows(data).get(3));
  }

  @Test
  void breastCancerInSingleQuotes() {
    OpenedDataset opened = csv(shared("breast-cancer-ljubljana/breast-cancer.csv"));
    assertTrue(opened.findings().contains("quotes: single"));
    assertEquals(286, opened.dataset().rows().orElseThrow());
    assertEquals(
        "40-49|premeno|15-19|0-2|yes|3|right|left_up|no|recurrence-events",
        rows(opened.dataset()).get(0));
    assertEquals(
        8, rows(opened.dataset()).stream().filter(r -> r.split("\\|")[4].equals(".")).count());
  }

  @Test
  void votesInArffEqualThoseInCsv() {
    Dataset csv = csv(shared("votes/vote.csv")).dataset();
    Dataset arff = TextFiles.arff(shared("votes/vote.arff")).dataset();
    assertEquals(csv.schema().names(), arff.schema().names());
    assertEquals(17, Collections.frequency(kinds(csv), "category"));
    assertEquals(kinds(csv), kinds(arff));
    assertEquals(435, rows(csv).size());
    assertEquals(rows(csv), rows(arff));
  }

  @Test
  void numbersWithoutHeader() {
    Dataset banknotes =
        csv(shared("banknote-authentication/banknote_authentication.csv")).dataset();
    assertEquals(List.of("real", "real", "real", "real", "integer"), kinds(banknotes));
    assertEquals(1372, banknotes.rows().orElseThrow());
    Dataset abalone = csv(shared("abalone/abalone.csv")).dataset();
    assertEquals("category", kinds(abalone).get(0));
    assertEquals(4177, abalone.rows().orElseThrow());
    assertEquals(
        1599, csv(shared("wine-quality/winequality-red.csv")).dataset().rows().orElseThrow());
    assertEquals(
        4898, csv(shared("wine-quality/winequality-white.csv")).dataset().rows().orElseThrow());
  }

  @Test
  void californiaHousing() {
    Dataset data = csv(shared("california-housing/housing.csv")).dataset();
    assertEquals(20_640, data.rows().orElseThrow());
    assertEquals(
        Column.category(
            "ocean_proximity", "<1H OCEAN", "INLAND", "ISLAND", "NEAR BAY", "NEAR OCEAN"),
        data.schema().column("ocean_proximity"));
    long missing = rows(data).stream().filter(row -> row.contains("|.|")).count();
    assertEquals(207, missing);
  }
}
