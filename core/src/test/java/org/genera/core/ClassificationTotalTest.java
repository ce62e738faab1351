package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.junit.jupiter.api.Test;

class ClassificationTotalTest {

  private static final double UNKNOWN = Double.NaN;

  /** A row as {@link ClassifyTask} gives it. */
  private record Row(double weight, double truth, double... p) {
    int predicted() {
      int best = 0;
      for (int y = 1; y < p.length; y++) {
        best = p[y] > p[best] ? y : best;
      }
      return best;
    }
  }

  private static Batch batch(List<Row> rows) {
    int classes = rows.get(0).p().length;
    List<Column> columns = new ArrayList<>();
    List<ColumnVector> vectors = new ArrayList<>();
    String[] levels = new String[classes];
    Arrays.setAll(levels, y -> "c" + y);
    columns.add(Column.category("y", levels));
    vectors.add(new CategoryVector(rows.stream().mapToInt(Row::predicted).toArray()));
    for (int y = 0; y < classes; y++) {
      int level = y;
      columns.add(Column.real("p" + y));
      vectors.add(new RealVector(rows.stream().mapToDouble(row -> row.p()[level]).toArray()));
    }
    columns.addAll(List.of(Column.real("w"), Column.real("t"), Column.real("l")));
    vectors.add(new RealVector(rows.stream().mapToDouble(Row::weight).toArray()));
    vectors.add(new RealVector(rows.stream().mapToDouble(Row::truth).toArray()));
    vectors.add(
        new RealVector(
            rows.stream()
                .mapToDouble(
                    r -> Double.isNaN(r.truth()) ? UNKNOWN : Math.log(r.p()[(int) r.truth()]))
                .toArray()));
    return Batch.of(Schema.of(columns), 0, rows.size(), vectors);
  }

  private static ClassificationTotal total(List<Row> rows) {
    ClassificationTotal total = new ClassificationTotal();
    total.accept(batch(rows));
    return total;
  }

  private static ClassificationFigures figures(Row... rows) {
    return total(List.of(rows)).figures().orElseThrow();
  }

  @Test
  void figuresOfTwoForecastsByHand() {
    ClassificationFigures figures = figures(new Row(1, 0, 0.7, 0.3), new Row(1, 0, 0.4, 0.6));
    assertEquals(0.5, figures.accuracy());
    assertEquals(-(Math.log(0.7) + Math.log(0.4)) / 2, figures.logLoss(), 1e-15);
    assertEquals((0.09 + 0.09 + 0.36 + 0.36) / 2, figures.brierScore(), 1e-15);
    assertEquals((0.3 + 0.6) / 2, figures.calibrationError(), 1e-15);
  }

  @Test
  void certaintyIsPerfectOrTheWorst() {
    assertEquals(new ClassificationFigures(1, 0, 0, 0), figures(new Row(1, 1, 0, 1)));
    assertEquals(
        new ClassificationFigures(0, Double.POSITIVE_INFINITY, 2, 1), figures(new Row(1, 0, 0, 1)));
  }

  @Test
  void rowsWhoseClassWasDeemedImpossibleAreCounted() {
    ClassificationTotal total =
        total(
            List.of(
                new Row(1, 0, 0, 1),
                new Row(2, 1, 0, 1),
                new Row(0, 0, 0, 1),
                new Row(1, UNKNOWN, 0, 1),
                new Row(1, 1, 1, 0)));
    assertEquals(2, total.impossible());
  }

  @Test
  void whoKnowsNothingScoresTheUniformDistribution() {
    ClassificationFigures figures =
        figures(
            new Row(1, 0, 0.25, 0.25, 0.25, 0.25),
            new Row(1, 1, 0.25, 0.25, 0.25, 0.25),
            new Row(1, 2, 0.25, 0.25, 0.25, 0.25),
            new Row(1, 3, 0.25, 0.25, 0.25, 0.25));
    assertEquals(Math.log(4), figures.logLoss(), 1e-15);
    assertEquals(3 / 4.0, figures.brierScore());
    assertEquals(0, figures.calibrationError(), "right in a quarter of the cases, as it said");
  }

  @Test
  void figuresAreThoseOfASlowReferenceInBlocksOfAnySize() {
    RandomStream random = RandomStream.of(7, "forecasts", 0);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 999; i++) {
      double[] p = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      double sum = Arrays.stream(p).sum();
      Arrays.setAll(p, y -> p[y] / sum);
      double[] cumulative = p.clone();
      Arrays.parallelPrefix(cumulative, Double::sum);
      // Labels as often as forecast: too many here, too few there, so that the bins matter.
      double truth = i % 5 == 0 ? UNKNOWN : random.nextIndex(cumulative);
      rows.add(new Row(random.nextInt(4), truth, p));
    }
    ClassificationTotal total = new ClassificationTotal();
    for (int from = 0; from < rows.size(); from += 100) {
      total.accept(batch(rows.subList(from, Math.min(rows.size(), from + 100))));
    }
    List<Row> labelled = rows.stream().filter(row -> !Double.isNaN(row.truth())).toList();
    ClassificationFigures figures = total.figures().orElseThrow();
    assertEquals(999, total.rows());
    assertEquals(labelled.size(), total.labelled());
    assertEquals(brierScore(labelled), figures.brierScore(), 1e-13);
    assertEquals(calibrationError(labelled), figures.calibrationError(), 1e-13);
  }

  private static double weight(List<Row> rows) {
    return rows.stream().mapToDouble(Row::weight).sum();
  }

  private static double brierScore(List<Row> rows) {
    double sum = 0;
    for (Row row : rows) {
      for (int y = 0; y < row.p().length; y++) {
        sum += row.weight() * Math.pow(row.p()[y] - (row.truth() == y ? 1 : 0), 2);
      }
    }
    return sum / weight(rows);
  }

  private static double calibrationError(List<Row> rows) {
    double error = 0;
    for (int bin = 0; bin < 15; bin++) {
      double low = bin / 15.0;
      double high = (bin + 1) / 15.0;
      List<Row> in =
          rows.stream()
              .filter(r -> r.p()[r.predicted()] > low && r.p()[r.predicted()] <= high)
              .toList();
      double weight = weight(in);
      if (weight > 0) {
        double accuracy =
            weight(in.stream().filter(r -> r.predicted() == r.truth()).toList()) / weight;
        double confidence =
            in.stream().mapToDouble(r -> r.weight() * r.p()[r.predicted()]).sum() / weight;
        error += weight / weight(rows) * Math.abs(accuracy - confidence);
      }
    }
    return error;
  }

  @Test
  void withoutALabelThatCountsThereAreNoFigures() {
    assertTrue(total(List.of(new Row(1, UNKNOWN, 0.5, 0.5))).figures().isEmpty());
    assertTrue(total(List.of(new Row(0, 1, 0.5, 0.5))).figures().isEmpty());
  }

  @Test
  void aRowOfWeightZeroMayBeImpossible() {
    assertEquals(
        figures(new Row(1, 0, 0.75, 0.25)),
        figures(new Row(0, 0, 0, 1), new Row(1, 0, 0.75, 0.25)));
  }
}
