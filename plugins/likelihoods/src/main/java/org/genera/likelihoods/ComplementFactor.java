package org.genera.likelihoods;

import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;

/** Scores of terms for each class. A model with such a factor classifies and does nothing else. */
final class ComplementFactor implements Factor {

  private final CountSource source;
  private final double[][] scores;
  private final TermLogs logs;

  /**
   * A factor.
   *
   * @param source where counts come from
   * @param scores {@code [class][term]}
   */
  ComplementFactor(CountSource source, double[][] scores) {
    this.source = source;
    this.scores = scores;
    logs = TermLogs.ofScores(scores);
  }

  @Override
  public LikelihoodType type() {
    return Complement.TYPE;
  }

  @Override
  public List<Column> columns() {
    return source.columns();
  }

  @Override
  public Scorer scorer(Batch rows) {
    return source.scorer(rows, logs);
  }

  @Override
  public List<ColumnVector> draw(int[] classes, RandomStream random) {
    throw noDistribution();
  }

  @Override
  public List<ColumnVector> means(double[][] shares) {
    throw noDistribution();
  }

  @Override
  public List<ColumnVector> modes(double[][] shares) {
    throw noDistribution();
  }

  private static IllegalStateException noDistribution() {
    return new IllegalStateException("a complement likelihood is no distribution of its columns");
  }

  @Override
  public long parameters(int classes) {
    return (long) classes * (source.terms() - 1);
  }

  @Override
  public void write(TensorWriter tensors) {
    Complement.write(source, scores, tensors);
  }
}
