package org.genera.core;

import java.util.ArrayList;
import java.util.List;
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
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;

/**
 * Turns series into what names them and the states behind them; and beside these in how many steps
 * the state was known, and found.
 */
final class DecodeTask implements BlockTask {

  /** The columns at the end that are not for the output. */
  private static final Schema INTERNAL =
      Schema.of(Column.real("#weight"), Column.real("#known"), Column.real("#found"));

  private final Model model;
  private final SeriesModel decoder;
  private final SeriesModel.Decoding method;
  private final SeriesKeys keys;

  DecodeTask(Model model, Schema read, SeriesModel.Decoding method) {
    this.model = model;
    this.method = method;
    decoder = model.require(SeriesModel.class);
    keys = SeriesKeys.in(read, model);
  }

  /** The columns that are written. */
  Schema written() {
    return states(Batch.missing(keys.read(), 0)).schema();
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    Batch states = states(block);
    return Batches.beside(List.of(states, judged(block, states)));
  }

  private Batch states(Batch block) {
    Batch states = decoder.decode(block, method);
    List<Column> names = keys.ofSteps();
    List<ColumnVector> cells = new ArrayList<>();
    names.forEach(name -> cells.add(keys.in(block).steps().column(name.name())));
    return keys.beside(block, SeriesKeys.withSteps(states, names, cells));
  }

  /** How often a state that is known is the one that was found. */
  private Batch judged(Batch block, Batch states) {
    double[] known = new double[block.rows()];
    double[] found = new double[block.rows()];
    SeriesVector series = keys.in(block);
    int[] truth = truth(series.steps());
    Batch steps = ((SeriesVector) states.column(keys.series())).steps();
    int place = keys.ofSteps().size();
    if (truth.length > 0 && steps.column(place) instanceof CategoryVector decoded) {
      for (int row = 0; row < block.rows(); row++) {
        for (int t = series.offsets()[row]; t < series.offsets()[row + 1]; t++) {
          known[row] += truth[t] >= 0 ? 1 : 0;
          found[row] += truth[t] >= 0 && truth[t] == decoded.codes()[t] ? 1 : 0;
        }
      }
    }
    return Batch.ofReals(INTERNAL, block.weights(), known, found).at(block.firstRow());
  }

  /** The known state of each step; none where states have no names. */
  private int[] truth(Batch steps) {
    Column series = model.schema().requireSeries();
    return ((ColumnType.Series) series.type())
        .step()
        .label()
        .map(Column::name)
        .map(steps.schema()::find)
        .filter(OptionalInt::isPresent)
        .map(index -> steps.column(index.getAsInt()))
        .filter(CategoryVector.class::isInstance)
        .map(vector -> ((CategoryVector) vector).codes())
        .orElse(new int[0]);
  }

  /** What is known of blocks that were decoded. */
  static final class Total {
    private long series;
    private long steps;
    private long known;
    private double knownWeight;
    private double foundWeight;

    /** Takes a block, and gives back what is to be written of it. */
    Batch take(Batch block) {
      int written = block.schema().size() - INTERNAL.size();
      double[] weights = block.numbers(written);
      double[] inSeries = block.numbers(written + 1);
      double[] found = block.numbers(written + 2);
      for (int row = 0; row < block.rows(); row++) {
        known += (long) inSeries[row];
        knownWeight += weights[row] * inSeries[row];
        foundWeight += weights[row] * found[row];
      }
      series += block.rows();
      steps += ((SeriesVector) block.column(written - 1)).steps().rows();
      return block.select(block.schema().names().subList(0, written));
    }

    DecodeResult result(double seconds) {
      return new DecodeResult(
          series,
          steps,
          known,
          knownWeight > 0 ? OptionalDouble.of(foundWeight / knownWeight) : OptionalDouble.empty(),
          seconds);
    }

    long series() {
      return series;
    }
  }
}
