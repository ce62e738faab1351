package org.genera.core;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.BlockRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Model;
import org.genera.api.model.SeriesModel;

/** Finds the states behind series, in one streamed pass; identifiers are carried along. */
final class Decoding {

  private final Runs runs;
  private final DataService data;

  @Inject
  Decoding(Runs runs, DataService data) {
    this.runs = runs;
    this.data = data;
  }

  DecodeResult decode(
      Model model,
      Dataset rows,
      OutputRequest output,
      SeriesModel.Decoding method,
      RunOptions run) {
    SeriesModel decoder = runs.require(model, SeriesModel.class);
    data.checkOutput(output);
    long start = System.nanoTime();
    List<Column> identifiers = identifiers(rows.schema());
    Schema read =
        rows.schema()
            .select(
                Stream.concat(identifiers.stream(), model.schema().features().stream())
                    .map(Column::name)
                    .toList());
    Schema states = decoder.decode(Batch.missing(model.schema(), 0), method).schema();
    Schema written =
        Schema.of(
            Stream.concat(asIdentifiers(identifiers).columns().stream(), states.columns().stream())
                .toList());
    TaskSpec task =
        runs.platformTask(PlatformTasks.DECODE, PlatformTasks.method(method), read, model);
    Counter counter = new Counter();
    runs.within(
        run,
        context -> {
          data.write(
              output,
              written,
              sink ->
                  context
                      .engine()
                      .forEachBlock(
                          new BlockRequest(
                              task, rows, PlatformTasks.DECODE, counter.and(sink), context)));
          return counter;
        });
    return counter.result((System.nanoTime() - start) * 1e-9);
  }

  /** What names series, in the data or in the eyes of the model: it knows nothing of them. */
  static List<Column> identifiers(Schema schema) {
    return schema.columns().stream()
        .filter(column -> column.role() == Role.ID || column.role() == Role.IGNORED)
        .filter(column -> !(column.type() instanceof ColumnType.Series))
        .toList();
  }

  /** The same columns, as identifiers all of them. */
  static Schema asIdentifiers(List<Column> columns) {
    return Schema.of(columns.stream().map(column -> column.withRole(Role.ID)).toList());
  }

  private static final class Counter {
    private long series;
    private long steps;

    BatchSink and(BatchSink next) {
      return batch -> {
        series += batch.rows();
        steps += ((SeriesVector) batch.column(batch.schema().size() - 1)).steps().rows();
        next.accept(batch);
      };
    }

    DecodeResult result(double seconds) {
      if (series == 0) {
        throw new GeneraException(StandardError.NO_DATA, "There is no series to decode.");
      }
      return new DecodeResult(series, steps, seconds);
    }
  }
}
