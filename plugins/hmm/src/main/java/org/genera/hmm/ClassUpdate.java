package org.genera.hmm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.model.TrainingSummary;

/**
 * Learns from more labelled series: classes are counted, and the model of each class learns from
 * the series of its class. Series without a label are left out.
 */
final class ClassUpdate {

  private final ClassModel model;
  private final RunContext context;
  private double weight;
  private long blocks;

  ClassUpdate(ClassModel model, RunContext context) {
    this.model = model;
    this.context = context;
  }

  ClassModel learn(Dataset rows) {
    ClassSeries series =
        new ClassSeries(rows, layout(rows.schema()), model.header().options(), context);
    double[] added = series.weights();
    requireKnown(added);
    Map<Integer, HmmModel> models = new HashMap<>();
    for (int y : model.seen()) {
      models.put(y, added[y] > 0 ? ofClass(y, series) : model.seen(y));
    }
    double[] all = model.counts().orElseThrow().clone();
    Arrays.setAll(all, y -> all[y] + added[y]);
    TrainingSummary own = model.header().summary();
    TrainingSummary summary =
        Update.summary(
            own, weight, own.parameters(), Update.figures(own.figures(), rows, weight, blocks));
    return new ClassModel(
        Update.header(model.header(), rows, summary), series.prior(all), models, Optional.of(all));
  }

  private ClassLayout layout(Schema schema) {
    Column label = model.layout().labels().column();
    if (!schema.column(label.name()).type().equals(label.type())) {
      throw SeriesLayout.ofAnotherKind(label);
    }
    SeriesLayout series = SeriesLayout.of(model.layout().one()).weighedAs(schema);
    return ClassLayout.of(
        Schema.of(Stream.concat(series.columns().columns().stream(), Stream.of(label)).toList()));
  }

  private void requireKnown(double[] added) {
    for (int y = 0; y < added.length; y++) {
      if (added[y] > 0 && model.ofClass(y).isEmpty()) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "The class '"
                + model.classes().get(y)
                + "' had no series when the model was fitted, so there is nothing to go on from;"
                + " leave its series out, or fit to all series anew.");
      }
    }
  }

  private HmmModel ofClass(int code, ClassSeries series) {
    Update.Learnt learnt =
        series.ofClass(code, (rows, own) -> new Update(model.seen(code), own).learn(rows));
    weight += learnt.weight();
    blocks += learnt.blocks();
    return learnt.model();
  }
}
