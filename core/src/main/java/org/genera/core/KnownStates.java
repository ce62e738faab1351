package org.genera.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.Model;

/** In how many steps the data tell the state, and in how many of these it was found. */
final class KnownStates {

  /** The columns at the end that are not for the output. */
  private static final Schema COUNTS =
      Schema.of(Column.real("#weight"), Column.real("#known"), Column.real("#found"));

  private final Optional<Column> label;
  private final SeriesKeys keys;

  KnownStates(Model model, SeriesKeys keys) {
    this.keys = keys;
    ColumnType.Series series = (ColumnType.Series) model.schema().requireSeries().type();
    label = series.step().label();
  }

  /**
   * What is told of series, with their counts.
   *
   * @param block the series that were read
   * @param states the states found, a vector with as many steps
   * @param told what is written of each series
   */
  Batch beside(Batch block, ColumnVector states, Batch told) {
    double[] known = new double[block.rows()];
    double[] found = new double[block.rows()];
    SeriesVector series = keys.in(block);
    int[] truth = truth(series.steps());
    if (truth.length > 0 && states instanceof CategoryVector decoded) {
      for (int row = 0; row < block.rows(); row++) {
        for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
          known[row] += truth[t] >= 0 ? 1 : 0;
          found[row] += truth[t] >= 0 && truth[t] == decoded.codes()[t] ? 1 : 0;
        }
      }
    }
    Batch counts = Batch.ofReals(COUNTS, block.weights(), known, found).at(block.firstRow());
    return Batches.beside(List.of(told, counts));
  }

  /** The known state of each step; none where states have no names. */
  private int[] truth(Batch steps) {
    return label
        .map(Column::name)
        .map(steps.schema()::find)
        .filter(OptionalInt::isPresent)
        .map(index -> steps.column(index.getAsInt()))
        .filter(CategoryVector.class::isInstance)
        .map(vector -> ((CategoryVector) vector).codes())
        .orElse(new int[0]);
  }

  /** Adds up counts, block after block. */
  static final class Total {
    private long known;
    private double knownWeight;
    private double foundWeight;

    /** Takes the counts of a block, and gives back what is to be written of it. */
    Batch take(Batch block) {
      int written = block.schema().size() - COUNTS.size();
      double[] weights = block.numbers(written);
      double[] inSeries = block.numbers(written + 1);
      double[] found = block.numbers(written + 2);
      for (int row = 0; row < block.rows(); row++) {
        known += (long) inSeries[row];
        knownWeight += weights[row] * inSeries[row];
        foundWeight += weights[row] * found[row];
      }
      return block.select(block.schema().names().subList(0, written));
    }

    long labelledSteps() {
      return known;
    }

    /** The share of the known states that were found, by weight; none where none is known. */
    OptionalDouble accuracy() {
      return knownWeight > 0
          ? OptionalDouble.of(foundWeight / knownWeight)
          : OptionalDouble.empty();
    }
  }
}
