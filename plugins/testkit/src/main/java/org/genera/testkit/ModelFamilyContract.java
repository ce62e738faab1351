package org.genera.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.Plugin;
import org.genera.api.data.Column;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Capability;
import org.genera.api.model.Classifier;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Density;
import org.genera.api.model.DensityBound;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.LogDensityGradient;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.SeriesModel;
import org.genera.api.model.Updatable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds for every family of models. A test class of the family's own module extends it, names
 * the family and gives a few fixtures; each law is tried on each of them. A law about a capability
 * that a fixture's model does not have becomes the test that the capability is refused with {@code
 * UNSUPPORTED_CAPABILITY}.
 *
 * <p>Densities are integrated over real columns and summed over categories and booleans; columns of
 * other kinds are left out by being missing. Chance comes from one fixed seed, which every failure
 * names.
 */
public abstract class ModelFamilyContract extends PluginContract {

  /** A statement about a family at work on a fixture. */
  private interface Law {
    void check(FixtureRun run);
  }

  /**
   * The family under test.
   *
   * @return a fresh instance
   */
  protected abstract ModelFamily family();

  /**
   * The cases on which it is tested: together they should have every kind of column, option and
   * capability that the family knows.
   *
   * @return at least one
   */
  protected abstract List<ModelFixture> fixtures();

  /**
   * A feature that the family must refuse by name.
   *
   * @return a column of free text, unless the family models texts
   */
  protected Column impossibleColumn() {
    return HostileInputs.text();
  }

  @Override
  protected final Plugin plugin() {
    return family();
  }

  @TestFactory
  final Stream<DynamicTest> capabilitiesAreThoseDeclared() {
    return able(Capabilities::areThoseDeclared);
  }

  @TestFactory
  final Stream<DynamicTest> aModelReadBackIsTheSameModel() {
    return able(TrainingLaws::aModelReadBackIsTheSameModel);
  }

  @TestFactory
  final Stream<DynamicTest> theSameSeedGivesTheSameBytes() {
    return able(TrainingLaws::theSameSeedGivesTheSameBytes);
  }

  @TestFactory
  final Stream<DynamicTest> blocksMayBeDoneInAnyOrder() {
    return able(TrainingLaws::blocksMayBeDoneInAnyOrder);
  }

  @TestFactory
  final Stream<DynamicTest> columnsThatAreNotModelledChangeNothing() {
    return able(TrainingLaws::columnsThatAreNotModelledChangeNothing);
  }

  @TestFactory
  final Stream<DynamicTest> aStartIsStartedFrom() {
    return able(WarmStartLaws::aStartIsStartedFrom);
  }

  @TestFactory
  final Stream<DynamicTest> aStoppedTrainingGoesOnToTheSameBytes() {
    return able(ResumeLaws::aStoppedTrainingGoesOnToTheSameBytes);
  }

  @TestFactory
  final Stream<DynamicTest> rowsHeldOutAreNotTrainedOn() {
    return able(ValidationLaws::rowsHeldOutAreNotTrainedOn);
  }

  @TestFactory
  final Stream<DynamicTest> severalTrainingsMayRunAtOnce() {
    return able(ThreadLaws::severalTrainingsMayRunAtOnce);
  }

  @TestFactory
  final Stream<DynamicTest> theObjectiveNeverFalls() {
    return claimed(Exactness.OBJECTIVE, ObjectiveLaws::theObjectiveNeverFalls);
  }

  @TestFactory
  final Stream<DynamicTest> theObjectiveDependsOnTheRows() {
    return claimed(Exactness.OBJECTIVE, ObjectiveLaws::theObjectiveDependsOnTheRows);
  }

