package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Report report =
      new Report()
          .put("family", "gmm")
          .put("logLikelihood", OptionalDouble.empty())
          .put("aic", 2272.5)
          .put("converged", true)
          .put("validation", new Report().put("rows", 54L))
          .jsonOnly("hidden", "h")
          .textOnly("shown", "s")
          .put("suffixes", List.of("csv", "tsv"))
          .put("options", List.of(new Report().put("name", "a\"b").put("min", 1)));

  @Test
  void jsonHasNullForWhatIsNotFiniteAndKeepsTheOrder() {
    assertEquals(
        "{\"family\":\"gmm\",\"logLikelihood\":null,\"aic\":2272.5,\"converged\":true,"
            + "\"validation\":{\"rows\":54},\"hidden\":\"h\",\"suffixes\":[\"csv\",\"tsv\"],"
            + "\"options\":[{\"name\":\"a\\\"b\",\"min\":1}]}",
        JsonReport.write(report));
  }

  @Test
  void textAlignsFiguresAndTables() {
    assertEquals(
        """
        family           gmm
        log likelihood   -
        aic              2272.5
        converged        yes
        validation rows  54
        shown            s
        suffixes         csv, tsv

        options:
          NAME  MIN
          a"b   1
        """,
        TextReport.write(report));
  }

  @Test
  void numbersAreShort() {
    assertEquals("-1130.264", TextReport.text(-1130.2639012));
    assertEquals("1000000", TextReport.text(1e6));
    assertEquals("0.001", TextReport.text(0.001));
    assertEquals("1.5E-9", TextReport.text(1.5e-9));
    assertEquals("0", TextReport.text(0.0));
    assertEquals("-inf", TextReport.text(Double.NEGATIVE_INFINITY));
  }
}
