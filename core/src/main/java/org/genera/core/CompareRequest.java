package org.genera.core;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Dataset;

/**
 * Which families to compare, on which data. Immutable.
 *
 * @param data rows with a label
 * @param plan the families, and how many labels they get
 * @param testing which rows the families are judged on
 * @param run seed, threads, listener, cancellation
 */
public record CompareRequest(Dataset data, Plan plan, Testing testing, RunOptions run) {

  /**
   * A family with options.
   *
   * @param family the family's name
   * @param options the family's options, as text
   */
  public record Contender(String family, Map<String, String> options) {
    /** Copies the options. */
    public Contender {
      options = Map.copyOf(options);
    }
  }

  /**
   * The families, and how many labels they get.
   *
   * @param contenders the families, at least one, each once
   * @param shares the shares of the training labels that are kept in turn, above 0 and at most 1,
   *     each once; all labels are kept whatever stands here
   * @param draws latent draws a row, by which log p(x) is bounded where a model has no density
   */
  public record Plan(List<Contender> contenders, List<Double> shares, int draws) {
    /**
     * Copies the lists and checks them.
     *
     * @throws GeneraException {@link StandardError#USAGE} for lists that are not as described
     */
    public Plan {
      contenders = List.copyOf(contenders);
      shares = List.copyOf(shares);
      if (contenders.isEmpty()) {
        throw usage("There is no family to compare.");
      }
      requireOnce("Family", contenders.stream().map(Contender::family).toList());
      for (double share : shares) {
        if (!(share > 0 && share <= 1)) {
          throw usage(
              "A share of the labels is a number above 0 and at most 1, not " + share + ".");
        }
      }
      requireOnce("Share of labels", shares);
      if (draws < 1) {
        throw usage("The number of draws is 1 or more, not " + draws + ".");
      }
    }

    /**
     * A plan with bounds by one draw a row.
     *
     * @param contenders the families, at least one, each once
     * @param shares the shares of the training labels that are kept in turn
     */
    public Plan(List<Contender> contenders, List<Double> shares) {
      this(contenders, shares, 1);
    }
  }

  /** Which rows the families are judged on. */
  public sealed interface Testing {

    /**
     * Each of several stratified folds in turn, while the others train; figures are pooled over
     * them.
     *
     * @param count how many, at least 2
     */
    record Folds(int count) implements Testing {
      /**
       * Checks the number.
       *
       * @throws GeneraException {@link StandardError#USAGE} if it is below 2
       */
      public Folds {
        if (count < 2) {
          throw usage("There must be at least 2 folds, not " + count + ".");
        }
      }
    }

    /**
     * Other data.
     *
     * @param data rows with the same columns
     */
    record Other(Dataset data) implements Testing {}
  }

  /**
   * A request for five folds.
   *
   * @param data rows with a label
   * @param plan the families
   * @return the request
   */
  public static CompareRequest of(Dataset data, Plan plan) {
    return new CompareRequest(data, plan, new Testing.Folds(5), RunOptions.defaults());
  }

  /**
   * The same with other rows to be judged on.
   *
   * @param value which
   * @return a new request
   */
  public CompareRequest testing(Testing value) {
    return new CompareRequest(data, plan, value, run);
  }

  /**
   * The same run in another way.
   *
   * @param value seed, threads, listener, cancellation
   * @return a new request
   */
  public CompareRequest run(RunOptions value) {
    return new CompareRequest(data, plan, testing, value);
  }

  private static void requireOnce(String what, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw usage(what + " '" + value + "' is named twice; once is enough.");
      }
    }
  }

  private static GeneraException usage(String message) {
    return new GeneraException(StandardError.USAGE, message);
  }
}
