package org.genera.testkit;

import java.util.Set;

/** Mistakes that families of the tests can be made to make. */
enum Fault {
  WRONG_NORMALISER("a density without its factor of 2π", "theDensityIntegratesToOne"),
  LOST_WEIGHT("weights are not looked at", "weightsEqualRepetition"),
  ORDER_DEPENDENT_SUM("one sum goes on from block to block", "blocksMayBeDoneInAnyOrder"),
  LEAKED_LABEL("the classifier looks at the label that it is to find", "theLabelIsNotAFeature"),
  LEAKED_COLUMN(
      "columns are taken by position, identifiers among them",
      "columnsThatAreNotModelledChangeNothing",
      "rowsAreClassifiedOneByOne"),
  THREAD_DEPENDENT_CHANCE(
      "a random stream is numbered by the threads", "theSameSeedGivesTheSameBytes"),
  UNSAVED_PARAMETER("covariances are left out of the file", "aModelReadBackIsTheSameModel"),
  WRONG_CONDITIONAL_MEAN(
      "missing cells are filled with the mean of their column", "fillingsAreThoseOfTheDensity"),
  WRONG_CONDITIONAL_VARIANCE(
      "missing cells are drawn with the variance of their column", "fillingsAreThoseOfTheDensity"),
  NAN_SWALLOWED("nobody looks whether numbers are finite", "hostileInputsAreRefusedOrEndured"),
  CORRELATION_NOT_SAMPLED("columns are sampled independently", "samplesAgreeWithTheDensity"),
  MISSING_AS_ZERO("training takes a missing cell for zero", "parametersAreRecoveredFromOwnSamples"),
  MISSING_AT_ITS_MEAN(
      "scoring puts the mean in place of a missing cell", "missingCellsAreIntegratedOut"),
  FALLING_OBJECTIVE("the second step goes astray", "theObjectiveNeverFalls"),
  UNDECLARED_CAPABILITY("the gradient is there but not declared", "capabilitiesAreThoseDeclared"),
  ABSENT_CAPABILITY("a classifier is declared but not there", "capabilitiesAreThoseDeclared"),
  WRONG_GRADIENT("the gradient points downhill", "theGradientIsTheSlopeOfTheDensity"),
  DEAF_TO_CANCELLATION("nobody looks at the cancellation flag", "hostileInputsAreRefusedOrEndured"),
  SHARED_RANDOMNESS(
      "samples come from a stream of the model's own", "samplesAreCompleteAndReproducible"),
  UNNORMALISED_CLASSES("class probabilities do not sum to 1", "classProbabilitiesSumToOne"),
  CLASSES_SWAPPED(
      "probabilities are in another order than the classes", "classesAreToldFromFeatures"),
  UNLABELLED_AS_A_CLASS(
      "a row without a label counts as the first class", "rowsWithoutALabelChangeNothing"),
  BATCH_DEPENDENT("rows are centred by the batch that they come in", "rowsAreClassifiedOneByOne"),
  FAR_ROWS_OVERFLOW("scores of far rows are infinite", "farRowsHaveClassProbabilities"),
  FIRST_COLUMN_FAVOURED("the first column counts twice", "theOrderChangesNothing"),
  LISTWISE("training drops every row with a missing cell", "rowsWithMissingCellsAreLearntFrom"),
  FILLED_INDEPENDENTLY(
      "two missing cells of a row are drawn independently", "twoCellsAreFilledTogether"),
  DRAWN_TWICE("every sampled row comes twice", "samplesAreIndependent"),
  FIXED_RANDOMNESS("samples are the same whatever the random stream", "samplesAreIndependent"),
  CONSTANT_OBJECTIVE("the objective is zero throughout", "theObjectiveDependsOnTheRows"),
  SUMMED_OBJECTIVE("the objective is a sum over rows", "theObjectiveIsByWeight"),
  SHARED_SCRATCH("all threads score in one scratch row", "severalThreadsMayAskAtOnce"),
  TRAINED_ON_VALIDATION("training takes the rows held out as well", "rowsHeldOutAreNotTrainedOn"),
  WRONG_PARAMETER_COUNT("the summary claims a thousand parameters", "theParametersAreCounted"),
  START_IGNORED("the model to start from is not looked at", "aStartIsStartedFrom"),
  STATEFUL_FAMILY("training starts from what was trained last", "severalTrainingsMayRunAtOnce"),
  FIRST_ROW_FOR_ALL(
      "every row has the responsibilities of the first", "responsibilitiesAreThoseOfTheRow"),
  UPDATE_WITHOUT_EFFECT("an update learns nothing", "newRowsAreLearntFrom"),
  UPDATE_FORGETS("an update forgets what was learnt before", "oldRowsAreRemembered"),
  UPDATE_WITHOUT_WEIGHTS("an update does not look at weights", "updatesWithWeightsEqualRepetition"),
  UPDATE_DEAF_TO_CANCELLATION("an update cannot be cancelled", "hostileUpdatesAreRefusedOrEndured"),
  UPDATE_UNCHECKED("an update takes columns of any kind", "hostileUpdatesAreRefusedOrEndured"),
  DECODED_TOO_SHORT("decoded series lack their last step", "decodedStatesHaveTheShapeOfTheSeries"),
  UNNORMALISED_STATES(
      "the states of a step have half the probability", "stateProbabilitiesSumToOne"),
  FORGETFUL_FILTER("the filter takes each step for the first", "theFilterFollowsTheDensity"),
  HOLE_CLOSED("a missing step is no step", "missingStepsAreSummedOut"),
  FROZEN_FORECAST(
      "all steps of a forecast are that of the next one", "forecastsAreTheLimitOfContinuations"),
  PREFIX_IGNORED("a series goes on as if it began", "continuationsFollowTheirPrefix"),
  STATE_BEFORE_THE_FIRST("a series begins with its second step", "noStepIsAFreshStart"),
  CODES_OF_OTHER_NAMES("codes have other columns than is said", "codesHaveTheShapeThatIsDeclared"),
  CODES_OF_THE_BATCH("codes are relative to the first of the batch", "codesAreThoseOfTheRow"),
  CODES_BY_CHANCE("a code is another one each time", "codesAreThoseOfTheRow"),
  NEGATIVE_DEVIATIONS("deviations are below zero", "codesHaveTheShapeThatIsDeclared"),
  PRIOR_TOO_WIDE("the prior is one and a half times as wide", "decodedPriorsAreSamples"),
  PRIOR_DRAWN_TWICE("every draw from the prior comes twice", "priorsAreIndependent"),
  DRAWN_WITHOUT_NOISE("a draw from p(x | z) is its mean", "decodedPriorsAreSamples"),
  LATENTS_BY_POSITION("latent variables are taken by position", "decodingsAreThoseOfTheirLatents"),
  MEANS_WITH_NOISE("the mean of p(x | z) is a draw", "decodingsAreThoseOfTheirLatents"),
  BOUNDS_OF_AN_OWN_STREAM("a bound is another one each time", "boundsAreReproducible"),
  BOUND_OF_THE_FIRST_ROW("every row has the bound of the first", "boundsAreThoseOfTheRow"),
  DIVERGENCE_FORGOTTEN(
      "the bound lacks the divergence of q(z | x) from the prior", "boundsAreBelowTheDensity"),
  GAPS_SCORED_AT_ZERO("a missing cell is scored as zero", "theWeightsAverageToTheDensity"),
  GAPS_SCORED_AT_THEIR_MEAN(
      "a missing cell is scored as what the decoder expects", "nothingObservedIsCertain"),
  BOUND_OF_SCALED_COLUMNS(
      "bounds are those of standardised columns", "theBoundedEvidenceIntegratesToOne"),
  WEIGHTS_NOT_AVERAGED("weights are added up, not averaged", "theWeightsAreUnbiased"),
  LOGARITHMS_AVERAGED("the logarithms of weights are averaged", "theWeightsAreUnbiased"),
  SMALLEST_WEIGHT("of several weights the smallest counts", "moreDrawsBoundMoreTightly"),
  BOUNDS_SWAPPED("the two bounds are swapped", "theElboIsTheLowerBound"),
  POSTERIOR_NOT_SAVED("what q(z | x) is is left out of the file", "aModelReadBackIsTheSameModel"),
  BOUNDS_IN_ONE_SCRATCH("all threads bound in one scratch row", "severalThreadsMayAskAtOnce"),
  ERROR_OF_ONE_DRAW(
      "the standard error is that of a single draw", "theStandardErrorIsThatOfTheDraws");

  private final String text;
  private final Set<String> laws;

  Fault(String text, String... laws) {
    this.text = text;
    this.laws = Set.of(laws);
  }

  String text() {
    return text;
  }

  /** The laws that are there for it; in each family one of them catches it. */
  Set<String> laws() {
    return laws;
  }
}