  @TestFactory
  final Stream<DynamicTest> theObjectiveIsByWeight() {
    return claimed(Exactness.OBJECTIVE, ObjectiveLaws::theObjectiveIsByWeight, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> theSummaryIsTheLikelihoodOfTheRows() {
    return able(TrainingLaws::theSummaryIsTheLikelihoodOfTheRows, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> rowsWithMissingCellsAreLearntFrom() {
    return claimed(Exactness.MISSING_CELLS, MissingCellLaws::rowsWithMissingCellsAreLearntFrom);
  }

  @TestFactory
  final Stream<DynamicTest> weightsEqualRepetition() {
    return claimed(Exactness.WEIGHTS, TrainingLaws::weightsEqualRepetition);
  }

  @TestFactory
  final Stream<DynamicTest> theOrderChangesNothing() {
    return claimed(Exactness.ORDER, OrderLaws::theOrderChangesNothing);
  }

  @TestFactory
  final Stream<DynamicTest> parametersAreRecoveredFromOwnSamples() {
    return able(
        RecoveryLaws::parametersAreRecoveredFromOwnSamples, Density.class, AncestralSampling.class);
  }

  @TestFactory
  final Stream<DynamicTest> theParametersAreCounted() {
    return able(RecoveryLaws::theParametersAreCounted, Density.class, AncestralSampling.class);
  }

  @TestFactory
  final Stream<DynamicTest> theDensityIntegratesToOne() {
    return able(DensityLaws::integratesToOne, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> missingCellsAreIntegratedOut() {
    return able(DensityLaws::missingCellsAreIntegratedOut, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> rowsAreScoredOneByOne() {
    return able(DensityLaws::rowsAreScoredOneByOne, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> farRowsHaveADensity() {
    return able(DensityLaws::farRowsHaveADensity, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> theGradientIsTheSlopeOfTheDensity() {
    return able(
        GradientLaws::theGradientIsTheSlopeOfTheDensity, LogDensityGradient.class, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> theGradientIsThatOfTheRow() {
    return able(GradientLaws::theGradientIsThatOfTheRow, LogDensityGradient.class);
  }

  @TestFactory
  final Stream<DynamicTest> samplesAreCompleteAndReproducible() {
    return able(SamplingLaws::samplesAreCompleteAndReproducible, AncestralSampling.class);
  }

  @TestFactory
  final Stream<DynamicTest> samplesAgreeWithTheDensity() {
    return able(SamplingLaws::samplesAgreeWithTheDensity, AncestralSampling.class, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> samplesAreIndependent() {
    return able(IndependenceLaws::samplesAreIndependent, AncestralSampling.class);
  }

  @TestFactory
  final Stream<DynamicTest> conditionalsTimesMarginalsAreTheJoint() {
    return claimed(
        Exactness.CONDITIONING,
        ConditioningLaws::conditionalsTimesMarginalsAreTheJoint,
        Conditioning.class,
        Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> missingCellsEqualMarginals() {
    return claimed(
        Exactness.CONDITIONING,
        ConditioningLaws::missingCellsEqualMarginals,
        Conditioning.class,
        Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> conditionalsAndMarginalsAreModels() {
    return claimed(
        Exactness.CONDITIONING,
        ConditioningLaws::partsAreModels,
        Conditioning.class,
        Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> fillingsKeepWhatIsObserved() {
    return able(ConditioningLaws::fillingsKeepWhatIsObserved, Conditioning.class);
  }

  @TestFactory
  final Stream<DynamicTest> fillingsAreThoseOfTheRow() {
    return able(ConditioningLaws::fillingsAreThoseOfTheRow, Conditioning.class);
  }

  @TestFactory
  final Stream<DynamicTest> fillingsAreThoseOfTheDensity() {
    return claimed(
        Exactness.CONDITIONING,
        ConditioningLaws::fillingsAreThoseOfTheDensity,
        Conditioning.class,
        Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> twoCellsAreFilledTogether() {
    return claimed(
        Exactness.CONDITIONING,
        JointFillingLaws::twoCellsAreFilledTogether,
        Conditioning.class,
        Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> fillingsAreIndependent() {
    return able(JointFillingLaws::fillingsAreIndependent, Conditioning.class);
  }

  @TestFactory
  final Stream<DynamicTest> responsibilitiesSumToOne() {
    return able(PosteriorLaws::responsibilitiesSumToOne, MixtureMembership.class);
  }

  @TestFactory
  final Stream<DynamicTest> responsibilitiesAreThoseOfTheRow() {
    return able(PosteriorLaws::responsibilitiesAreThoseOfTheRow, MixtureMembership.class);
  }

  @TestFactory
  final Stream<DynamicTest> classProbabilitiesSumToOne() {
    return able(ClassifierLaws::classProbabilitiesSumToOne, Classifier.class);
  }

  @TestFactory
  final Stream<DynamicTest> theLabelIsNotAFeature() {
    return able(ClassifierLaws::theLabelIsNotAFeature, Classifier.class);
  }

  @TestFactory
  final Stream<DynamicTest> rowsAreClassifiedOneByOne() {
    return able(ClassifierLaws::rowsAreClassifiedOneByOne, Classifier.class);
  }

  @TestFactory
  final Stream<DynamicTest> farRowsHaveClassProbabilities() {
    return able(ClassifierLaws::farRowsHaveClassProbabilities, Classifier.class);
  }

  @TestFactory
  final Stream<DynamicTest> classesAreToldFromFeatures() {
    return able(ClassifierLaws::classesAreToldFromFeatures, Classifier.class);
  }

  @TestFactory
  final Stream<DynamicTest> rowsWithoutALabelChangeNothing() {
    return claimed(
        Exactness.SUPERVISED, ClassifierLaws::rowsWithoutALabelChangeNothing, Classifier.class);
  }

  @TestFactory
  final Stream<DynamicTest> classProbabilitiesFollowBayes() {
    return claimed(
        Exactness.CONDITIONING,
        PosteriorLaws::classProbabilitiesFollowBayes,
        Classifier.class,
        Conditioning.class,
        Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> severalThreadsMayAskAtOnce() {
    return able(ThreadLaws::severalThreadsMayAskAtOnce);
  }

  @TestFactory
  final Stream<DynamicTest> updatesAreReproducible() {
    return able(UpdateLaws::updatesAreReproducible, Updatable.class);
  }

  @TestFactory
  final Stream<DynamicTest> newRowsAreLearntFrom() {
    return able(UpdateLaws::newRowsAreLearntFrom, Updatable.class);
  }

  @TestFactory
  final Stream<DynamicTest> oldRowsAreRemembered() {
    return able(UpdateLaws::oldRowsAreRemembered, Updatable.class);
  }

  @TestFactory
  final Stream<DynamicTest> updatesWithWeightsEqualRepetition() {
    return claimed(Exactness.WEIGHTS, UpdateLaws::weightsEqualRepetition, Updatable.class);
  }

  @TestFactory
  final Stream<DynamicTest> anUpdatedModelIsAModel() {
    return able(UpdateLaws::anUpdatedModelIsAModel, Updatable.class);
  }

  @TestFactory
  final Stream<DynamicTest> codesHaveTheShapeThatIsDeclared() {
    return able(LatentLaws::codesHaveTheShapeThatIsDeclared, LatentEncoder.class);
  }

  @TestFactory
  final Stream<DynamicTest> codesAreThoseOfTheRow() {
    return able(LatentLaws::codesAreThoseOfTheRow, LatentEncoder.class);
  }

  @TestFactory
  final Stream<DynamicTest> priorsAreIndependent() {
    return able(LatentLaws::priorsAreIndependent, LatentSpace.class);
  }

  @TestFactory
  final Stream<DynamicTest> decodingsAreThoseOfTheirLatents() {
    return able(LatentLaws::decodingsAreThoseOfTheirLatents, LatentSpace.class);
  }

  @TestFactory
  final Stream<DynamicTest> decodedPriorsAreSamples() {
    return able(LatentLaws::decodedPriorsAreSamples, LatentSpace.class, AncestralSampling.class);
  }

  @TestFactory
  final Stream<DynamicTest> boundsAreReproducible() {
    return able(BoundLaws::boundsAreReproducible, DensityBound.class);
  }

  @TestFactory
  final Stream<DynamicTest> boundsAreThoseOfTheRow() {
    return able(BoundLaws::boundsAreThoseOfTheRow, DensityBound.class);
  }

  @TestFactory
  final Stream<DynamicTest> theElboIsTheLowerBound() {
    return able(BoundLaws::theElboIsTheLowerBound, DensityBound.class);
  }

  @TestFactory
  final Stream<DynamicTest> moreDrawsBoundMoreTightly() {
    return able(BoundLaws::moreDrawsBoundMoreTightly, DensityBound.class);
  }

  @TestFactory
  final Stream<DynamicTest> theWeightsAreUnbiased() {
    return able(BoundLaws::theWeightsAreUnbiased, DensityBound.class);
  }

  @TestFactory
  final Stream<DynamicTest> theStandardErrorIsThatOfTheDraws() {
    return able(BoundLaws::theStandardErrorIsThatOfTheDraws, DensityBound.class);
  }

  @TestFactory
  final Stream<DynamicTest> boundsAreBelowTheDensity() {
    return able(BoundLaws::boundsAreBelowTheDensity, DensityBound.class, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> theWeightsAverageToTheDensity() {
    return able(BoundLaws::theWeightsAverageToTheDensity, DensityBound.class, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> nothingObservedIsCertain() {
    return able(BoundLaws::nothingObservedIsCertain, DensityBound.class);
  }

  @TestFactory
  final Stream<DynamicTest> theBoundedEvidenceIntegratesToOne() {
    return able(BoundLaws::theBoundedEvidenceIntegratesToOne, DensityBound.class);
  }

  @TestFactory
  final Stream<DynamicTest> decodedStatesHaveTheShapeOfTheSeries() {
    return able(SeriesLaws::decodedStatesHaveTheShapeOfTheSeries, SeriesModel.class);
  }

  @TestFactory
  final Stream<DynamicTest> stateProbabilitiesSumToOne() {
    return able(SeriesLaws::stateProbabilitiesSumToOne, SeriesModel.class, LatentEncoder.class);
  }

  @TestFactory
  final Stream<DynamicTest> theFilterFollowsTheDensity() {
    return able(SeriesLaws::theFilterFollowsTheDensity, SeriesModel.class, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> missingStepsAreSummedOut() {
    return able(SeriesLaws::missingStepsAreSummedOut, SeriesModel.class, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> forecastsAreTheLimitOfContinuations() {
    return able(SeriesLaws::forecastsAreTheLimitOfContinuations, SeriesModel.class);
  }

  @TestFactory
  final Stream<DynamicTest> continuationsFollowTheirPrefix() {
    return withoutEnds(
        SeriesLaws::continuationsFollowTheirPrefix, SeriesModel.class, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> noStepIsAFreshStart() {
    return withoutEnds(SeriesLaws::noStepIsAFreshStart, SeriesModel.class, Density.class);
  }

  @TestFactory
  final Stream<DynamicTest> hostileTextsAreScored() {
    return ofTexts(TextLaws::hostileTextsAreScored);
  }

  @TestFactory
  final Stream<DynamicTest> hostileTextsAreLearnt() {
    return ofTexts(TextLaws::hostileTextsAreLearnt);
  }

  @TestFactory
  final Stream<DynamicTest> drawnTextsAreTexts() {
    return ofTexts(TextLaws::drawnTextsAreTexts, AncestralSampling.class);
  }

  @TestFactory
  final Stream<DynamicTest> theEmptyTextIsNotMissing() {
    return ofTexts(TextLaws::theEmptyTextIsNotMissing, Conditioning.class);
  }

  @TestFactory
  final Stream<DynamicContainer> hostileInputsAreRefusedOrEndured() {
    return fixtures().stream()
        .map(
            fixture ->
                DynamicContainer.dynamicContainer(
                    fixture.name(),
                    new HostileInputs(new FixtureRun(family(), fixture))
                        .tests(impossibleColumn())));
  }

  @TestFactory
  final Stream<DynamicContainer> hostileUpdatesAreRefusedOrEndured() {
    return fixtures().stream()
        .map(fixture -> new FixtureRun(family(), fixture))
        .filter(run -> run.declares(Updatable.class))
        .map(
            run ->
                DynamicContainer.dynamicContainer(
                    run.fixture().name(), new HostileUpdates(run).tests()));
  }

  @SafeVarargs
  private Stream<DynamicTest> claimed(
      Exactness claim, Law law, Class<? extends Capability>... needed) {
    return fixtures().stream()
        .filter(fixture -> fixture.claims(claim))
        .map(fixture -> test(fixture, law, needed));
  }

  @SafeVarargs
  private Stream<DynamicTest> withoutEnds(Law law, Class<? extends Capability>... needed) {
    return fixtures().stream()
        .filter(fixture -> !fixture.hasEnds())
        .map(fixture -> test(fixture, law, needed));
  }

  @SafeVarargs
  private Stream<DynamicTest> ofTexts(Law law, Class<? extends Capability>... needed) {
    return fixtures().stream()
        .filter(fixture -> TextLaws.hasTexts(fixture.schema()))
        .map(fixture -> test(fixture, law, needed));
  }

  @SafeVarargs
  private Stream<DynamicTest> able(Law law, Class<? extends Capability>... needed) {
    return fixtures().stream().map(fixture -> test(fixture, law, needed));
  }

  @SafeVarargs
  private DynamicTest test(ModelFixture fixture, Law law, Class<? extends Capability>... needed) {
    FixtureRun run = new FixtureRun(family(), fixture);
    Optional<Class<? extends Capability>> absent =
        Arrays.stream(needed).filter(type -> !run.declares(type)).findFirst();
    return absent
        .map(
            type ->
                DynamicTest.dynamicTest(
                    fixture.name() + ": " + type.getSimpleName() + " is refused",
                    () -> run.assertRefuses(type)))
        .orElseGet(() -> DynamicTest.dynamicTest(fixture.name(), () -> law.check(run)));
  }
}
