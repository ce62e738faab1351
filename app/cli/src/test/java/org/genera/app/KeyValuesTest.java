package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValuesTest {

  @Test
  void theFirstEqualsSignParts() {
    assertEquals(
        Map.of("a b", "1=2", "c", ""), KeyValues.parse("--given", List.of("a b=1=2", "c=")));
  }

  @Test
  void theLongestKnownKeyIsTheKey() {
    List<String> columns = List.of("a", "a=b", "a=b=c");
    assertEquals(
        Map.of("a=b", "c=1", "a", "2", "x", "y=3"),
        KeyValues.parse("--given", List.of("a=b=c=1", "a=2", "x=y=3"), List.of("a", "a=b")));
    assertEquals(Map.of("a=b=c", "1"), KeyValues.parse("--given", List.of("a=b=c=1"), columns));
  }

  @Test
  void theLastEqualsSignPartsOptionsOfColumns() {
    assertEquals(
        Map.of("likelihood.a=b", "gaussian", "start", "a=b.npy"),
        KeyValues.ofColumns(
            "-o", List.of("likelihood.a=b=gaussian", "start=a=b.npy"), List.of("likelihood.")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"components", "=3", ""})
  void whatIsNoPairIsRefused(String pair) {
    GeneraException thrown =
        assertThrows(GeneraException.class, () -> KeyValues.parse("-o", List.of(pair)));
    assertEquals(StandardError.USAGE, thrown.code());
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    GeneraException thrown =
        assertThrows(GeneraException.class, () -> KeyValues.parse("-o", List.of("a=1", "a=2")));
    assertEquals("Option -o gives 'a' twice; keep one of them.", thrown.getMessage());
  }
}
