package org.genera.hmm.structure;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.option.Options;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.Likelihood;

/**
 * Which states share an emission.
 *
 * @param groups the emission of each state, from 0, each of them in use
 */
public record TiedStates(int[] groups) {

  /**
   * Each state with its own.
   *
   * @param states how many
   * @return as many groups
   */
  public static TiedStates none(int states) {
    int[] groups = new int[states];
    Arrays.setAll(groups, i -> i);
    return new TiedStates(groups);
  }

  /**
   * What the option says.
   *
   * @param states how many
   * @param options the family's options
   * @return the groups
   */
  public static TiedStates of(int states, Options options) {
    return options.find(StructureOptions.TIED).map(tied -> of(states, tied)).orElse(none(states));
  }

  private static TiedStates of(int states, List<Integer> tied) {
    Set<Integer> used = new HashSet<>(tied);
    int most = used.stream().max(Integer::compare).orElse(0);
    if (tied.size() != states) {
      throw invalid("names " + tied.size() + " states, but there are " + states);
    } else if (most != used.size()) {
      throw invalid("must use each of the numbers from 1 to its largest, " + most);
    } else if (most == states) {
      throw invalid("has no effect, for no two states share a number; leave it out");
    }
    return new TiedStates(tied.stream().mapToInt(group -> group - 1).toArray());
  }

  private static GeneraException invalid(String why) {
    return new GeneraException(StandardError.INVALID_OPTION, "Option 'tied' " + why + ".");
  }

  /**
   * How many emissions there are.
   *
   * @return one or more
   */
  public int count() {
    return Arrays.stream(groups).max().orElse(-1) + 1;
  }

  /**
   * Whether states share any.
   *
   * @return false if each has its own
   */
  public boolean isTied() {
    return count() < groups.length;
  }

  /**
   * The emissions of states.
   *
   * @param states any number, negative where there is none
   * @return as many
   */
  public int[] of(int[] states) {
    return Arrays.stream(states).map(state -> state < 0 ? state : groups[state]).toArray();
  }

  /**
   * A likelihood of all states.
   *
   * @param ofGroups that of the emissions
   * @return the same, or one whose states share
   */
  public Likelihood likelihood(Likelihood ofGroups) {
    return isTied() ? new TiedLikelihood(ofGroups, this) : ofGroups;
  }

  /**
   * A factor of all states.
   *
   * @param ofGroups that of the emissions
   * @return the same, or one whose states share
   */
  public Factor factor(Factor ofGroups) {
    return isTied() ? TiedFactor.of(ofGroups, this) : ofGroups;
  }

  /** Sums by group: {@code [group][…]} of {@code [state][…]}. */
  double[][] pooled(double[][] byState) {
    double[][] pooled = new double[count()][byState[0].length];
    for (int i = 0; i < groups.length; i++) {
      double[] sum = pooled[groups[i]];
      for (int t = 0; t < sum.length; t++) {
        sum[t] += byState[i][t];
      }
    }
    return pooled;
  }

  /** Sums by group: {@code [row][group]} of {@code [row][state]}. */
  double[][] pooledRows(double[][] shares) {
    double[][] pooled = new double[shares.length][count()];
    for (int row = 0; row < shares.length; row++) {
      for (int i = 0; i < groups.length; i++) {
        pooled[row][groups[i]] += shares[row][i];
      }
    }
    return pooled;
  }
}
