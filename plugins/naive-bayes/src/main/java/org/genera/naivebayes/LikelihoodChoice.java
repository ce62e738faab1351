package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Options;
import org.genera.likelihoods.Head;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.LikelihoodType;
import org.genera.likelihoods.LikelihoodTypes;
import org.genera.numerics.UnmodelledColumns;
import org.jspecify.annotations.Nullable;

/** Which likelihood each feature has: what the user says, or the default of its kind. */
final class LikelihoodChoice {

  private final Options options;
  private final Head head;
  private final boolean labelled;
  private @Nullable DefaultLikelihood byData;

  /**
   * A choice.
   *
   * @param labelled whether the classes of the first rows are known, so that kernels can be told
   *     from mixtures
   */
  LikelihoodChoice(Options options, Head head, boolean labelled) {
    this.options = options;
    this.head = head;
    this.labelled = labelled;
  }

  /** Refuses features that no likelihood fits, all of them at once. */
  static void requireModelled(List<Column> features, Options options) {
    List<Column> others =
        features.stream()
            .filter(column -> options.find(NaiveBayesOptions.LIKELIHOOD, column.name()).isEmpty())
            .filter(column -> byKind(column).isEmpty())
            .toList();
    if (!others.isEmpty()) {
      throw UnmodelledColumns.refused("naive-bayes has no likelihood for these columns", others);
    }
    features.forEach(column -> given(column, options));
  }

  /** The likelihood that the user names for a column. */
  private static Optional<LikelihoodType> given(Column column, Options options) {
    Optional<LikelihoodType> type =
        options.find(NaiveBayesOptions.LIKELIHOOD, column.name()).flatMap(LikelihoodTypes::find);
    type.ifPresent(found -> requireFits(found, column));
    return type;
  }

  private static void requireFits(LikelihoodType type, Column column) {
    Optional<String> lack = type.lacks(column);
    if (lack.isPresent()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The likelihood of column '"
              + column.name()
              + "' cannot be "
              + type.name()
              + ", which needs "
              + lack.get()
              + ": the column is "
              + column.type().kind()
              + ".");
    }
  }

  /** The default of a kind of column; for numbers, one that fits them all. */
  private static Optional<LikelihoodType> byKind(Column column) {
    if (column.type() instanceof ColumnType.Bool) {
      return LikelihoodTypes.find("bernoulli");
    } else if (column.type() instanceof ColumnType.Category) {
      return LikelihoodTypes.find("categorical");
    } else if (column.type() instanceof ColumnType.Text) {
      return LikelihoodTypes.find("multinomial");
    }
    return column.type().isNumeric() ? LikelihoodTypes.find("gaussian") : Optional.empty();
  }

  /** Looks for the ranges of columns. */
  interface Ranges {
    Map<String, double[]> of(List<Column> columns);
  }

  /** A likelihood for each feature, or for those together whose likelihood joins them. */
  List<Likelihood> of(List<Column> features, Ranges ranges) {
    Map<Column, LikelihoodType> types = new LinkedHashMap<>();
    features.forEach(column -> types.put(column, type(column)));
    List<Column> ranged = new ArrayList<>();
    types.forEach(
        (column, type) -> {
          if (type.needsRange()) {
            ranged.add(column);
          }
        });
    Head known = ranged.isEmpty() ? head : head.withRanges(ranges.of(ranged));
    Map<Group, List<Column>> joined = new LinkedHashMap<>();
    List<Likelihood> likelihoods = new ArrayList<>();
    types.forEach(
        (column, type) -> {
          if (type.joins(column)) {
            Group group = new Group(type, pattern(column));
            joined.computeIfAbsent(group, first -> new ArrayList<>()).add(column);
          } else {
            likelihoods.add(type.of(List.of(column), known, options));
          }
        });
    joined.forEach((group, of) -> likelihoods.add(group.type.of(of, known, options)));
    return likelihoods;
  }

  /** Columns that one pattern names, or that are named one by one. */
  private record Group(LikelihoodType type, String pattern) {}

  private String pattern(Column column) {
    return options
        .pattern(NaiveBayesOptions.LIKELIHOOD, column.name())
        .filter(pattern -> !pattern.equals(column.name()))
        .orElse("");
  }

  private LikelihoodType type(Column column) {
    boolean numeric = column.type().isNumeric() && !(column.type() instanceof ColumnType.Bool);
    return given(column, options)
        .or(() -> numeric ? Optional.of(byData().of(column)) : byKind(column))
        .orElseThrow();
  }

  private DefaultLikelihood byData() {
    if (byData == null) {
      byData = new DefaultLikelihood(options, head.rows(), head.codes(), head.classes(), labelled);
    }
    return byData;
  }
}
