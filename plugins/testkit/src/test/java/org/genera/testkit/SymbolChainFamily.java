package org.genera.testkit;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.Progress;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.engine.AggregateRequest;
import org.genera.api.engine.Aggregation;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Density;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.TrainingRequest;
import org.genera.api.model.TrainingSummary;

/**
 * A family of {@link SymbolChain}s, fitted by a few steps of EM. With faults, what the contract is
 * there to catch in a model of series.
 */
final class SymbolChainFamily implements ModelFamily {

  private static final String NAME = "symbol-chain";
  private static final int ITERATIONS = 60;

  /** What each outcome is given beside what is counted. */
  private static final double PRIOR = 0.1;

  private final FaultList faults;

  SymbolChainFamily(Fault... faults) {
    this.faults = FaultList.of(faults);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "symbols of two hidden states";
  }

  @Override
  public Set<Class<? extends Capability>> capabilities() {
    return Set.of(AncestralSampling.class, Density.class, LatentEncoder.class, SeriesModel.class);
  }

  @Override
  public Model train(TrainingRequest request) {
    int symbols = symbols(request.data().schema());
    if (request.warmStart().isPresent()) {
      throw new GeneraException(StandardError.USAGE, "No start from a model; leave it out.");
    }
    double[] begin = new double[SymbolChain.length(symbols)];
    Arrays.setAll(begin, i -> 1 + (i * 7 % 5) / 10.0);
    begin[SymbolChain.STATES] = 4;
    begin[SymbolChain.STATES + 3] = 4;
    begin[SymbolChain.STATES + 4] = 3;
    SymbolChain chain = SymbolChain.of(begin, symbols);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] sums = expect(request, chain);
      double[] counts = Arrays.copyOf(sums, begin.length);
      Arrays.setAll(counts, i -> counts[i] + PRIOR);
      chain = SymbolChain.of(counts, symbols);
      request.context().listener().progress(new Progress("EM", iteration, ITERATIONS, Map.of()));
    }
    double[] sums = expect(request, chain);
    int at = begin.length;
    double steps = sums[at + 1];
    double length = Math.rint(steps / sums[at + 2]);
    TrainingSummary summary =
        new TrainingSummary(
            ITERATIONS, true, OptionalDouble.of(sums[at]), steps, 3 + 2L * (symbols - 1), Map.of());
    return new SymbolChainModel(request.header(NAME, summary), chain, (int) length, faults);
  }

  /** Expected counts, the log-likelihood, and the weight of steps and of series. */
  private double[] expect(TrainingRequest request, SymbolChain chain) {
    TaskSpec task =
        TaskSpec.ofFamily(NAME, "expect", request.options(), request.data().schema().modelled());
    double[] sums =
        request
            .context()
            .engine()
            .aggregate(
                new AggregateRequest(task, chain.numbers(), request.data(), request.context()));
    if (!(sums[sums.length - 1] > 0)) {
      throw new GeneraException(StandardError.NO_DATA, "There is no series with a step.");
    }
    return sums;
  }

  /** How many symbols there are; refuses what is no series of them. */
  static int symbols(Schema schema) {
    if (schema.features().isEmpty()) {
      throw new GeneraException(StandardError.SCHEMA_MISMATCH, "A column of series is needed.");
    }
    for (Column column : schema.features()) {
      boolean fits =
          column.type() instanceof ColumnType.Series series
              && series.step().size() == 1
              && series.step().column(0).type() instanceof ColumnType.Category;
      if (!fits || schema.features().size() > 1 && !column.equals(schema.features().get(0))) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "Column '" + column.name() + "' is no series of symbols, or not the only one.");
      }
    }
    return ((ColumnType.Category) step(schema).column(0).type()).levels().size();
  }

  /** The columns of a step. */
  static Schema step(Schema schema) {
    return ((ColumnType.Series) schema.features().get(0).type()).step();
  }

  @Override
  public Aggregation aggregation(TaskSpec spec) {
    Schema schema = spec.schema();
    int symbols = symbols(schema);
    return new Aggregation() {
      private SymbolChain chain = SymbolChain.of(new double[SymbolChain.length(symbols)], symbols);

      @Override
      public int prepare(double[] parameters) {
        chain = SymbolChain.of(parameters, symbols);
        return parameters.length + 3;
      }

      @Override
      public void accumulate(Batch block, double[] statistics) {
        int at = statistics.length - 3;
        int[][] series = SymbolChainModel.symbols(schema, block);
        double[] weights = block.weights();
        for (int row = 0; row < series.length; row++) {
          if (series[row].length > 0 && weights[row] > 0) {
            chain.count(series[row], weights[row], statistics);
            statistics[at] += weights[row] * chain.logDensity(series[row]);
            statistics[at + 1] += weights[row] * series[row].length;
            statistics[at + 2] += weights[row];
          }
        }
      }
    };
  }

  @Override
  public Model read(ModelArchive archive) {
    int symbols = symbols(archive.header().schema());
    SymbolChain chain =
        new SymbolChain(
            archive.doubles("start", SymbolChain.STATES),
            rows(archive.doubles("transitions", SymbolChain.STATES, SymbolChain.STATES)),
            rows(archive.doubles("emissions", SymbolChain.STATES, symbols)));
    return new SymbolChainModel(
        archive.header(), chain, (int) archive.longs("length", 1)[0], faults);
  }

  private static double[][] rows(double[] matrix) {
    int half = matrix.length / SymbolChain.STATES;
    return new double[][] {
      Arrays.copyOf(matrix, half), Arrays.copyOfRange(matrix, half, matrix.length)
    };
  }
}
