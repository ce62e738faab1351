package org.genera.core.engine;

import org.genera.api.data.Batch;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskProvider;
import org.genera.api.engine.TaskSpec;
import org.genera.core.plugin.PluginContext;

/** An aggregation of one worker, ready for a pass. */
record PreparedAggregation(TaskProvider owner, Aggregation aggregation, int length) {

  static PreparedAggregation of(TaskProvider owner, TaskSpec spec, double[] parameters) {
    return PluginContext.call(
        owner,
        () -> {
          Aggregation aggregation = owner.aggregation(spec);
          return new PreparedAggregation(owner, aggregation, aggregation.prepare(parameters));
        });
  }

  void accumulate(Batch block, double[] statistics) {
    PluginContext.run(owner, () -> aggregation.accumulate(block, statistics));
  }
}
