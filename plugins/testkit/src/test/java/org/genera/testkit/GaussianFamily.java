package org.genera.testkit;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.LogDensityGradient;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;

/**
 * One normal distribution, fitted by EM where cells are missing: the reference that keeps the whole
 * contract, and, with faults, what the contract is there to catch.
 */
final class GaussianFamily implements ModelFamily {

  private static final int MAX_ITERATIONS = 100;
  private static final double TOLERANCE = 1e-10;

  private final String name;
  private final FaultList faults;
  private Gaussian last = Gaussian.standard(0);

  GaussianFamily(Fault... faults) {
    this("gaussian", faults);
  }

  /** The same under the name of a family that stands on it. */
  GaussianFamily(String name, Fault... faults) {
    this.name = name;
    this.faults = FaultList.of(faults);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return "one normal distribution";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    Set<Class<? extends Capability>> declared = new LinkedHashSet<>();
    declared.add(AncestralSampling.class);
    declared.add(Density.class);
    declared.add(Conditioning.class);
    if (!faults.has(Fault.UNDECLARED_CAPABILITY)) {
      declared.add(LogDensityGradient.class);
    }
    if (faults.has(Fault.ABSENT_CAPABILITY)) {
      declared.add(Classifier.class);
    }
    return declared;
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    return new GaussianAggregation(spec, faults);
  }

  @Override
  public Model train(TrainingRequest request) {
    check(request.data().schema());
    return new Training(request).run();
  }

  @Override
  public Model read(ModelArchive archive) {
    int d = archive.header().schema().features().size();
    double[] parameters = archive.doubles("parameters", d + d * d);
    return new GaussianModel(archive.header(), GaussianParameters.read(parameters, d), faults);
  }

  private static Gaussian gaussian(Model model) {
    return model instanceof FactorModel factors
        ? factors.marginal().gaussian()
        : ((GaussianModel) model).gaussian();
  }

  private static void check(Schema schema) {
    if (schema.features().isEmpty()) {
      throw new GeneraException(StandardError.SCHEMA_MISMATCH, "There is no feature.");
    }
    for (Column column : schema.features()) {
      if (!(column.type() instanceof ColumnType.Real)) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "Column '" + column.name() + "' is not real; ignore it.");
      }
    }
  }

  /** EM from the standard normal distribution, or from a model. */
  private final class Training {
    private final TrainingRequest request;
    private final RunContext context;
    private final TaskSpec task;
    private final int d;
    private int iterations;

    Training(TrainingRequest request) {
      this.request = request;
      context =
          faults.has(Fault.DEAF_TO_CANCELLATION)
              ? request.context().toBuilder().cancellation(new Cancellation()).build()
              : request.context();
      Schema schema = request.data().schema();
      task =
          TaskSpec.ofFamily(
              name(),
              "moments",
              request.options(),
              faults.has(Fault.LEAKED_COLUMN) ? schema : schema.modelled());
      d = schema.features().size();
    }

    Model run() {
      Gaussian current = start();
      double[] statistics = expect(current);
      double gain = Double.POSITIVE_INFINITY;
      while (gain > TOLERANCE && iterations < MAX_ITERATIONS) {
        double before = statistics[1] / statistics[0];
        current = maximise(current, statistics);
        iterations++;
        statistics = expect(current);
        gain = Math.abs(statistics[1] / statistics[0] - before);
      }
      TrainingSummary summary =
          new TrainingSummary(
              iterations,
              gain <= TOLERANCE,
              OptionalDouble.of(statistics[1]),
              statistics[0],
              faults.has(Fault.WRONG_PARAMETER_COUNT) ? 1000 : d + d * (d + 1) / 2,
              Map.of());
      last = faults.has(Fault.STATEFUL_FAMILY) ? current : last;
      return new GaussianModel(request.header(name(), summary), jittered(current), faults);
    }

    private Gaussian start() {
      if (last.dimensions() == d) {
        return last;
      }
      return request
          .warmStart()
          .filter(model -> !faults.has(Fault.START_IGNORED))
          .filter(model -> model.schema().features().equals(request.data().schema().features()))
          .map(GaussianFamily::gaussian)
          .orElseGet(() -> Gaussian.standard(d));
    }

    private double[] expect(Gaussian current) {
      double[] statistics = sums(current, request.data());
      if (faults.has(Fault.TRAINED_ON_VALIDATION) && request.validation().isPresent()) {
        addHeldOut(sums(current, request.validation().get()), statistics);
      }
      if (statistics[0] == 0) {
        throw new GeneraException(StandardError.NO_DATA, "There is no row of any weight.");
      }
      double objective = statistics[1] / statistics[0];
      requireFinite(objective);
      context
          .listener()
          .progress(
              new Progress(
                  "EM",
                  iterations,
                  MAX_ITERATIONS,
                  Map.of("objective", reported(objective, statistics[0]))));
      return statistics;
    }

    private double[] sums(Gaussian current, Dataset data) {
      double[] parameters = GaussianParameters.write(current);
      return context.engine().aggregate(new AggregateRequest(task, parameters, data, context));
    }

    /** All but the weight, so that the summary does not give it away. */
    private void addHeldOut(double[] heldOut, double[] statistics) {
      double share = statistics[0] / (statistics[0] + heldOut[0]);
      for (int i = 1; i < statistics.length; i++) {
        statistics[i] = share * (statistics[i] + heldOut[i]);
      }
    }

    private double reported(double objective, double weight) {
      if (faults.has(Fault.CONSTANT_OBJECTIVE)) {
        return 0;
      }
      return faults.has(Fault.SUMMED_OBJECTIVE) ? objective * weight : objective;
    }

    private void requireFinite(double number) {
      if (!Double.isFinite(number) && !faults.has(Fault.NAN_SWALLOWED)) {
        throw new GeneraException(
            StandardError.NUMERICAL, "The likelihood breaks down; scale or leave out columns.");
      }
    }

    private Gaussian maximise(Gaussian current, double[] statistics) {
      double[] mean = current.mean().clone();
      double[][] covariance = new double[d][d];
      for (int i = 0; i < d; i++) {
        double shift = statistics[2 + i] / statistics[0];
        mean[i] += shift;
        for (int j = 0; j < d; j++) {
          covariance[i][j] =
              statistics[2 + d + i * d + j] / statistics[0]
                  - shift * (statistics[2 + j] / statistics[0]);
        }
        requireFinite(1 / covariance[i][i]);
        boolean astray = iterations == 1 && faults.has(Fault.FALLING_OBJECTIVE);
        mean[i] += astray ? Math.sqrt(covariance[i][i]) : 0;
      }
      return new Gaussian(mean, covariance);
    }

    private Gaussian jittered(Gaussian arrived) {
      if (!faults.has(Fault.THREAD_DEPENDENT_CHANCE)) {
        return arrived;
      }
      double[] mean = arrived.mean().clone();
      int threads = context.engine().parallelism();
      mean[0] += 1e-9 * RandomStream.of(context.seed(), "jitter", threads).nextGaussian();
      return new Gaussian(mean, arrived.covariance());
    }
  }
}
