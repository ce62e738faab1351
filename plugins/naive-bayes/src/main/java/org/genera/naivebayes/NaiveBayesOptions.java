package org.genera.naivebayes;

import java.util.List;
import java.util.stream.Stream;
import org.genera.api.option.Option;
import org.genera.naivebayes.likelihood.LikelihoodType;
import org.genera.naivebayes.likelihood.LikelihoodTypes;
import org.genera.naivebayes.text.TextOptions;

/** The options of the family. */
final class NaiveBayesOptions {

  static final Option<String> LIKELIHOOD =
      Option.choice(
              "likelihood",
              LikelihoodTypes.ALL.stream().map(LikelihoodType::name).toArray(String[]::new))
          .perColumn()
          .describe("p(column | class); by default chosen by the column's kind and first rows");

  static final Option<Double> SMOOTHING =
      Option.real("smoothing")
          .min(0)
          .orElse(1.0)
          .describe("rows that each level of a category is given beside those counted (Dirichlet)");

  static final Option<Double> VARIANCE_FLOOR =
      Option.real("variance-floor")
          .min(0)
          .orElse(1e-6)
          .describe("smallest variance of a Gaussian, as a share of the column's variance");

  static final Option<Double> VARIANCE_SMOOTHING =
      Option.real("variance-smoothing")
          .min(0)
          .describe("added to all variances, as a share of the largest variance of all columns");

  static final List<Option<?>> ALL =
      Stream.of(
              List.of(LIKELIHOOD, SMOOTHING, VARIANCE_FLOOR, VARIANCE_SMOOTHING),
              LikelihoodTypes.OPTIONS,
              TextOptions.ALL)
          .<Option<?>>flatMap(List::stream)
          .toList();

  private NaiveBayesOptions() {}
}
