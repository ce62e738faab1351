package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CommandsTest {

  static final List<String> COMMANDS = Commands.NAMES;

  private final Run run = new Run();

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void everyCommandHasHelpWithAnExampleAndJson(String command) {
    assertEquals(0, run.genera(command, "--help"));
    assertTrue(run.out().contains("Example:\n  genera " + command), run.out());
    assertTrue(run.out().contains("--json"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void helpNamesEveryCommand() {
    assertEquals(0, run.genera("--help"));
    Commands.NAMES.forEach(name -> assertTrue(run.out().contains("\n  " + name + " "), name));
    assertEquals(HelpText.usage(), run.out());
  }

  @Test
  void helpOfACommandCanBeAskedForByName() {
    assertEquals(0, run.genera("help", "fit"));
    assertTrue(run.out().startsWith("Usage: genera fit "), run.out());
  }

  @Test
  void whoAsksForNothingGetsHelp() {
    assertEquals(0, run.genera());
    assertEquals(HelpText.usage(), run.out());
  }

  @Test
  void anUnknownCommandGetsTheNearestName() {
    assertEquals(2, run.genera("smaple"));
    assertTrue(
        run.err().startsWith("genera: Unknown command 'smaple'. Did you mean 'sample'?"),
        run.err());
    assertEquals("", run.out());
  }

  @Test
  void anUnknownOptionGetsTheNearestName() {
    assertEquals(2, run.genera("fit", "gmm", "a.csv", "--out", "m", "--lable", "x"));
    assertTrue(
        run.err().startsWith("genera: Unknown option '--lable'. Did you mean '--label'?"),
        run.err());
    assertTrue(run.err().contains("Try 'genera fit --help'"), run.err());
  }

  @Test
  void whatIsMissingIsNamed() {
    assertEquals(2, run.genera("fit", "gmm"));
    assertTrue(run.err().startsWith("genera: Missing: "), run.err());
    assertTrue(run.err().contains("--out"), run.err());
    assertTrue(run.err().contains("DATA"), run.err());
  }

  @Test
  void aModeThatIsNoneListsTheModes() {
    assertEquals(2, run.genera("impute", "m", "d", "--out", "o", "--mode", "maen"));
    assertTrue(run.err().contains("Did you mean 'mean'?"), run.err());
  }

  @Test
  void anErrorIsAJsonObjectWhereJsonWasAskedFor() {
    assertEquals(2, run.genera("fit", "--json"));
    assertTrue(
        run.out()
            .startsWith("{\"error\":{\"code\":\"USAGE\",\"category\":\"usage\",\"exitCode\":2,"),
        run.out());
    assertFalse(run.err().isEmpty());
  }

  @Test
  void dashesAreLocationsAndNamesMayStartWithAt() {
    ConvertCommand convert = (ConvertCommand) run.parse("convert", "-", "--out", "-");
    assertEquals("-", convert.data);
    assertEquals("-", convert.out);
    assertEquals(
        "@people data.csv", ((InspectCommand) run.parse("inspect", "@people data.csv")).data);
  }

  @Test
  void repeatedOptionsAdd() {
    FitCommand fit =
        (FitCommand)
            run.parse(
                "fit",
                "gmm",
                "d",
                "--out",
                "m",
                "-o",
                "components=2",
                "-o",
                "starts=3",
                "--ignore",
                "a,b",
                "--ignore",
                "c d");
    assertEquals(List.of("components=2", "starts=3"), fit.options);
    assertEquals(List.of("a,b", "c d"), fit.columnOptions.ignored);
    assertEquals(1, fit.workOptions.seed);
    assertEquals(Runtime.getRuntime().availableProcessors(), fit.workOptions.threads);
  }
}
