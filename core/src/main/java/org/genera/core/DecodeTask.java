package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
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

  private final SeriesModel decoder;
  private final SeriesModel.Decoding method;
  private final SeriesKeys keys;
  private final KnownStates known;

  DecodeTask(Model model, Schema read, SeriesModel.Decoding method) {
    this.method = method;
    decoder = model.require(SeriesModel.class);
    keys = SeriesKeys.in(read, model);
    known = new KnownStates(model, keys);
  }

  /** The columns that are written. */
  Schema written() {
    return states(Batch.missing(keys.read(), 0)).schema();
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    Batch states = states(block);
    Batch steps = ((SeriesVector) states.column(keys.series())).steps();
    return known.beside(block, steps.column(keys.ofSteps().size()), states);
  }

  private Batch states(Batch block) {
    Batch states = decoder.decode(block, method);
    List<Column> names = keys.ofSteps();
    List<ColumnVector> cells = new ArrayList<>();
    names.forEach(name -> cells.add(keys.in(block).steps().column(name.name())));
    return keys.beside(block, SeriesKeys.withSteps(states, names, cells));
  }

  /** What is known of blocks that were decoded. */
  static final class Total {
    private long series;
    private long steps;
    private final KnownStates.Total known = new KnownStates.Total();

    /** Takes a block, and gives back what is to be written of it. */
    Batch take(Batch block) {
      Batch written = known.take(block);
      series += block.rows();
      steps += ((SeriesVector) written.column(written.schema().size() - 1)).steps().rows();
      return written;
    }

    DecodeResult result(double seconds) {
      return new DecodeResult(series, steps, known.labelledSteps(), known.accuracy(), seconds);
    }

    long series() {
      return series;
    }
  }
}
