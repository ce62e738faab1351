package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.engine.RandomStream;
import org.genera.api.option.Options;
import org.genera.likelihoods.ClassSums;
import org.genera.likelihoods.Estimation;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Head;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.LikelihoodTypes;

/**
 * The likelihood of a numeric column whose user names none: the one that explains held-out cells
 * best. Of the first rows one half, drawn at random, is fitted and the other half scored, and the
 * other way round. Candidates are tried from the plain to the rich; a later one has to gain 0.02
 * nats a cell and two standard errors over the best so far.
 */
final class DefaultLikelihood {

  private static final double LEAST_GAIN = 0.02;
  private static final double STANDARD_ERRORS = 2;

  /** Fewer zeros than this share of the cells are no spike. */
  private static final double SPIKE = 0.02;

  private final Options options;
  private final boolean rich;
  private final Head[] halves = new Head[2];

  /**
   * A choice.
   *
   * @param rows the first rows
   * @param codes the class of each of them
   * @param classes the number of classes
   * @param rich whether kernels are candidates
   */
  DefaultLikelihood(Options options, Batch rows, int[] codes, int classes, boolean rich) {
    this.options = options;
    this.rich = rich;
    RandomStream random = RandomStream.of(1, "naive-bayes halves", 0);
    int[] halfOfRow = IntStream.range(0, codes.length).map(row -> random.nextInt(2)).toArray();
    for (int half = 0; half < 2; half++) {
      int number = half;
      int[] own =
          IntStream.range(0, codes.length).filter(row -> halfOfRow[row] == number).toArray();
      int[] ownCodes = IntStream.of(own).map(row -> codes[row]).toArray();
      halves[half] = Head.of(rows.pick(own), ownCodes, classes);
    }
  }

  LikelihoodType of(Column column) {
    List<String> names = candidates(column);
    LikelihoodType best = find(names.get(0));
    double[] scores = scores(column, best);
    for (String name : names.subList(1, names.size())) {
      LikelihoodType next = find(name);
      double[] others = scores(column, next);
      if (gains(scores, others)) {
        best = next;
        scores = others;
      }
    }
    return best;
  }

  private static LikelihoodType find(String name) {
    return LikelihoodTypes.find(name).orElseThrow();
  }

  private List<String> candidates(Column column) {
    List<String> names = new ArrayList<>(List.of("gaussian"));
    Cells cells = new Cells();
    for (Head half : halves) {
      cells.look(half.numbers(column));
    }
    boolean dates = column.type() instanceof ColumnType.DateTime;
    if (column.type() instanceof ColumnType.Whole && cells.negative == 0) {
      names.add("poisson");
    }
    if (!dates && cells.negative == 0 && cells.zero == 0) {
      names.add("log-normal");
    }
    boolean spike = !dates && cells.zero >= SPIKE * cells.all && cells.zero > 0;
    if (spike && cells.negative == 0) {
      names.add("zero-inflated-log-normal");
    }
    if (rich) {
      names.add(spike ? "zero-inflated-kernel" : "kernel");
    }
    return names;
  }

  private static final class Cells {
    private long all;
    private long negative;
    private long zero;

    void look(double[] numbers) {
      for (double number : numbers) {
        all += Double.isNaN(number) ? 0 : 1;
        negative += number < 0 ? 1 : 0;
        zero += number == 0 ? 1 : 0;
      }
    }
  }

  private static boolean gains(double[] scores, double[] others) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      double gain = others[i] - scores[i];
      if (!Double.isNaN(gain)) {
        sum += gain;
        squares += gain * gain;
        count++;
      }
    }
    double mean = count > 0 ? sum / count : 0;
    double variance = count > 1 ? Math.max(0, squares / count - mean * mean) : 0;
    double error = count > 1 ? Math.sqrt(variance / (count - 1)) : Double.POSITIVE_INFINITY;
    return mean > LEAST_GAIN && mean > STANDARD_ERRORS * error;
  }

  /** log p(cell | class) of each held-out cell; NaN where there is none. */
  private double[] scores(Column column, LikelihoodType type) {
    double[] first = scores(column, type, halves[0], halves[1]);
    double[] second = scores(column, type, halves[1], halves[0]);
    return IntStream.range(0, first.length + second.length)
        .mapToDouble(i -> i < first.length ? first[i] : second[i - first.length])
        .toArray();
  }

  private double[] scores(Column column, LikelihoodType type, Head train, Head test) {
    double[] scores = new double[test.rows().rows()];
    java.util.Arrays.fill(scores, Double.NaN);
    Factor factor;
    try {
      factor = fitted(column, type, train);
    } catch (GeneraException e) {
      // A cell that this likelihood refuses; training will name it if the likelihood is asked for.
      java.util.Arrays.fill(scores, Double.NEGATIVE_INFINITY);
      return scores;
    }
    int classes = test.classes();
    double[][] logs = new double[classes][scores.length];
    factor.scorer(test.rows()).add(0, scores.length, logs);
    double[] numbers = test.numbers(column);
    double zero = logOfSpike(type, train.numbers(column));
    for (int y = 0; y < classes; y++) {
      for (int i = test.shares().starts()[y]; i < test.shares().starts()[y + 1]; i++) {
        int row = test.shares().rows()[i];
        if (!Double.isNaN(numbers[row])) {
          double log = Math.max(-1e3, logs[y][row]);
          scores[row] = log + (numbers[row] == 0 ? zero : 0);
        }
      }
    }
    return scores;
  }

  /** A density is compared with the probability of zero over the gap between zero and the rest. */
  private static double logOfSpike(LikelihoodType type, double[] numbers) {
    if (type.name().startsWith("zero-inflated")) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (double number : numbers) {
      least = number > 0 ? Math.min(least, number) : least;
    }
    return least < Double.POSITIVE_INFINITY ? Math.min(0, StrictMath.log(least)) : 0;
  }

  private Factor fitted(Column column, LikelihoodType type, Head train) {
    Likelihood likelihood = type.of(List.of(column), train, options);
    double[] values = new double[train.classes() * likelihood.length()];
    ClassSums sums = new ClassSums(values, 0, train.classes(), likelihood.length());
    likelihood.tally().add(train.rows(), train.shares(), sums);
    Estimation how =
        new Estimation(
            options.get(NaiveBayesOptions.SMOOTHING),
            options.get(NaiveBayesOptions.VARIANCE_FLOOR),
            0,
            true);
    return likelihood.estimate(sums, how).factor();
  }
}
