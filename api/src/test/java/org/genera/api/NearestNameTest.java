package org.genera.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> KNOWN = List.of("components", "covariance", "starts");

  @ParameterizedTest
  @CsvSource({
    "component,components",
    "compnents,components",
    "cmoponents,components",
    "COVARIANCE,covariance",
    "start,starts"
  })
  void aSlipFindsWhatWasMeant(String typed, String meant) {
    assertEquals(Optional.of(meant), NearestName.of(typed, KNOWN));
  }

  @Test
  void somethingElseFindsNothing() {
    assertEquals(Optional.empty(), NearestName.of("learning-rate", KNOWN));
    assertEquals(Optional.empty(), NearestName.of("x", List.of()));
  }

  @Test
  void theHintListsWhatExistsWhereNothingIsNear() {
    assertEquals(" Did you mean 'starts'?", NearestName.hint("strats", KNOWN));
    assertEquals(" Known: components, covariance, starts.", NearestName.hint("zebra", KNOWN));
    assertEquals(" There is none.", NearestName.hint("zebra", List.of()));
  }
}
