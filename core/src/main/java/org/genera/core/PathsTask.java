package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
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
 * Turns series into what names them and the most probable sequences of states behind them: the
 * number of the path from 1, its log-probability, then its states.
 */
final class PathsTask implements BlockTask {

  private static final Column PATH = Column.whole("path").withRole(Role.ID);
  private static final Column LOG_PROBABILITY = Column.real("logProbability");

  private final SeriesModel decoder;
  private final int count;
  private final SeriesKeys keys;

  PathsTask(Model model, Schema read, int count) {
    this.count = count;
    decoder = model.require(SeriesModel.class);
    keys = SeriesKeys.in(read, model);
  }

  /** The columns that are written. */
  Schema written() {
    return apply(Batch.missing(keys.read(), 0)).schema();
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    return apply(block);
  }

  private Batch apply(Batch block) {
    SeriesModel.Paths paths = decoder.decodePaths(block, count);
    Batch behind = block.pick(paths.rows());
    List<Column> names = keys.ofSteps();
    List<ColumnVector> cells = new ArrayList<>();
    names.forEach(name -> cells.add(keys.in(behind).steps().column(name.name())));
    Batch states = SeriesKeys.withSteps(paths.decoded(), names, cells);
    return keys.beside(behind, Batches.beside(List.of(numbered(paths), states)))
        .at(block.firstRow());
  }

  private static Batch numbered(SeriesModel.Paths paths) {
    long[] numbers = new long[paths.rows().length];
    for (int p = 0; p < numbers.length; p++) {
      boolean next = p > 0 && paths.rows()[p] == paths.rows()[p - 1];
      numbers[p] = next ? numbers[p - 1] + 1 : 1;
    }
    return Batch.of(
        Schema.of(PATH, LOG_PROBABILITY),
        paths.decoded().firstRow(),
        numbers.length,
        List.of(new WholeVector(numbers), new RealVector(paths.logProbabilities())));
  }

  /** What is known of blocks of paths. */
  static final class Total {
    private long series;
    private long steps;
    private long paths;
    private double probability;

    Batch take(Batch block) {
      Schema schema = block.schema();
      double[] numbers = block.numbers(schema.indexOf(PATH.name()));
      double[] logs = block.numbers(schema.indexOf(LOG_PROBABILITY.name()));
      SeriesVector states = (SeriesVector) block.column(schema.requireSeries().name());
      for (int p = 0; p < numbers.length; p++) {
        if (numbers[p] == 1) {
          series++;
          steps += states.length(p);
        }
        probability += StrictMath.exp(logs[p]);
      }
      paths += numbers.length;
      return block;
    }

    long series() {
      return series;
    }

    PathsResult result(double seconds) {
      return new PathsResult(series, steps, paths, probability / series, seconds);
    }
  }
}
