package org.genera.vae.row;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Options;
import org.genera.neural.encoding.ColumnCode;
import org.genera.neural.encoding.LevelCode;
import org.genera.neural.encoding.NumberCode;
import org.genera.neural.likelihood.BernoulliLogits;
import org.genera.neural.likelihood.Categorical;
import org.genera.neural.likelihood.CountLikelihood;
import org.genera.neural.likelihood.Gaussian;
import org.genera.neural.likelihood.ModeMixture;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.vae.option.VaeOptions;

/** What p(column | z) a column of a table has. Cells of a row lie in the order of these. */
enum ColumnLikelihood {
  /** Truth values and categories of two levels. */
  BERNOULLI,
  /** Categories. */
  CATEGORICAL,
  /** Numbers, with a learned variance a column. */
  GAUSSIAN,
  /** Numbers that gather at atoms and modes. */
  MIXTURE,
  /** Whole numbers from 0. */
  POISSON,
  /** Whole numbers from 0, more dispersed. */
  NEGATIVE_BINOMIAL;

  private static final String AUTO = "auto";

  /**
   * The likelihoods of columns. A pattern, such as {@code likelihood.*=gaussian}, is for those of
   * its columns that can have it.
   *
   * @throws GeneraException {@link StandardError#INVALID_OPTION} if a column, or all columns of a
   *     pattern, cannot have what is asked for
   */
  static Map<Column, ColumnLikelihood> of(List<Column> columns, Options options) {
    Map<Column, ColumnLikelihood> chosen = new LinkedHashMap<>();
    Map<String, GeneraException> without = new LinkedHashMap<>();
    Set<String> effective = new HashSet<>();
    for (Column column : columns) {
      List<ColumnLikelihood> fitting = fitting(column.type());
      String asked = options.find(VaeOptions.LIKELIHOOD, column.name()).orElse(AUTO);
      String pattern = options.pattern(VaeOptions.LIKELIHOOD, column.name()).orElse("");
      Optional<ColumnLikelihood> found =
          fitting.stream()
              .filter(likelihood -> asked.equals(AUTO) || likelihood.word().equals(asked))
              .findFirst();
      if (found.isPresent()) {
        effective.add(pattern);
      } else {
        without.putIfAbsent(pattern, refused(column, pattern, asked, fitting));
      }
      chosen.put(column, found.orElse(fitting.get(0)));
    }
    without.keySet().removeAll(effective);
    if (!without.isEmpty()) {
      throw without.values().iterator().next();
    }
    return chosen;
  }

  private static List<ColumnLikelihood> fitting(ColumnType type) {
    if (type instanceof ColumnType.Bool) {
      return List.of(BERNOULLI);
    }
    if (type instanceof ColumnType.Category category) {
      return category.levels().size() == 2 ? List.of(BERNOULLI, CATEGORICAL) : List.of(CATEGORICAL);
    }
    return type instanceof ColumnType.Whole
        ? List.of(MIXTURE, GAUSSIAN, POISSON, NEGATIVE_BINOMIAL)
        : List.of(MIXTURE, GAUSSIAN);
  }

  private static GeneraException refused(
      Column column, String pattern, String asked, List<ColumnLikelihood> fitting) {
    return new GeneraException(
        StandardError.INVALID_OPTION,
        "Option 'likelihood."
            + pattern
            + "' cannot be '"
            + asked
            + "': the column '"
            + column.name()
            + "' is "
            + column.type().kind()
            + ", so allowed is "
            + String.join(", ", fitting.stream().map(ColumnLikelihood::word).toList())
            + ".");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether atoms and modes of the numbers are looked for. */
  boolean needsModes() {
    return this == MIXTURE;
  }

  /** Whether numbers are counts. */
  boolean isOfCounts() {
    return this == POISSON || this == NEGATIVE_BINOMIAL;
  }

  /** p(cells | z) of columns of this likelihood. */
  RowLikelihood likelihood(List<ColumnCode> codes, Options options) {
    return switch (this) {
      case BERNOULLI -> new BernoulliLogits(codes.size());
      case CATEGORICAL ->
          new Categorical(codes.stream().map(code -> ((LevelCode) code).levels()).toList());
      case GAUSSIAN -> gaussian(numbers(codes), options);
      case MIXTURE -> new ModeMixture(numbers(codes));
      case POISSON -> new CountLikelihood(numbers(codes), false);
      case NEGATIVE_BINOMIAL -> new CountLikelihood(numbers(codes), true);
    };
  }

  private static Gaussian gaussian(List<NumberCode> codes, Options options) {
    double[] deviations = new double[codes.size()];
    for (int j = 0; j < deviations.length; j++) {
      String name = codes.get(j).column().name();
      deviations[j] =
          options.find(VaeOptions.DEVIATION, name).orElse(Double.NaN) / codes.get(j).scale();
    }
    return Gaussian.ofColumns(codes.stream().mapToDouble(NumberCode::scale).toArray(), deviations);
  }

  private static List<NumberCode> numbers(List<ColumnCode> codes) {
    return codes.stream().map(NumberCode.class::cast).toList();
  }
}
