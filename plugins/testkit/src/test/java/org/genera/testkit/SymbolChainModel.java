package org.genera.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Density;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.SeriesModel;

/** A fitted {@link SymbolChain}, whose series all have one length. */
final class SymbolChainModel
    implements Model, Density, AncestralSampling, SeriesModel, LatentEncoder {

  private static final Schema STATES =
      Schema.of(Column.category("state", "1", "2"), Column.real("probability"));
  private static final Schema SHARES = Schema.of(Column.real("state-1"), Column.real("state-2"));

  private final ModelHeader header;
  private final SymbolChain chain;
  private final int length;
  private final FaultList faults;

  SymbolChainModel(ModelHeader header, SymbolChain chain, int length, FaultList faults) {
    this.header = header;
    this.chain = chain;
    this.length = length;
    this.faults = faults;
  }

  /** The symbols of each series; negative where missing. */
  static int[][] symbols(Schema schema, Batch rows) {
    int[][] symbols = new int[rows.rows()][0];
    String name = schema.features().get(0).name();
    if (rows.schema().find(name).isPresent()) {
      SeriesVector series = (SeriesVector) rows.column(name);
      int[] codes =
          ((CategoryVector) series.steps().column(SymbolChainFamily.step(schema).column(0).name()))
              .codes();
      Arrays.setAll(
          symbols,
          row -> Arrays.copyOfRange(codes, series.offsets()[row], series.offsets()[row + 1]));
    }
    return symbols;
  }

  private int[][] symbols(Batch rows) {
    return symbols(header.schema(), rows);
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    double[] numbers = chain.numbers();
    int k = SymbolChain.STATES;
    writer.doubles("start", chain.start(), k);
    writer.doubles("transitions", Arrays.copyOfRange(numbers, k, k + k * k), k, k);
    double[] emissions = Arrays.copyOfRange(numbers, k + k * k, numbers.length);
    writer.doubles("emissions", emissions, k, emissions.length / k);
    writer.longs("length", new long[] {length}, 1);
  }

  @Override
  public double[] logDensity(Batch rows) {
    boolean closing = faults.has(Fault.HOLE_CLOSED);
    return Arrays.stream(symbols(rows))
        .map(series -> closing ? Arrays.stream(series).filter(s -> s >= 0).toArray() : series)
        .mapToDouble(chain::logDensity)
        .toArray();
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    List<Batch> series = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      series.add(drawn(chain.start(), length, random));
    }
    return rows(series, 0, SymbolChainFamily.step(header.schema()));
  }

  private Batch drawn(double[] first, int steps, RandomStream random) {
    Schema step = SymbolChainFamily.step(header.schema());
    BatchBuilder builder = new BatchBuilder(step, Math.max(1, steps));
    double[] states = first;
    for (int t = 0; t < steps; t++) {
      int state = random.nextIndex(cumulative(states));
      builder.whole(0, random.nextIndex(cumulative(chain.emissions()[state])));
      builder.endRow();
      states = chain.transitions()[state];
    }
    return builder.build(0);
  }

  private static double[] cumulative(double[] shares) {
    double[] sums = shares.clone();
    Arrays.parallelPrefix(sums, Double::sum);
    return sums;
  }

  private Batch rows(List<Batch> series, long firstRow, Schema step) {
    Column column = header.schema().features().get(0).withType(new ColumnType.Series(step));
    BatchBuilder builder = new BatchBuilder(Schema.of(column), Math.max(1, series.size()));
    for (Batch steps : series) {
      builder.series(0, steps);
      builder.endRow();
    }
    return builder.build(firstRow);
  }

  private Batch answer(Batch rows, Schema step, UnaryOperator<double[][]> shown, boolean filter) {
    List<Batch> series = new ArrayList<>();
    for (int[] symbols : symbols(rows)) {
      BatchBuilder builder = new BatchBuilder(step, Math.max(1, symbols.length));
      double[][] shares = filter ? chain.filtered(symbols) : chain.smoothed(symbols);
      for (double[] numbers : shown.apply(shares)) {
        builder.number(0, numbers[0]);
        builder.number(1, numbers[1]);
        builder.endRow();
      }
      series.add(builder.build(0));
    }
    return rows(series, rows.firstRow(), step);
  }

  @Override
  public Batch decode(Batch rows, Decoding decoding) {
    if (decoding == Decoding.POSTERIOR || decoding == Decoding.FILTER) {
      return answer(rows, STATES, this::likeliest, decoding == Decoding.FILTER);
    }
    boolean alone = decoding == Decoding.PATH;
    Schema step = alone ? Schema.of(STATES.column(0)) : STATES;
    List<Batch> series = new ArrayList<>();
    for (int[] symbols : symbols(rows)) {
      BatchBuilder builder = new BatchBuilder(step, Math.max(1, symbols.length));
      double[][] shares = chain.smoothed(symbols);
      int[] path = chain.path(symbols);
      for (int t = 0; t < path.length; t++) {
        builder.whole(0, path[t]);
        if (!alone) {
          builder.number(1, shares[t][path[t]]);
        }
        builder.endRow();
      }
      series.add(builder.build(0));
    }
    return rows(series, rows.firstRow(), step);
  }

  private double[][] likeliest(double[][] shares) {
    int shown = Math.max(0, shares.length - (faults.has(Fault.DECODED_TOO_SHORT) ? 1 : 0));
    double[][] likeliest = new double[shown][];
    Arrays.setAll(
        likeliest,
        t ->
            new double[] {
              shares[t][1] > shares[t][0] ? 1 : 0, Math.max(shares[t][0], shares[t][1])
            });
    return likeliest;
  }

  @Override
  public Schema encodingSchema() {
    return rows(List.of(), 0, SHARES).schema();
  }

  @Override
  public Batch encode(Batch rows) {
    double factor = faults.has(Fault.UNNORMALISED_STATES) ? 0.5 : 1;
    return answer(
        rows,
        SHARES,
        shares ->
            Arrays.stream(shares)
                .map(share -> new double[] {factor * share[0], share[1]})
                .toArray(double[][]::new),
        false);
  }

  @Override
  public Filter filter() {
    return new Filter() {
      private double[] predicted = chain.start();
      private double[] current = chain.start();

      @Override
      public double next(Batch step) {
        int symbol = ((CategoryVector) step.column(0)).codes()[0];
        double[] joint = chain.joint(predicted, symbol);
        current = SymbolChain.shares(joint);
        predicted = faults.has(Fault.FORGETFUL_FILTER) ? chain.start() : chain.next(current);
        return Math.log(Arrays.stream(joint).sum());
      }

      @Override
      public double[] stateProbabilities() {
        return current.clone();
      }
    };
  }

  /** p(state) of the step after a series. */
  private double[] after(int[] symbols) {
    return symbols.length == 0
        ? chain.start()
        : chain.next(chain.filtered(symbols)[symbols.length - 1]);
  }

  @Override
  public Batch forecast(Batch rows, int horizon, List<Double> levels) {
    Column symbol = SymbolChainFamily.step(header.schema()).column(0);
    Schema step = Schema.of(symbol, Column.real(symbol.name() + ".probability"));
    List<Batch> series = new ArrayList<>();
    for (int[] symbols : symbols(rows)) {
      BatchBuilder builder = new BatchBuilder(step, horizon);
      double[] states = after(symbols);
      for (int h = 0; h < horizon; h++) {
        double[] shares = new double[chain.emissions()[0].length];
        for (int s = 0; s < shares.length; s++) {
          shares[s] = states[0] * chain.emissions()[0][s] + states[1] * chain.emissions()[1][s];
        }
        double best = Arrays.stream(shares).max().orElseThrow();
        builder.whole(0, Arrays.stream(shares).boxed().toList().indexOf(best));
        builder.number(1, best);
        builder.endRow();
        states = faults.has(Fault.FROZEN_FORECAST) ? states : chain.next(states);
      }
      series.add(builder.build(0));
    }
    return rows(series, rows.firstRow(), step);
  }

  @Override
  public Batch continueSeries(Batch prefixes, int steps, RandomStream random) {
    List<Batch> series = new ArrayList<>();
    for (int[] symbols : symbols(prefixes)) {
      double[] first = faults.has(Fault.PREFIX_IGNORED) ? chain.start() : after(symbols);
      if (symbols.length == 0 && faults.has(Fault.STATE_BEFORE_THE_FIRST)) {
        first = chain.next(first);
      }
      series.add(drawn(first, steps, random));
    }
    return rows(series, prefixes.firstRow(), SymbolChainFamily.step(header.schema()));
  }
}
