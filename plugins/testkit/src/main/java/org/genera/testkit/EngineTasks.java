package org.genera.testkit;

import java.util.Arrays;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;
import org.genera.api.option.Options;

/** Tasks that engines are tested with, on a table of one column. */
final class EngineTasks implements TaskProvider {

  static final Schema SCHEMA = Schema.of(Column.real("x"));

  /** The row, from 0, at which {@link #FAIL} fails. */
  static final int FAILING_ROW = 310;

  static final String COPY = "copy";
  static final String NOISE = "noise";
  static final String FAIL = "fail";

  @Override
  public String name() {
    return "engine-contract";
  }

  @Override
  public String description() {
    return "tasks that engines are tested with";
  }

  static TaskSpec spec(String task) {
    return TaskSpec.ofFamily("engine-contract", task, Options.none(), SCHEMA);
  }

  /** The sum of the column times each parameter. */
  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return new Aggregation() {
      private double[] factors = {};

      @Override
      public int prepare(double[] parameters) {
        factors = parameters;
        return factors.length;
      }

      @Override
      public void accumulate(Batch block, double[] statistics) {
        failIf(spec.task().equals(FAIL), block);
        add(block, factors, statistics);
      }
    };
  }

  static void add(Batch block, double[] factors, double[] statistics) {
    for (double value : block.numbers(0)) {
      for (int i = 0; i < factors.length; i++) {
        statistics[i] += factors[i] * value;
      }
    }
  }

  @Override
  public BlockTask blockTask(TaskSpec spec) {
    return (block, random) -> {
      failIf(spec.task().equals(FAIL), block);
      return spec.task().equals(NOISE) ? noise(block, random) : block;
    };
  }

  private static void failIf(boolean fails, Batch block) {
    if (fails && block.firstRow() >= FAILING_ROW) {
      throw new GeneraException(StandardError.INVALID_DATA, "row " + block.firstRow());
    }
  }

  static Batch noise(Batch block, RandomStream random) {
    double[] drawn = new double[block.rows()];
    Arrays.setAll(drawn, row -> random.nextGaussian());
    return Batch.ofReals(SCHEMA, drawn).at(block.firstRow());
  }
}
