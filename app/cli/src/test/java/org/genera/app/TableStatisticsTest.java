package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.genera.api.Cancellation;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.DateTimeVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.junit.jupiter.api.Test;

class TableStatisticsTest {

  @Test
  void missingCellsCountForNothingElse() {
    Report x = describe(Column.real("x"), new RealVector(new double[] {1, Double.NaN, 3, 3}));
    assertEquals(
        "{\"missing\":1,\"distinct\":2,\"moreDistinct\":false,\"min\":1.0,\"max\":3.0,"
            + "\"mean\":2.3333333333333335,\"standardDeviation\":1.1547005383792515}",
        JsonReport.write(x));
  }

  @Test
  void aColumnOfNothingHasNoFigures() {
    Report x = describe(Column.real("x"), new RealVector(new double[] {Double.NaN}));
    assertEquals(
        "{\"missing\":1,\"distinct\":0,\"moreDistinct\":false,\"min\":null,\"max\":null,"
            + "\"mean\":null,\"standardDeviation\":null}",
        JsonReport.write(x));
  }

  @Test
  void categoriesShowLevels() {
    Report c =
        describe(Column.category("c", "no", "yes"), new CategoryVector(new int[] {1, 1, -1}));
    assertEquals(
        "{\"missing\":1,\"distinct\":1,\"moreDistinct\":false,\"levels\":[\"no\",\"yes\"]}",
        JsonReport.write(c));
  }

  @Test
  void datesShowTheirRangeAsDates() {
    Column day =
        new Column("d", new ColumnType.DateTime(ColumnType.DateTime.Precision.DATE), Role.FEATURE);
    Report d = describe(day, new DateTimeVector(new long[] {86_400_000_000L, 0}));
    assertEquals("1970-01-01", d.json().get("min"));
    assertEquals("1970-01-02", d.json().get("max"));
  }

  @Test
  void manyDistinctValuesAreNotCountedOut() {
    double[] values = new double[5000];
    java.util.Arrays.setAll(values, i -> i);
    Report x = describe(Column.real("x"), new RealVector(values));
    assertEquals("1000+", x.text().get("distinct"));
    assertEquals(true, x.json().get("moreDistinct"));
  }

  private static Report describe(Column column, ColumnVector vector) {
    Schema schema = Schema.of(column);
    Dataset data = Dataset.of(Batch.of(schema, 0, vector.size(), List.of(vector)));
    TableStatistics statistics = TableStatistics.of(data, new Cancellation());
    assertEquals(vector.size(), statistics.rows());
    Report report = new Report();
    statistics.column(0).addTo(report);
    return report;
  }
}
