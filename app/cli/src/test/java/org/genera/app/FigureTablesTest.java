package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureTablesTest {

  @Test
  void candidatesOfDifferentKeysHaveTablesOfTheirOwn() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("bic[full,1]", 12.5);
    figures.put("bic[full,2]", 11.0);
    figures.put("failed[full,3]", 1.0);
    figures.put("collapsed[full,2]", 2.0);
    figures.put("chosen[full,1]", 1.0);
    figures.put("logLoss[unlabelledWeight=0.0]", 0.25);
    figures.put("logLoss[unlabelledWeight=0.01]", 0.5);
    figures.put("chosen[unlabelledWeight=0.0]", 1.0);
    figures.put("elbo", -3.0);
    Report report = new Report();
    FigureTables.addTo(report, figures);
    assertEquals(
        """
        figures elbo  -3

        candidates:
          CANDIDATE  BIC   CHOSEN  COLLAPSED  FAILED
          full,1     12.5  yes
          full,2     11            2
          full,3                              yes

        candidates of unlabelled weight:
          UNLABELLED WEIGHT  LOG LOSS  CHOSEN
          0.0                0.25      yes
          0.01               0.5
        """,
        TextReport.write(report).replaceAll("(?m) +$", ""));
  }
}
