package org.genera.likelihoods;

import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Options;

/** A likelihood of counts: of a group of columns, or of the words of a text. */
abstract class CountType implements LikelihoodType {

  @Override
  public final Optional<String> lacks(Column column) {
    boolean fits =
        column.type() instanceof ColumnType.Whole
            || column.type() instanceof ColumnType.Real
            || isText(column);
    return fits ? Optional.empty() : Optional.of("counts or text");
  }

  /** Columns join; a text is a factor of its own. */
  @Override
  public final boolean joins(Column column) {
    return !isText(column);
  }

  private static boolean isText(Column column) {
    return column.type() instanceof ColumnType.Text;
  }

  @Override
  public Likelihood of(List<Column> columns, Head head, Options options) {
    boolean text = isText(columns.get(0));
    if (!text && columns.size() < 2) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "The likelihood of column '"
              + columns.get(0).name()
              + "' cannot be "
              + name()
              + ", which shares a total out among two columns or more: name others too, or all of"
              + " them by a pattern such as c*.");
    }
    CountSource source =
        text
            ? new TextTerms(columns.get(0), head.vocabulary(columns.get(0)))
            : new CountColumns(columns);
    boolean weighted = head.rows().schema().weight().isPresent();
    CountSums layout = new CountSums(source.terms(), !text, weighted, head.weightExponent());
    return new CountLikelihood(this, source, layout, options);
  }

  @Override
  public final Likelihood readLikelihood(
      List<Column> columns, int classes, TensorReader tensors, Options options) {
    CountSource source = source(columns, tensors);
    CountSums layout = CountSums.read(source.terms(), !isText(columns.get(0)), tensors);
    return new CountLikelihood(this, source, layout, options);
  }

  static CountSource source(List<Column> columns, TensorReader tensors) {
    if (!isText(columns.get(0))) {
      if (columns.stream().anyMatch(CountType::isText)) {
        throw TensorReader.invalid("a text is in a group of counts");
      }
      return new CountColumns(columns);
    }
    if (columns.size() > 1) {
      throw TensorReader.invalid("a text is in a group of counts");
    }
    return TextTerms.read(columns.get(0), tensors);
  }

  /** What counts say of the parameters. */
  abstract Estimate estimate(CountLikelihood counted, ClassSums sums, Estimation how);
}
