package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelReportTest {

  private static Report report(Map<String, String> notes, int shown) {
    Report report = new Report();
    ModelReport.addNotes(report, notes, shown);
    return report;
  }

  @Test
  void aModelWithoutNotesHasNoSuchPart() {
    Report report = report(Map.of(), 20);
    assertTrue(report.json().isEmpty() && report.text().isEmpty());
  }

  @Test
  void aTextShowsTheFirstNotesAndJsonAllOfThem() {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("likelihood.age", "gaussian");
    notes.put("likelihood.hours", "kernel");
    notes.put("likelihood.sex", "categorical");
    String text = TextReport.write(report(notes, 1));
    assertTrue(
        text.matches("(?s).*likelihood\\.age +gaussian\\s+2 more +see 'genera info'\\s*"), text);
    assertTrue(
        TextReport.write(report(notes, 3)).matches("(?s).*likelihood\\.sex +categorical\\s*"));
    assertEquals(
        "{\"notes\":{\"likelihood.age\":\"gaussian\",\"likelihood.hours\":\"kernel\","
            + "\"likelihood.sex\":\"categorical\"}}",
        JsonReport.write(report(notes, 1)));
  }
}
