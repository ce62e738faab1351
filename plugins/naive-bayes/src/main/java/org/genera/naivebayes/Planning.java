package org.genera.naivebayes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.model.Model;
import org.genera.likelihoods.Head;
import org.genera.likelihoods.Likelihood;
import org.genera.numerics.Labels;

/** Makes the plan of what is counted: from the first rows, or from a model to start with. */
final class Planning {

  private final TrainingData data;
  private final Optional<GivenStart> start;

  Planning(TrainingData data, Optional<Model> start) {
    this.data = data;
    this.start = start.map(model -> GivenStart.of(model, data.columns(), data.options()));
  }

  /** The model to start from. */
  Optional<NaiveBayesModel> start() {
    return start.map(GivenStart::model);
  }

  Plan plan(int classes) {
    Batch first = data.firstBlock();
    Optional<Labels> labels = data.columns().label().map(Labels::new);
    int[] codes = labels.map(of -> of.codes(first)).orElseGet(() -> new int[first.rows()]);
    Head head = Head.of(first, codes, classes);
    LikelihoodChoice.Ranges ranges = columns -> RangeTask.ranges(data, columns);
    List<Likelihood> likelihoods =
        start
            .map(from -> from.likelihoods(head, ranges, data.options()))
            .orElseGet(() -> chosen(head, ranges, labels.isPresent()));
    return new Plan(classes, head.weightExponent(), likelihoods);
  }

  private List<Likelihood> chosen(Head head, LikelihoodChoice.Ranges ranges, boolean labelled) {
    Head known = head.withVocabularies(TermPass.vocabularies(data));
    LikelihoodChoice choice = new LikelihoodChoice(data.options(), known, labelled);
    return choice.of(data.columns().features(), ranges);
  }

  /** Refuses data of which nothing was counted, and columns of which nothing is known. */
  static void requireKnown(Plan plan, double[] statistics) {
    requireKnown(plan, statistics, ". Leave them out (--ignore).");
  }

  /** The same; the message ends with where, and what to do. */
  static void requireKnown(Plan plan, double[] statistics, String ending) {
    if (!(Arrays.stream(plan.classWeights(statistics)).sum() > 0)) {
      throw TrainingData.noData();
    }
    List<String> empty = new java.util.ArrayList<>();
    for (int j = 0; j < plan.likelihoods().size(); j++) {
      Likelihood likelihood = plan.likelihoods().get(j);
      if (!(likelihood.count(plan.sums(j, statistics)) > 0)) {
        empty.addAll(likelihood.columns().stream().map(Column::name).toList());
      }
    }
    if (!empty.isEmpty()) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "Nothing is known of the columns " + empty + ": every cell is missing" + ending);
    }
  }
}
