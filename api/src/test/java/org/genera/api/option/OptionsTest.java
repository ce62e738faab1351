package org.genera.api.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  private static final Option<Integer> COMPONENTS =
      Option.integer("components").min(1).max(99).orElse(1);
  private static final Option<Double> TOLERANCE = Option.real("tolerance").min(0).orElse(1e-6);
  private static final Option<String> COVARIANCE = Option.choice("covariance", "full", "tied");
  private static final Option<IntRange> STATES = Option.integerRange("states").min(1);
  private static final Option<List<Integer>> WIDTHS = Option.integers("widths").min(1);
  private static final Option<Boolean> VERBOSE = Option.bool("verbose");
  private static final Option<Path> MEANS = Option.path("start-means");
  private static final Option<String> LIKELIHOOD =
      Option.choice("likelihood", "gaussian", "poisson", "multinomial").perColumn();
  private static final List<Option<?>> ALL =
      List.of(COMPONENTS, TOLERANCE, COVARIANCE, STATES, WIDTHS, VERBOSE, MEANS, LIKELIHOOD);

  @Test
  void valuesHaveTheTypesOfTheirOptions() {
    Options options =
        Options.of(
            ALL,
            Map.of(
                "components",
                "3",
                "states",
                "1..9",
                "widths",
                "512, 256",
                "verbose",
                "yes",
                "start-means",
                "m.npy"));
    assertEquals(3, options.get(COMPONENTS));
    assertEquals(new IntRange(1, 9), options.get(STATES));
    assertEquals(List.of(512, 256), options.get(WIDTHS));
    assertEquals(true, options.get(VERBOSE));
    assertEquals(Path.of("m.npy"), options.get(MEANS));
    assertEquals(1e-6, options.get(TOLERANCE));
    assertTrue(options.isGiven(COMPONENTS));
    assertFalse(options.isGiven(TOLERANCE));
  }

  @Test
  void rangesInAListStandForTheirNumbers() {
    Options options = Options.of(ALL, Map.of("widths", "2..4, 8,16..16"));
    assertEquals(List.of(2, 3, 4, 8, 16), options.get(WIDTHS));
    assertEquals("2,3,4,8,16", WIDTHS.print(options.get(WIDTHS)));
    assertThrows(GeneraException.class, () -> Options.of(ALL, Map.of("widths", "4..2")));
    assertThrows(GeneraException.class, () -> Options.of(ALL, Map.of("widths", "1..2000000000")));
  }

  @ParameterizedTest
  @CsvSource({
    "components,0", "components,100", "components,2.5", "components,", "tolerance,-1",
        "tolerance,NaN",
    "tolerance,Infinity", "covariance,round", "states,9..1", "states,0..3", "widths,'1,0'",
        "widths,'1,,2'",
    "verbose,maybe", "likelihood.age,normal"
  })
  void aValueThatIsNotAllowedIsNamedWithWhatIs(String key, String text) {
    GeneraException error =
        assertThrows(
            GeneraException.class, () -> Options.of(ALL, Map.of(key, text == null ? "" : text)));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(
        error.getMessage().contains("'" + key + "'") && error.getMessage().contains("allowed is"),
        error.getMessage());
  }

  @Test
  void anUnknownNameGetsTheNearest() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> Options.of(ALL, Map.of("component", "3")));
    assertEquals(StandardError.UNKNOWN_OPTION, error.code());
    assertTrue(error.getMessage().contains("Did you mean 'components'?"), error.getMessage());
    assertThrows(GeneraException.class, () -> Options.of(ALL, Map.of("components.age", "3")));
    assertThrows(GeneraException.class, () -> Options.of(ALL, Map.of("likelihood", "gaussian")));
  }

  @Test
  void aColumnsOwnValueComesBeforePatterns() {
    Options options =
        Options.of(
            ALL,
            Map.of(
                "likelihood.c1",
                "gaussian",
                "likelihood.c*",
                "multinomial",
                "likelihood.*(x)",
                "poisson"));
    assertEquals(Optional.of("gaussian"), options.find(LIKELIHOOD, "c1"));
    assertEquals(Optional.of("multinomial"), options.find(LIKELIHOOD, "c2"));
    assertEquals(Optional.of("poisson"), options.find(LIKELIHOOD, "f(x)"));
    assertEquals(Optional.empty(), options.find(LIKELIHOOD, "age"));
  }

  @Test
  void effectiveTextsAreReadBackToTheSameOptions() {
    Options options = Options.of(ALL, Map.of("covariance", "tied", "likelihood.age", "gaussian"));
    assertEquals(
        Map.of(
            "components",
            "1",
            "tolerance",
            "1.0E-6",
            "covariance",
            "tied",
            "likelihood.age",
            "gaussian"),
        options.effective());
    assertEquals(options.effective(), Options.of(ALL, options.effective()).effective());
  }

  @Test
  void aRequiredOptionThatIsAbsentIsAnError() {
    GeneraException error =
        assertThrows(GeneraException.class, () -> Options.of(ALL, Map.of()).get(COVARIANCE));
    assertEquals(StandardError.INVALID_OPTION, error.code());
  }

  @Test
  void thePatternThatNamedAColumnIsKnown() {
    Options options =
        Options.of(ALL, Map.of("likelihood.a*", "poisson", "likelihood.ab", "gaussian"));
    assertEquals(Optional.of("ab"), options.pattern(LIKELIHOOD, "ab"));
    assertEquals(Optional.of("a*"), options.pattern(LIKELIHOOD, "ac"));
    assertEquals(Optional.empty(), options.pattern(LIKELIHOOD, "b"));
  }

  @ParameterizedTest
  @CsvSource({"likelihood.agee", "likelihood.z*", "likelihood.AGE"})
  void whatIsGivenForNoColumnIsRefused(String key) {
    Options options = Options.of(ALL, Map.of(key, "gaussian", "likelihood.h*", "poisson"));
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> options.requireColumns(LIKELIHOOD, List.of("age", "hours")));
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(
        error.getMessage().contains("'" + key + "'")
            && error.getMessage().contains("Features: age, hours."),
        error.getMessage());
    assertEquals(!key.contains("*"), error.getMessage().contains("Did you mean 'age'?"));
  }

  @Test
  void whatIsGivenForColumnsIsAccepted() {
    Options options =
        Options.of(ALL, Map.of("likelihood.age", "gaussian", "likelihood.*s", "poisson"));
    options.requireColumns(LIKELIHOOD, List.of("age", "hours", "class"));
    Options.of(ALL, Map.of("components", "3")).requireColumns(LIKELIHOOD, List.of());
  }
}
