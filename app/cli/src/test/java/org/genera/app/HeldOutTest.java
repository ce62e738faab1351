package org.genera.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.data.Column;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.Schema;
import org.genera.core.DataHandle;
import org.genera.core.FitRequest.HoldOut;
import org.genera.core.data.DataLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutTest {

  @Test
  void aNumberIsAShareAndAWordIsData() {
    assertEquals(new HoldOut.FamilyDefault(), parse(""));
    assertEquals(new HoldOut.None(), parse("none"));
    assertEquals(new HoldOut.Fraction(0.2), parse("0.2"));
    assertEquals(new HoldOut.Fraction(0.001), parse("1e-3"));
    assertEquals(new HoldOut.Last(0.25), parse("last:.25"));
    assertEquals(HoldOut.Other.class, parse("0.2.csv").getClass());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-0.2", "1.5", "last:", "last:2", "last:x"})
  void aShareIsBetweenNothingAndAll(String text) {
    assertThrows(GeneraException.class, () -> parse(text));
  }

  private static HoldOut parse(String text) {
    return HeldOut.parse(text, location -> EMPTY).rows();
  }

  private static final DataLocation PLACE =
      new DataLocation(
          Optional.empty(), new DataSource("x", Optional.empty(), new byte[0]), Map.of());

  private static final DataHandle EMPTY =
      new DataHandle(
          Dataset.of(Schema.of(Column.real("x")), List.of()),
          "csv",
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          PLACE);
}
