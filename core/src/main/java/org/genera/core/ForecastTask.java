package org.genera.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.WholeVector;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;

/**
 * Turns series into what names them and the distributions of their next steps: what names steps as
 * it goes on, the number of the step from 1, then what the model says.
 */
final class ForecastTask implements BlockTask {

  private static final Column STEP = Column.whole("step").withRole(Role.ID);

  private final SeriesModel model;
  private final ForecastRequest request;
  private final SeriesKeys keys;

  ForecastTask(Model model, Schema read, ForecastRequest request) {
    this.model = model.require(SeriesModel.class);
    this.request = request;
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
    Batch ahead = model.forecast(block, request.horizon(), request.intervals());
    List<Column> names = new ArrayList<>(keys.ofSteps());
    List<ColumnVector> cells =
        new ArrayList<>(new ContinuedSteps(keys.in(block), row -> request.horizon()).of(names));
    names.add(STEP);
    long[] steps = new long[Math.multiplyExact(block.rows(), request.horizon())];
    Arrays.setAll(steps, t -> 1 + t % request.horizon());
    cells.add(new WholeVector(steps));
    return keys.beside(block, SeriesKeys.withSteps(ahead, names, cells));
  }
}
