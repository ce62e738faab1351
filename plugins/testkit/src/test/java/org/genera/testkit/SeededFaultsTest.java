package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.genera.api.model.ModelFamily;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of families catches mistakes: it is run against a family that is right but for one
 * fault, and must fail. The names of the tests list the faults and the laws that caught them.
 */
class SeededFaultsTest {

  private static Fault seeded = Fault.WRONG_NORMALISER;

  /** The contract as the launcher runs it, on a family with the fault of the moment. */
  static final class FaultyNaiveBayes extends NaiveBayesContract {
    @Override
    protected ModelFamily family() {
      return new NaiveBayesFamily(seeded);
    }
  }

  /** The same on another family. */
  static final class FaultyGaussian extends GaussianContract {
    @Override
    protected ModelFamily family() {
      return new GaussianFamily(seeded);
    }

    @Override
    protected List<ModelFixture> fixtures() {
      return List.of(fixture("three columns", 3));
    }
  }

  /** The same on a family that only classifies. */
  static final class FaultyCentroid extends CentroidContract {
    @Override
    protected ModelFamily family() {
      return new CentroidFamily(seeded);
    }
  }

  /** The same on a family of series. */
  static final class FaultySymbolChain extends SymbolChainContract {
    @Override
    protected ModelFamily family() {
      return new SymbolChainFamily(seeded);
    }
  }

  /** The same on a family with latent variables. */
  static final class FaultyFactors extends FactorContract {
    @Override
    protected ModelFamily family() {
      return new FactorFamily(seeded);
    }

    @Override
    protected List<ModelFixture> fixtures() {
      return List.of(fixture("wide", 2));
    }
  }

  private static final Set<Fault> OF_FACTORS =
      EnumSet.range(Fault.CODES_OF_OTHER_NAMES, Fault.ERROR_OF_ONE_DRAW);

  private static final Set<Fault> OF_SYMBOL_CHAIN =
      EnumSet.range(Fault.DECODED_TOO_SHORT, Fault.STATE_BEFORE_THE_FIRST);

  private static final Set<Fault> OF_NAIVE_BAYES =
      EnumSet.of(
          Fault.LEAKED_LABEL,
          Fault.FIRST_ROW_FOR_ALL,
          Fault.UPDATE_WITHOUT_EFFECT,
          Fault.UPDATE_FORGETS,
          Fault.UPDATE_WITHOUT_WEIGHTS,
          Fault.UPDATE_DEAF_TO_CANCELLATION,
          Fault.UPDATE_UNCHECKED);

  private static final Set<Fault> OF_CENTROID =
      EnumSet.of(
          Fault.LEAKED_LABEL,
          Fault.LEAKED_COLUMN,
          Fault.LOST_WEIGHT,
          Fault.UNSAVED_PARAMETER,
          Fault.UNNORMALISED_CLASSES,
          Fault.CLASSES_SWAPPED,
          Fault.UNLABELLED_AS_A_CLASS,
          Fault.BATCH_DEPENDENT,
          Fault.FAR_ROWS_OVERFLOW,
          Fault.FIRST_COLUMN_FAVOURED);

  private static final Set<Fault> OF_GAUSSIAN =
      EnumSet.range(Fault.WRONG_NORMALISER, Fault.SHARED_RANDOMNESS);

  static {
    OF_GAUSSIAN.remove(Fault.LEAKED_LABEL);
    OF_GAUSSIAN.addAll(EnumSet.range(Fault.LISTWISE, Fault.STATEFUL_FAMILY));
  }

  @TestFactory
  Stream<DynamicTest> everyFaultOfADensityIsCaught() {
    return OF_GAUSSIAN.stream().map(fault -> isCaught(fault, FaultyGaussian.class));
  }

  @TestFactory
  Stream<DynamicTest> everyFaultOfAJointModelIsCaught() {
    return OF_NAIVE_BAYES.stream().map(fault -> isCaught(fault, FaultyNaiveBayes.class));
  }

  @TestFactory
  Stream<DynamicTest> everyFaultOfAClassifierIsCaught() {
    return OF_CENTROID.stream().map(fault -> isCaught(fault, FaultyCentroid.class));
  }

  @TestFactory
  Stream<DynamicTest> everyFaultOfAModelOfSeriesIsCaught() {
    return OF_SYMBOL_CHAIN.stream().map(fault -> isCaught(fault, FaultySymbolChain.class));
  }

  @TestFactory
  Stream<DynamicTest> everyFaultOfAModelWithLatentVariablesIsCaught() {
    return OF_FACTORS.stream().map(fault -> isCaught(fault, FaultyFactors.class));
  }

  @Test
  void everyFaultIsTried() {
    Set<Fault> tried = EnumSet.copyOf(OF_GAUSSIAN);
    tried.addAll(OF_NAIVE_BAYES);
    tried.addAll(OF_CENTROID);
    tried.addAll(OF_SYMBOL_CHAIN);
    tried.addAll(OF_FACTORS);
    assertEquals(EnumSet.allOf(Fault.class), tried);
  }

  private static DynamicTest isCaught(Fault fault, Class<?> contract) {
    seeded = fault;
    Set<String> laws = BrokenLaws.of(contract);
    return DynamicTest.dynamicTest(
        fault.text() + ": caught by " + laws,
        () ->
            assertFalse(
                Collections.disjoint(laws, fault.laws()),
                fault + " is caught by " + laws + " instead of one of " + fault.laws()));
  }
}
