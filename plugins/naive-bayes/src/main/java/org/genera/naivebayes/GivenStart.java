package org.genera.naivebayes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.genera.likelihoods.Head;
import org.genera.likelihoods.Likelihood;
import org.genera.likelihoods.LikelihoodTypes;
import org.genera.likelihoods.text.TextOptions;

/**
 * A model to start from. It lends its parameters, which likelihood each column has, and
 * vocabularies; shifts, scales and grids are those of the data at hand.
 *
 * @param model the model
 */
record GivenStart(NaiveBayesModel model) {

  /** What a vocabulary was made by, and what is done with its counts. */
  private static final List<Option<?>> OF_TEXTS =
      Stream.concat(TextOptions.ALL.stream(), LikelihoodTypes.OPTIONS.stream()).toList();

  /**
   * Refuses a model that cannot be a start.
   *
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} for other columns, {@link
   *     StandardError#INVALID_OPTION} for options that the model contradicts
   */
  static GivenStart of(Model model, Schema columns, Options options) {
    if (!(model instanceof NaiveBayesModel found)
        || found.state().isEmpty()
        || !found.rowSchema().features().equals(columns.features())
        || !found.rowSchema().label().equals(columns.label())) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The model to start from has other columns than the data; train without it.");
    }
    GivenStart start = new GivenStart(found);
    start.likelihoods().forEach(likelihood -> requireSame(likelihood, options));
    if (start.likelihoods().stream().anyMatch(GivenStart::isText)) {
      OF_TEXTS.forEach(option -> requireSame(option, found.header().options(), options));
    }
    return start;
  }

  private static void requireSame(Likelihood likelihood, Options options) {
    for (Column column : likelihood.columns()) {
      Optional<String> given = options.find(NaiveBayesOptions.LIKELIHOOD, column.name());
      String has = likelihood.type().name();
      if (!given.orElse(has).equals(has)) {
        String by = options.pattern(NaiveBayesOptions.LIKELIHOOD, column.name()).orElseThrow();
        throw differs(
            NaiveBayesOptions.LIKELIHOOD.name() + "." + by,
            given.get(),
            has + " for column '" + column.name() + "'");
      }
    }
  }

  private static void requireSame(Option<?> option, Options has, Options wanted) {
    if (!has.get(option).equals(wanted.get(option))) {
      throw differs(option.name(), wanted.get(option), has.get(option));
    }
  }

  private static GeneraException differs(String option, Object wanted, Object has) {
    return new GeneraException(
        StandardError.INVALID_OPTION,
        "Option '"
            + option
            + "' is "
            + wanted
            + ", but the model to start from has "
            + has
            + ". Give the model's, or start anew.");
  }

  private List<Likelihood> likelihoods() {
    return model.plan().likelihoods();
  }

  private static boolean isText(Likelihood likelihood) {
    return likelihood.columns().get(0).type() instanceof ColumnType.Text;
  }

  /** The model's likelihoods, to count other data. */
  List<Likelihood> likelihoods(Head head, LikelihoodChoice.Ranges ranges, Options options) {
    List<Column> ranged =
        likelihoods().stream()
            .filter(likelihood -> likelihood.type().needsRange())
            .flatMap(likelihood -> likelihood.columns().stream())
            .toList();
    Head known = ranged.isEmpty() ? head : head.withRanges(ranges.of(ranged));
    return likelihoods().stream()
        .map(
            likelihood ->
                isText(likelihood)
                    ? likelihood
                    : likelihood.type().of(likelihood.columns(), known, options))
        .toList();
  }
}
