package org.genera.likelihoods;

import java.util.List;
import org.genera.api.data.Column;
import org.genera.api.option.Options;

/**
 * A likelihood of counts before it is estimated.
 *
 * @param type what is estimated
 * @param source where counts come from
 * @param layout how they are summed
 * @param options the family's options
 */
record CountLikelihood(CountType type, CountSource source, CountSums layout, Options options)
    implements Likelihood {

  @Override
  public List<Column> columns() {
    return source.columns();
  }

  @Override
  public int length() {
    return layout.length();
  }

  @Override
  public Tally tally() {
    return source.tally(layout);
  }

  @Override
  public Estimate estimate(ClassSums sums, Estimation how) {
    return type.estimate(this, sums, how);
  }

  @Override
  public double count(ClassSums sums) {
    double rows = 0;
    for (int y = 0; y < sums.classes(); y++) {
      rows += layout.rows(sums, y);
    }
    return rows;
  }

  @Override
  public void write(TensorWriter tensors) {
    layout.write(tensors);
  }
}
