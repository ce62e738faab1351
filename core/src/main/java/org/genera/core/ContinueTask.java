package org.genera.core;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;

/** Turns series into what names them and steps drawn that go on after them. */
final class ContinueTask implements BlockTask {

  private final SeriesModel model;
  private final int steps;
  private final boolean withPrefix;
  private final SeriesKeys keys;

  ContinueTask(Model model, Schema read, int steps, boolean withPrefix) {
    this.model = model.require(SeriesModel.class);
    this.steps = steps;
    this.withPrefix = withPrefix;
    keys = SeriesKeys.in(read, model);
  }

  /** The columns that are written. */
  Schema written() {
    return apply(Batch.missing(keys.read(), 0), RandomStream.of(0, "schema", 0)).schema();
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    Batch drawn = model.continueSeries(block, steps, random);
    List<Column> names = keys.ofSteps();
    int[] ends = ((SeriesVector) drawn.column(drawn.schema().requireSeries().name())).offsets();
    List<ColumnVector> cells =
        new ContinuedSteps(keys.in(block), row -> ends[row + 1] - ends[row]).of(names);
    Batch named = SeriesKeys.withSteps(drawn, names, cells);
    return keys.beside(block, withPrefix ? afterPrefix(block, named) : named);
  }

  private Batch afterPrefix(Batch block, Batch drawn) {
    Column series = drawn.schema().requireSeries();
    Schema step = ((ColumnType.Series) series.type()).step();
    SeriesVector before = keys.in(block);
    SeriesVector after = (SeriesVector) drawn.column(series.name());
    Batch prefix = before.steps().select(step.names()).withSchema(step);
    BatchBuilder whole = new BatchBuilder(Schema.of(series), block.rows());
    for (int row = 0; row < block.rows(); row++) {
      Batch first = prefix.slice(before.offsets()[row], before.offsets()[row + 1]);
      Batch last = after.steps().slice(after.offsets()[row], after.offsets()[row + 1]);
      whole.series(0, Batches.concat(step, List.of(first, last)));
      whole.endRow();
    }
    return whole.build(drawn.firstRow());
  }
}
