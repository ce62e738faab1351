package org.genera.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.Dataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.Fill;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.TrainingSummary;
import org.genera.api.model.Updatable;

/** p(y) times p(x | y) of each column: slow, plain and exact. */
final class NaiveBayesModel
    implements Model,
        AncestralSampling,
        Density,
        Conditioning,
        Classifier,
        MixtureMembership,
        Updatable {

  private final ModelHeader header;
  private final double[] statistics;
  private final double[] prior;
  private final Map<String, ClassFactor> factors;
  private final FaultList faults;

  private NaiveBayesModel(
      ModelHeader header,
      double[] statistics,
      double[] prior,
      Map<String, ClassFactor> factors,
      FaultList faults) {
    this.header = header;
    this.statistics = statistics;
    this.prior = prior;
    this.factors = factors;
    this.faults = faults;
  }

  static NaiveBayesModel of(ModelHeader header, double[] statistics, FaultList faults) {
    Schema schema = header.schema();
    int classes = NaiveBayesFamily.classes(schema).size();
    double[] prior = Arrays.copyOf(statistics, classes);
    double total = Arrays.stream(prior).sum();
    Map<String, ClassFactor> factors = new LinkedHashMap<>();
    int offset = classes;
    for (Column feature : schema.features()) {
      factors.put(feature.name(), ClassFactor.of(feature.type(), statistics, offset, classes));
      offset += classes * ClassFactor.sums(feature.type());
    }
    double[] shares = Arrays.stream(prior).map(count -> count / total).toArray();
    return new NaiveBayesModel(header, statistics, shares, factors, faults);
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  private String label() {
    return header.schema().label().map(Column::name).orElse("");
  }

  /** The columns that rows have: features, and the label where it is not yet known. */
  private Schema drawn() {
    return Schema.of(
        header.schema().columns().stream()
            .filter(column -> column.role() == Role.FEATURE || column.role() == Role.LABEL)
            .toList());
  }

  /** Cells of a batch as numbers or levels' indices, NaN where they are missing. */
  private record Cells(int rows, Map<String, double[]> columns) {

    static Cells of(Batch batch) {
      Map<String, double[]> columns = new HashMap<>();
      for (Column column : batch.schema().columns()) {
        columns.put(column.name(), batch.numbers(batch.schema().indexOf(column.name())));
      }
      return new Cells(batch.rows(), columns);
    }

    double at(String column, int row) {
      double[] values = columns.get(column);
      return values == null ? Double.NaN : values[row];
    }
  }

  /** log p(y) + log p(x | y) for each y, of what a row shows of its features. */
  private double[] logJoint(Cells cells, int row) {
    double[] logs = Arrays.stream(prior).map(Math::log).toArray();
    factors.forEach(
        (column, factor) -> {
          double x = cells.at(column, row);
          for (int label = 0; label < logs.length && !Double.isNaN(x); label++) {
            logs[label] += factor.log(label, x);
          }
        });
    return logs;
  }

  private static double logSum(double[] logs) {
    double max = Arrays.stream(logs).max().orElseThrow();
    return max == Double.NEGATIVE_INFINITY
        ? max
        : max + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - max)).sum());
  }

  @Override
  public double[] logDensity(Batch rows) {
    Cells cells = Cells.of(rows);
    double[] logs = new double[rows.rows()];
    for (int row = 0; row < logs.length; row++) {
      boolean empty = true;
      for (String column : factors.keySet()) {
        empty &= Double.isNaN(cells.at(column, row));
      }
      logs[row] = empty ? 0 : logSum(logJoint(cells, row));
    }
    return logs;
  }

  @Override
  public List<String> classes() {
    return NaiveBayesFamily.classes(header.schema());
  }

  /** A row that is impossible under every class says nothing of its class. */
  @Override
  public double[][] logProbabilities(Batch rows) {
    Cells cells = Cells.of(rows);
    double[][] posterior = new double[rows.rows()][];
    for (int row = 0; row < posterior.length; row++) {
      double[] joint = logJoint(cells, row);
      if (faults.has(Fault.LEAKED_LABEL) && !Double.isNaN(cells.at(label(), row))) {
        joint[(int) cells.at(label(), row)] += 1;
      }
      if (logSum(joint) == Double.NEGATIVE_INFINITY) {
        joint = Arrays.stream(prior).map(Math::log).toArray();
      }
      double evidence = logSum(joint);
      posterior[row] = Arrays.stream(joint).map(log -> log - evidence).toArray();
    }
    return posterior;
  }

  @Override
  public int components() {
    return prior.length;
  }

  @Override
  public double[][] responsibilities(Batch rows) {
    double[][] posterior = logProbabilities(rows);
    if (faults.has(Fault.FIRST_ROW_FOR_ALL)) {
      Arrays.fill(posterior, posterior.length == 0 ? new double[0] : posterior[0]);
    }
    return Arrays.stream(posterior)
        .map(logs -> Arrays.stream(logs).map(Math::exp).toArray())
        .toArray(double[][]::new);
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    return impute(Batch.missing(drawn(), rows), Fill.DRAW, random);
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    Cells cells = Cells.of(rows);
    double[][] shares = shares(rows);
    Schema drawn = drawn();
    BatchBuilder filled = new BatchBuilder(drawn, rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      double[] cumulative = shares[row].clone();
      Arrays.parallelPrefix(cumulative, Double::sum);
      int label = random.nextIndex(cumulative);
      for (int c = 0; c < drawn.size(); c++) {
        String column = drawn.column(c).name();
        double x = cells.at(column, row);
        ClassFactor factor = factors.getOrDefault(column, new LabelItself());
        filled.number(c, Double.isNaN(x) ? fill(factor, fill, shares[row], label, random) : x);
      }
      filled.endRow();
    }
    return filled.build(rows.firstRow());
  }

  private static double fill(
      ClassFactor factor, Fill fill, double[] shares, int label, RandomStream random) {
    return switch (fill) {
      case DRAW -> factor.draw(label, random);
      case MEAN -> factor.mean(shares);
      case MODE -> factor.mode(shares);
    };
  }

  /** p(y | row), which is certain where the row shows its label. */
  private double[][] shares(Batch rows) {
    double[][] shares = responsibilities(rows);
    String label = label();
    Cells cells = Cells.of(rows);
    for (int row = 0; row < shares.length; row++) {
      double known = cells.at(label, row);
      for (int y = 0; y < prior.length && !Double.isNaN(known); y++) {
        shares[row][y] = y == known ? 1 : 0;
      }
    }
    return shares;
  }

  /** The label as a column of its own. */
  private static final class LabelItself implements ClassFactor {
    @Override
    public double log(int label, double x) {
      return label == x ? 0 : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double draw(int label, RandomStream random) {
      return label;
    }

    @Override
    public double mean(double[] shares) {
      return mode(shares);
    }

    @Override
    public double mode(double[] shares) {
      int best = 0;
      for (int label = 1; label < shares.length; label++) {
        best = shares[label] > shares[best] ? label : best;
      }
      return best;
    }
  }

  @Override
  public Model marginal(Collection<String> columns) {
    return part(prior, List.copyOf(columns));
  }

  @Override
  public Model given(Batch evidence) {
    Cells cells = Cells.of(evidence);
    List<String> missing =
        drawn().names().stream().filter(name -> Double.isNaN(cells.at(name, 0))).toList();
    return part(shares(evidence)[0], missing);
  }

  private Model part(double[] shares, List<String> columns) {
    Map<String, ClassFactor> some = new LinkedHashMap<>(factors);
    some.keySet().retainAll(columns);
    ModelHeader less =
        new ModelHeader(
            header.family(),
            header.schema().select(columns),
            header.options(),
            header.provenance(),
            header.summary());
    return new NaiveBayesModel(less, new double[0], shares, some, faults);
  }

  @Override
  public Model update(Dataset data, RunContext context) {
    if (!faults.has(Fault.UPDATE_UNCHECKED)) {
      check(data.schema());
    }
    boolean isDeaf = faults.has(Fault.UPDATE_DEAF_TO_CANCELLATION);
    double[] sums =
        NaiveBayesFamily.sums(
            data,
            faults.has(Fault.UPDATE_WITHOUT_WEIGHTS)
                ? NaiveBayesFamily.UNWEIGHTED_SUMS
                : NaiveBayesFamily.SUMS,
            header.options(),
            isDeaf ? context.toBuilder().cancellation(new Cancellation()).build() : context);
    for (int i = 0; i < sums.length; i++) {
      sums[i] += faults.has(Fault.UPDATE_FORGETS) ? 0 : statistics[i];
    }
    return of(updated(sums), faults.has(Fault.UPDATE_WITHOUT_EFFECT) ? statistics : sums, faults);
  }

  private ModelHeader updated(double[] sums) {
    TrainingSummary summary = NaiveBayesFamily.summary(header.schema(), sums);
    return new ModelHeader(
        header.family(), header.schema(), header.options(), header.provenance(), summary);
  }

  /** The columns are those of the model, in its order. */
  private void check(Schema schema) {
    for (Column column : drawn().columns()) {
      if (!schema.columns().contains(column)) {
        throw new GeneraException(
            StandardError.SCHEMA_MISMATCH,
            "Column '" + column.name() + "' is not there, or of another kind; give it as before.");
      }
    }
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    writer.doubles("statistics", statistics, statistics.length);
  }
}
