package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.option.Options;
import org.genera.hmm.structure.Structure;
import org.genera.hmm.structure.StructureOptions;
import org.genera.likelihoods.TensorReader;
import org.genera.numerics.DirichletDistribution;

/**
 * What is believed of the probabilities of a chain that are not fixed: Dirichlet distributions of
 * how they share what the fixed ones leave (MacKay 1997; Beal 2003, section 3.4). Tensors: {@code
 * posterior-start}, {@code posterior-transitions} and, where series end by the chain, {@code
 * posterior-ends}; 0 where an entry is fixed.
 *
 * @param start of the first state
 * @param rows of what comes after each state: each state, and the end if there is one
 */
record ChainPosterior(DirichletDistribution start, List<DirichletDistribution> rows) {

  private static final String START = "posterior-start";
  private static final String TRANSITIONS = "posterior-transitions";
  private static final String ENDS = "posterior-ends";

  /** What is believed before anything is counted. */
  static ChainPosterior prior(Structure structure, Options options) {
    int k = structure.states();
    double concentration = options.find(VariationalOptions.CONCENTRATION).orElse(1.0 / k);
    List<DirichletDistribution> rows = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      double[] row = concentrations(structure.row(i), concentration);
      row[i] += row[i] > 0 ? options.get(StructureOptions.STICKINESS) : 0;
      rows.add(new DirichletDistribution(row));
    }
    double[] start = concentrations(structure.start(), concentration);
    return new ChainPosterior(new DirichletDistribution(start), rows);
  }

  private static double[] concentrations(double[] entries, double concentration) {
    return Arrays.stream(entries)
        .map(entry -> entry == Structure.FREE ? concentration : 0)
        .toArray();
  }

  /** What is believed after expected starts, transitions and ends were counted. */
  ChainPosterior plus(Plan plan, double[] statistics) {
    double[] starts = Arrays.copyOfRange(statistics, Plan.STARTS, Plan.STARTS + plan.states());
    List<DirichletDistribution> after = new ArrayList<>();
    for (int i = 0; i < plan.states(); i++) {
      after.add(rows.get(i).plus(ChainEstimate.counts(plan, statistics, i)));
    }
    return new ChainPosterior(start.plus(starts), after);
  }

  /** The chain of the expected probabilities. */
  Chain expected(Structure structure) {
    return chain(structure, DirichletDistribution::expected);
  }

  /** exp E log of the probabilities, which sum to less than 1 (Beal 2003, eq. 3.70). */
  Chain expectedLogs(Structure structure) {
    return chain(structure, of -> Arrays.stream(of.expectedLogs()).map(StrictMath::exp).toArray());
  }

  private Chain chain(
      Structure structure, Function<DirichletDistribution, double[]> probabilities) {
    int k = structure.states();
    double[] transitions = new double[k * k];
    double[] ends = new double[structure.ends().length];
    for (int i = 0; i < k; i++) {
      double[] row = shared(structure.row(i), probabilities.apply(rows.get(i)));
      System.arraycopy(row, 0, transitions, i * k, k);
      if (structure.hasEnds()) {
        ends[i] = row[k];
      }
    }
    return new Chain(
        shared(structure.start(), probabilities.apply(start)),
        transitions,
        structure.hasEnds() ? Optional.of(ends) : Optional.empty());
  }

  /** Fixed entries, and shares of what they leave. */
  private static double[] shared(double[] entries, double[] shares) {
    double left = 1 - Arrays.stream(entries).filter(entry -> entry != Structure.FREE).sum();
    double[] result = entries.clone();
    Arrays.setAll(result, i -> result[i] == Structure.FREE ? left * shares[i] : result[i]);
    return result;
  }

  /** The Kullback-Leibler divergence from a prior. */
  double divergence(ChainPosterior prior) {
    double sum = start.divergence(prior.start);
    for (int i = 0; i < rows.size(); i++) {
      sum += rows.get(i).divergence(prior.rows.get(i));
    }
    return sum;
  }

  void write(ModelArchiveWriter writer) {
    int k = rows.size();
    writer.doubles(START, start.concentrations(), k);
    writer.doubles(TRANSITIONS, column(0, k), k, k);
    if (rows.get(0).concentrations().length > k) {
      writer.doubles(ENDS, column(k, k + 1), k);
    }
  }

  private double[] column(int from, int to) {
    return rows.stream()
        .flatMapToDouble(row -> Arrays.stream(row.concentrations(), from, to))
        .toArray();
  }

  /** Reads {@link #write}; none where there is none. */
  static Optional<ChainPosterior> read(TensorReader tensors, Structure structure) {
    if (!tensors.archive().tensors().contains(tensors.prefix() + START)) {
      return Optional.empty();
    }
    int k = structure.states();
    double[] transitions = tensors.doubles(TRANSITIONS, k, k);
    double[] ends = structure.hasEnds() ? tensors.doubles(ENDS, k) : new double[0];
    List<DirichletDistribution> rows = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      double[] row = Arrays.copyOfRange(transitions, i * k, i * k + structure.row(i).length);
      if (structure.hasEnds()) {
        row[k] = ends[i];
      }
      rows.add(checked(row, structure.row(i)));
    }
    return Optional.of(
        new ChainPosterior(checked(tensors.doubles(START, k), structure.start()), rows));
  }

  private static DirichletDistribution checked(double[] concentrations, double[] entries) {
    for (int i = 0; i < entries.length; i++) {
      boolean free = entries[i] == Structure.FREE;
      if (free ? !(concentrations[i] > 0) : concentrations[i] != 0) {
        throw TensorReader.invalid("a concentration of the chain is out of range");
      }
    }
    return new DirichletDistribution(concentrations);
  }
}
