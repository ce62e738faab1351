package com.acme.gamma;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Option;

/** A gamma distribution of one positive column, by the method of moments. */
public final class GammaFamily implements ModelFamily {

  static final Option<Double> FLOOR =
      Option.real("variance-floor").min(0).orElse(1e-9).describe("smallest variance");

  @Override
  public String name() {
    return "gamma";
  }

  @Override
  public String description() {
    return "Gamma distribution (brought its own picocli " + picocli.CommandLine.VERSION + ")";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FLOOR);
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(AncestralSampling.class);
  }

  @Override
  public Model train(TrainingRequest request) {
    Schema features = Schema.of(request.data().schema().features());
    if (features.size() != 1 || !features.column(0).type().isNumeric()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH, "gamma wants one numeric column; ignore the others.");
    }
    TaskSpec task = TaskSpec.ofFamily(name(), "moments", request.options(), features);
    double[] sums =
        request
            .context()
            .engine()
            .aggregate(
                new AggregateRequest(task, new double[0], request.data(), request.context()));
    double mean = sums[1] / sums[0];
    double variance = Math.max(sums[2] / sums[0] - mean * mean, request.options().get(FLOOR));
    TrainingSummary summary =
        new TrainingSummary(1, true, OptionalDouble.empty(), sums[0], 2, Map.of("mean", mean));
    return new GammaModel(request.header(name(), summary), mean * mean / variance, variance / mean);
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return new Aggregation() {
      @Override
      public int prepare(double[] parameters) {
        return 3;
      }

      @Override
      public void accumulate(Batch block, double[] statistics) {
        for (double x : block.numbers(0)) {
          statistics[0]++;
          statistics[1] += x;
          statistics[2] += x * x;
        }
      }
    };
  }

  @Override
  public Model read(ModelArchive archive) {
    double[] parameters = archive.doubles("parameters", 2);
    return new GammaModel(archive.header(), parameters[0], parameters[1]);
  }
}
