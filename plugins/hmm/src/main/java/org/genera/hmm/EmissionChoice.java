package org.genera.hmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.LikelihoodTypes;
import org.genera.likelihoods.text.WordOptions;
import org.genera.numerics.UnmodelledColumns;

/** Which emission each column of a step has: what the user says, or that of its kind. */
final class EmissionChoice {

  /** Those whose M-step never lowers the likelihood, in the order of help texts. */
  static final List<String> NAMES =
      List.of(
          "gaussian",
          "log-normal",
          "zero-inflated-log-normal",
          "poisson",
          "bernoulli",
          "categorical",
          "multinomial",
          "words");

  private static final Set<String> HAVE_VARIANCES =
      Set.of("gaussian", "log-normal", "zero-inflated-log-normal");

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
      throw UnmodelledColumns.refused("hmm has no emission for these columns of steps", others);
    }
    if (types.stream().noneMatch(LikelihoodType::needsWords)) {
      refuse(WordOptions.ALL, "no column of steps has words", options);
    }
    if (types.stream().noneMatch(type -> HAVE_VARIANCES.contains(type.name()))) {
      String why = "no column of steps is Gaussian, in itself or in logarithms";
      refuse(List.of(HmmOptions.VARIANCE_FLOOR), why, options);
    }
    return GaussianChoice.of(types, options);
  }

  /** Refuses options that have no effect. */
  static void refuse(List<Option<?>> idle, String why, Options options) {
    for (Option<?> option : idle) {
      if (options.isGiven(option)) {
        throw new GeneraException(
            StandardError.INVALID_OPTION,
            "Option '" + option.name() + "' has no effect, for " + why + "; leave it out.");
      }
    }
  }

  /** Refuses options that contradict the emissions of a model to start from. */
  static void requireSame(List<Likelihood> emissions, Options options) {
    for (Likelihood emission : emissions) {
      String has = GaussianChoice.optionName(emission.type());
      emission.columns().forEach(column -> requireSame(column.name(), has, options));
    }
  }

  private static void requireSame(String column, String has, Options options) {
    String wanted = options.find(HmmOptions.EMISSION, column).orElse(has);
    if (!wanted.equals(has)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option '"
              + HmmOptions.EMISSION.name()
              + "."
              + options.pattern(HmmOptions.EMISSION, column).orElse(column)
              + "' is "
              + wanted
              + ", but the model to start from has "
              + has
              + " for column '"
              + column
              + "'. Give the model's, or start anew.");
    }
  }

  private static Optional<LikelihoodType> given(Column column, Options options) {
    Optional<LikelihoodType> type =
        options.find(HmmOptions.EMISSION, column.name()).flatMap(LikelihoodTypes::find);
    Optional<String> lack = type.flatMap(found -> lack(found, column));
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
              + ", for which there is "
              + fitting(column)
              + ".");
    }
    return type;
  }

  /** A text of a step is a word, not counts of them. */
  private static Optional<String> lack(LikelihoodType type, Column column) {
    boolean text = column.type() instanceof ColumnType.Text && !type.needsWords();
    return type.lacks(column).or(() -> text ? Optional.of("counts") : Optional.empty());
  }

  private static String fitting(Column column) {
    String fitting =
        NAMES.stream()
            .flatMap(name -> LikelihoodTypes.find(name).stream())
            .filter(type -> lack(type, column).isEmpty())
            .map(LikelihoodType::name)
            .collect(Collectors.joining(", "));
    return fitting.isEmpty() ? "none" : fitting;
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
