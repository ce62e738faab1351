package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.TaskSpec;
import org.genera.api.option.Options;
import org.genera.likelihoods.LikelihoodType;
import org.genera.numerics.ColumnMoments;

/** Passes over the steps that find mean and variance of the columns that have to know them. */
final class MomentPass {

  private MomentPass() {}

  /** The columns in question. */
  static List<Column> columns(List<Column> features, Options options) {
    List<LikelihoodType> types = EmissionChoice.of(features, options);
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < types.size(); j++) {
      if (types.get(j).needsMoments()) {
        columns.add(features.get(j));
      }
    }
    return columns;
  }

  /** Mean and scale of each of them, by name; no pass if there is none. */
  static Map<String, double[]> moments(TrainingData data) {
    List<Column> columns = columns(data.layout().features(), data.options());
    Map<String, double[]> byName = new TreeMap<>();
    if (columns.isEmpty()) {
      return byName;
    }
    TaskSpec task =
        TaskSpec.ofFamily(
            HmmFamily.NAME, HmmFamily.MOMENTS, data.options(), data.layout().columns());
    ColumnMoments moments =
        ColumnMoments.of(
            columns.size(),
            centres ->
                data.context()
                    .engine()
                    .aggregate(new AggregateRequest(task, centres, data.rows(), data.context())));
    for (int j = 0; j < columns.size(); j++) {
      if (!(moments.counts()[j] > 0)) {
        throw unknown(columns.get(j));
      }
      byName.put(columns.get(j).name(), new double[] {moments.means()[j], moments.scales()[j]});
    }
    return byName;
  }

  private static GeneraException unknown(Column column) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Nothing is known of the column '"
            + column.name()
            + "' of steps: every cell is missing. Leave it out (--ignore "
            + column.name()
            + ").");
  }
}
