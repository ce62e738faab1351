package org.genera.gmm;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.ProgressListener;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;
import org.genera.numerics.ColumnMoments;
import org.genera.numerics.ConvergenceMonitor;
import org.genera.numerics.ExpectationMaximisation;
import org.genera.numerics.Reservoir;

/** Fits one mixture to one dataset. */
final class GmmTrainer {

  private static final int SEED_ROWS = 8192;
  private static final int SHORT_ITERATIONS = 30;
  private static final double SHORT_TOLERANCE = 1e-4;

  private final TrainingRequest request;
  private final RunContext context;
  private final Options options;
  private final NumericFeatures features;
  private final Schema columns;
  private final ColumnMoments moments;
  private final CovarianceFloor floor;

  GmmTrainer(TrainingRequest request) {
    this.request = request;
    context = request.context();
    options = request.options();
    features = NumericFeatures.of(request.data().schema());
    columns =
        Schema.of(
            Stream.concat(
                    features.schema().columns().stream(), request.data().schema().weight().stream())
                .toList());
    moments =
        ColumnMoments.of(
            features.size(), centre -> pass(GmmFamily.MOMENTS, centre, request.data()));
    requireValues();
    floor = new CovarianceFloor(options.get(GmmOptions.COVARIANCE_FLOOR), moments.scales());
  }

  private double[] pass(String task, double[] parameters, Dataset data) {
    return context
        .engine()
        .aggregate(
            new AggregateRequest(
                TaskSpec.ofFamily(GmmFamily.NAME, task, options, columns),
                parameters,
                data,
                context));
  }

  private void requireValues() {
    if (!(moments.weight() > 0)) {
      throw new GeneraException(
          StandardError.NO_DATA, "There is no row of positive weight in which anything is known.");
    }
    List<String> empty =
        features.schema().columns().stream()
            .filter(column -> moments.counts()[features.schema().indexOf(column.name())] == 0)
            .map(Column::name)
            .toList();
    if (!empty.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing is known of the columns "
              + empty
              + ": every cell is missing. Leave them out (--ignore).");
    }
  }

  GmmModel train() {
    Mixture start =
        GivenStart.ofModel(request.warmStart(), options, features)
            .or(() -> GivenStart.ofFiles(options, moments))
            .orElseGet(this::bestStart);
    ConvergenceMonitor monitor =
        new ConvergenceMonitor(
            "EM",
            options.get(GmmOptions.TOLERANCE),
            options.get(GmmOptions.MAX_ITERATIONS),
            context.listener());
    Climb climb = new Climb(request.data());
    var arrival = new ExpectationMaximisation<>(climb, monitor).run(start);
    climb.warn();
    Mixture mixture = arrival.parameters();
    double[] statistics = arrival.statistics();
    TrainingSummary summary =
        new TrainingSummary(
            monitor.iterations(),
            monitor.converged(),
            OptionalDouble.of(statistics[StatisticsLayout.LOG_LIKELIHOOD]),
            statistics[StatisticsLayout.WEIGHT],
            mixture.parameterCount(),
            Map.of());
    return new GmmModel(request.header(GmmFamily.NAME, summary), mixture);
  }

  /**
   * The start that gets furthest in a short EM on some of the rows (Biernacki et al. 2003); where
   * these are not all of the rows, what it has reached.
   */
  private Mixture bestStart() {
    Reservoir sample =
        Reservoir.of(
            request.data(),
            columns,
            SEED_ROWS,
            RandomStream.of(context.seed(), "gmm rows", 0),
            context.cancellation());
    RandomStarts starts =
        new RandomStarts(
            features,
            sample.rows(),
            moments,
            options.get(GmmOptions.COMPONENTS),
            CovarianceType.of(options.get(GmmOptions.COVARIANCE)),
            floor);
    int count = options.get(GmmOptions.STARTS);
    if (count == 1) {
      return start(starts, 0);
    }
    Dataset rows = Dataset.of(sample.rows());
    Attempt best = attempt(rows, starts, 0);
    for (int i = 1; i < count; i++) {
      Attempt next = attempt(rows, starts, i);
      best = next.isBetterThan(best) ? next : best;
    }
    return sample.isComplete() ? start(starts, best.index()) : best.reached();
  }

  private Attempt attempt(Dataset rows, RandomStarts starts, int index) {
    ConvergenceMonitor monitor = shortMonitor(index, options.get(GmmOptions.STARTS));
    Climb climb = new Climb(rows);
    Mixture reached =
        new ExpectationMaximisation<>(climb, monitor).run(start(starts, index)).parameters();
    return new Attempt(index, reached, climb.raised, monitor.objective());
  }

  /**
   * Where a start got. A component that collapses on a few rows has a high likelihood for a bad
   * reason, so a mixture with fewer covariances held at the floor goes before a likelier one.
   */
  private record Attempt(int index, Mixture reached, int raised, double objective) {
    boolean isBetterThan(Attempt other) {
      return raised != other.raised ? raised < other.raised : objective > other.objective;
    }
  }

  private ConvergenceMonitor shortMonitor(int start, int count) {
    ProgressListener listener = context.listener()::progress;
    return new ConvergenceMonitor(
        "EM, start " + (start + 1) + " of " + count, SHORT_TOLERANCE, SHORT_ITERATIONS, listener);
  }

  private Mixture start(RandomStarts starts, int index) {
    RandomStream random = RandomStream.of(context.seed(), "gmm start", index);
    return options.get(GmmOptions.INIT).equals("random")
        ? starts.rows(random)
        : starts.clusters(random);
  }

  /** The steps of EM on some data. */
  private final class Climb implements ExpectationMaximisation.Steps<Mixture> {
    private final Dataset data;
    private final Maximisation maximisation = new Maximisation(moments.means(), floor);
    private int raised;
    private int empty;

    Climb(Dataset data) {
      this.data = data;
    }

    @Override
    public double[] expect(Mixture mixture) {
      context.cancellation().throwIfCancelled();
      return pass(GmmFamily.EM, MixtureAggregation.parameters(moments.means(), mixture), data);
    }

    @Override
    public double objective(Mixture mixture, double[] statistics) {
      return statistics[StatisticsLayout.LOG_LIKELIHOOD] / statistics[StatisticsLayout.WEIGHT];
    }

    @Override
    public Mixture maximise(Mixture mixture, double[] statistics) {
      Maximisation.Result result = maximisation.of(mixture, statistics);
      raised = result.raised();
      empty = result.empty();
      return result.mixture();
    }

    void warn() {
      if (raised > 0) {
        context
            .listener()
            .warning(
                "The covariances of "
                    + raised
                    + " of the mixture were singular and are held at covariance-floor: a column is"
                    + " constant or depends on others, or a component has too few rows.");
      }
      if (empty > 0) {
        context
            .listener()
            .warning(
                empty + " components have no rows left; ask for fewer components, or more starts.");
      }
    }
  }
}
