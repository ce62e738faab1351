package org.genera.hmm.structure;

import java.util.Arrays;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;
import org.genera.likelihoods.Factor;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.NumericFactor;
import org.genera.likelihoods.Scorer;
import org.genera.likelihoods.TensorWriter;

/** p(x | state) where states share emissions. */
class TiedFactor implements Factor {

  private final Factor ofGroups;
  private final TiedStates states;

  private TiedFactor(Factor ofGroups, TiedStates states) {
    this.ofGroups = ofGroups;
    this.states = states;
  }

  static Factor of(Factor ofGroups, TiedStates states) {
    return ofGroups instanceof NumericFactor numbers
        ? new Numbers(ofGroups, numbers, states)
        : new TiedFactor(ofGroups, states);
  }

  /** That of a column of numbers. */
  private static final class Numbers extends TiedFactor implements NumericFactor {
    private final NumericFactor numbers;
    private final int[] groups;

    Numbers(Factor ofGroups, NumericFactor numbers, TiedStates states) {
      super(ofGroups, states);
      this.numbers = numbers;
      groups = states.groups();
    }

    @Override
    public double mean(int y) {
      return numbers.mean(groups[y]);
    }

    @Override
    public double cumulative(int y, double x) {
      return numbers.cumulative(groups[y], x);
    }
  }

  /** That of the emissions. */
  Factor ofGroups() {
    return ofGroups;
  }

  @Override
  public LikelihoodType type() {
    return ofGroups.type();
  }

  @Override
  public List<Column> columns() {
    return ofGroups.columns();
  }

  @Override
  public Scorer scorer(Batch rows) {
    Scorer scorer = ofGroups.scorer(rows);
    double[][] own = new double[states.count()][0];
    return (from, to, logs) -> {
      int length = to - from;
      for (int g = 0; g < own.length; g++) {
        if (own[g].length < length) {
          own[g] = new double[length];
        }
        Arrays.fill(own[g], 0, length, 0);
      }
      scorer.add(from, to, own);
      for (int i = 0; i < logs.length; i++) {
        add(own[states.groups()[i]], logs[i], length);
      }
    };
  }

  private static void add(double[] from, double[] to, int length) {
    for (int t = 0; t < length; t++) {
      to[t] += from[t];
    }
  }

  @Override
  public Factor given(Batch row) {
    return of(ofGroups.given(row), states);
  }

  @Override
  public Factor marginal(List<Column> kept) {
    return of(ofGroups.marginal(kept), states);
  }

  @Override
  public List<ColumnVector> draw(int[] classes, RandomStream random) {
    return ofGroups.draw(states.of(classes), random);
  }

  @Override
  public List<ColumnVector> means(double[][] shares) {
    return ofGroups.means(states.pooledRows(shares));
  }

  @Override
  public List<ColumnVector> modes(double[][] shares) {
    return ofGroups.modes(states.pooledRows(shares));
  }

  @Override
  public long parameters(int classes) {
    return ofGroups.parameters(states.count());
  }

  @Override
  public void write(TensorWriter tensors) {
    ofGroups.write(tensors);
  }
}
