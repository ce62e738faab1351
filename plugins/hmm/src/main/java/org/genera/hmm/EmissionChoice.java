package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Options;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.LikelihoodTypes;

/** Which emission each column of a step has: what the user says, or that of its kind. */
final class EmissionChoice {

  private EmissionChoice() {}

  /** One a column; refuses columns that no emission fits, all of them at once. */
  static List<LikelihoodType> of(List<Column> features, Options options) {
    List<LikelihoodType> types = new ArrayList<>();
    List<Column> others = new ArrayList<>();
    for (Column column : features) {
      given(column, options)
          .or(() -> byKind(column))
          .ifPresentOrElse(types::add, () -> others.add(column));
    }
    if (!others.isEmpty()) {
      String named =
          others.stream()
              .map(column -> "'" + column.name() + "' (" + column.type().kind() + ")")
              .collect(Collectors.joining(", "));
      String flags =
          others.stream()
              .map(column -> "--ignore " + column.name())
              .collect(Collectors.joining(" "));
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "hmm has no emission for these columns of steps: "
              + named
              + ". Leave them out ("
              + flags
              + ").");
    }
    return types;
  }

  private static Optional<LikelihoodType> given(Column column, Options options) {
    Optional<LikelihoodType> type =
        options.find(HmmOptions.EMISSION, column.name()).flatMap(LikelihoodTypes::find);
    Optional<String> lack = type.flatMap(found -> found.lacks(column));
    if (lack.isPresent()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The emission of column '"
              + column.name()
              + "' cannot be "
              + type.map(LikelihoodType::name).orElse("")
              + ", which needs "
              + lack.get()
              + ": the column is "
              + column.type().kind()
              + ".");
    }
    return type;
  }

  private static Optional<LikelihoodType> byKind(Column column) {
    if (column.type() instanceof ColumnType.Bool) {
      return LikelihoodTypes.find("bernoulli");
    } else if (column.type() instanceof ColumnType.Category) {
      return LikelihoodTypes.find("categorical");
    } else if (column.type() instanceof ColumnType.Text) {
      return LikelihoodTypes.find("words");
    }
    return column.type().isNumeric() ? LikelihoodTypes.find("gaussian") : Optional.empty();
  }
}
