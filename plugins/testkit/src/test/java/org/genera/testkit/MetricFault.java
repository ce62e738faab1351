package org.genera.testkit;

/** Mistakes that a {@link MeanDifference} can be made to make, and the law for each. */
enum MetricFault {
  CONSTANT("the figure is zero whatever the rows are", "figuresDependOnTheRows"),
  LOST_WEIGHT("weights are not looked at", "weightsEqualRepetition"),
  BY_POSITION("the first column is judged, whatever it is", "otherColumnsChangeNothing"),
  THREAD_DEPENDENT("the figure depends on the threads", "theSameSeedGivesTheSameFigures"),
  INPUT_INVENTED("rows that are not given count as zero", "everyInputIsNeeded"),
  NOTHING_AS_ZERO("the mean of no rows is zero", "noRowsAreNoData"),
  NAME_TWICE("two figures have one name", "figuresHaveNamesOfTheirOwn"),
  DEAF_TO_CANCELLATION("nobody looks at the cancellation flag", "cancellationEndsTheWork"),
  CAPABILITY_UNCHECKED(
      "the model's capability is not looked at", "aModelThatLacksWhatIsRequiredIsRefused");

  private final String text;
  private final String law;

  MetricFault(String text, String law) {
    this.text = text;
    this.law = law;
  }

  String text() {
    return text;
  }

  String law() {
    return law;
  }
}
