package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.CompareRequest.Contender;
import org.junit.jupiter.api.Test;

class ContendersTest {

  private static final List<String> FAMILIES = List.of("gmm", "naive-bayes");

  @Test
  void optionsGoToTheirFamilyWithAllDotsButTheFirst() {
    assertEquals(
        List.of(
            new Contender("gmm", Map.of("components", "3")),
            new Contender("naive-bayes", Map.of("likelihood.gmm.age", "gaussian", "floor", ""))),
        Contenders.parse(
            FAMILIES,
            List.of(
                "gmm.components=3",
                "naive-bayes.floor=",
                "naive-bayes.likelihood.gmm.age=gaussian"),
            List.of()));
  }

  @Test
  void anOptionOfNoFamilyIsRefusedWithAHint() {
    assertRefused("components=3", "gmm.components=");
    assertRefused("naive-byes.floor=3", "Did you mean 'naive-bayes'?");
    assertRefused(".floor=3", "FAMILY.key=value");
    assertRefused("gmm=3", "FAMILY.key=value");
    assertRefused("gmm.components", "key=value");
  }

  private static void assertRefused(String option, String mentions) {
    GeneraException e =
        assertThrows(
            GeneraException.class, () -> Contenders.parse(FAMILIES, List.of(option), List.of()));
    assertEquals(StandardError.USAGE, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains(mentions), e.getMessage());
  }
}
