package org.genera.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.WholeVector;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;

/**
 * Turns series into what names them and the most probable sequences of states behind them, one
 * after the other: in each step the number of the path from 1, its log-probability, what names the
 * step, then the state.
 */
final class PathsTask implements BlockTask {

  private static final Column PATH = Column.whole("path").withRole(Role.ID);
  private static final Column LOG_PROBABILITY = Column.real("logProbability");

  private final SeriesModel decoder;
  private final int count;
  private final SeriesKeys keys;
  private final KnownStates known;

  PathsTask(Model model, Schema read, int count) {
    this.count = count;
    decoder = model.require(SeriesModel.class);
    keys = SeriesKeys.in(read, model);
    known = new KnownStates(model, keys);
  }

  /** The columns that are written. */
  Schema written() {
    Batch none = Batch.missing(keys.read(), 0);
    return told(none, decoder.decodePaths(none, count)).schema();
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    SeriesModel.Paths paths = decoder.decodePaths(block, count);
    return known.beside(block, best(paths), told(block, paths));
  }

  /** The states of the best path of each series: those of the block's steps. */
  private static ColumnVector best(SeriesModel.Paths paths) {
    Column series = paths.decoded().schema().requireSeries();
    SeriesVector states = (SeriesVector) paths.decoded().column(series.name());
    int[] first =
        IntStream.range(0, paths.rows().length)
            .filter(p -> p == 0 || paths.rows()[p] != paths.rows()[p - 1])
            .toArray();
    return states.pick(first).steps().column(0);
  }

  /** The paths of a series one after the other, so that a series stays a row. */
  private Batch told(Batch block, SeriesModel.Paths paths) {
    SeriesVector read = keys.in(block.pick(paths.rows()));
    List<Column> columns = new ArrayList<>(List.of(PATH, LOG_PROBABILITY));
    List<ColumnVector> cells = new ArrayList<>(numbered(paths, read.offsets()));
    for (Column name : keys.ofSteps()) {
      columns.add(name);
      cells.add(read.steps().column(name.name()));
    }
    return keys.beside(block, SeriesKeys.withSteps(joined(block, paths), columns, cells));
  }

  /** The number of each step's path, and its log-probability. */
  private static List<ColumnVector> numbered(SeriesModel.Paths paths, int[] offsets) {
    long[] numbers = new long[offsets[offsets.length - 1]];
    double[] logs = new double[numbers.length];
    int number = 0;
    for (int p = 0; p < paths.rows().length; p++) {
      boolean next = p > 0 && paths.rows()[p] == paths.rows()[p - 1];
      number = next ? number + 1 : 1;
      Arrays.fill(numbers, offsets[p], offsets[p + 1], number);
      Arrays.fill(logs, offsets[p], offsets[p + 1], paths.logProbabilities()[p]);
    }
    return List.of(new WholeVector(numbers), new RealVector(logs));
  }

  private static Batch joined(Batch block, SeriesModel.Paths paths) {
    int[] first = new int[block.rows()];
    int[] offsets = new int[block.rows() + 1];
    Batch decoded = paths.decoded();
    Column series = decoded.schema().requireSeries();
    SeriesVector states = (SeriesVector) decoded.column(series.name());
    for (int p = paths.rows().length - 1; p >= 0; p--) {
      first[paths.rows()[p]] = p;
    }
    for (int row = 0; row < first.length; row++) {
      offsets[row] = states.offsets()[first[row]];
    }
    offsets[first.length] = states.steps().rows();
    List<ColumnVector> vectors = new ArrayList<>();
    for (Column column : decoded.schema().columns()) {
      vectors.add(
          column.equals(series)
              ? new SeriesVector(offsets, states.steps())
              : decoded.column(column.name()).pick(first));
    }
    return Batch.of(decoded.schema(), block.firstRow(), block.rows(), vectors);
  }

  /** What is known of blocks of paths. */
  static final class Total {
    private long series;
    private long steps;
    private long paths;
    private double probability;
    private final KnownStates.Total known = new KnownStates.Total();

    /** Takes a block, and gives back what is to be written of it. */
    Batch take(Batch counted) {
      Batch block = known.take(counted);
      SeriesVector found = (SeriesVector) block.column(block.schema().requireSeries().name());
      Schema step = found.steps().schema();
      double[] numbers = found.steps().numbers(step.indexOf(PATH.name()));
      double[] logs = found.steps().numbers(step.indexOf(LOG_PROBABILITY.name()));
      for (int row = 0; row < block.rows(); row++) {
        add(numbers, logs, found.offsets()[row], found.offsets()[row + 1]);
      }
      series += block.rows();
      return block;
    }

    private void add(double[] numbers, double[] logs, int from, int to) {
      double before = 0;
      for (int t = from; t < to; t++) {
        steps += numbers[t] == 1 ? 1 : 0;
        if (numbers[t] != before) {
          paths++;
          probability += Double.isNaN(logs[t]) ? 0 : StrictMath.exp(logs[t]);
        }
        before = numbers[t];
      }
      probability += from == to ? 1 : 0;
    }

    long series() {
      return series;
    }

    PathsResult result(double seconds) {
      return new PathsResult(
          series,
          steps,
          paths,
          probability / series,
          known.labelledSteps(),
          known.accuracy(),
          seconds);
    }
  }
}
