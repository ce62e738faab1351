package org.genera.csv.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against {@link Double#parseDouble}, bit by bit. */
final class DecimalTextTest {

  private final DecimalText number = new DecimalText();

  private void assertSame(String text) {
    char[] padded = ("x" + text + "7").toCharArray();
    assertTrue(number.read(padded, 1, text.length()), text);
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(number.real()),
        text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.0",
        "1",
        "+1",
        "1.",
        ".5",
        "-.5e1",
        "00012.500",
        "0.1",
        "0.3",
        "1e22",
        "1e23",
        "9007199254740993",
        "9007199254740992.5",
        "9007199254740991e5",
        "18446744073709551615",
        "123456789012345678901234567890",
        "0.000000000000000000000000000001",
        "1e-400",
        "1e400",
        "-1e400",
        "4.9e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "7.2057594037927933e16",
        "8.5e-27",
        "9.5e55",
        "1e99999999999",
        "0e99999999999",
        "1e-99999999999",
        "6929495644600919.5",
        "3.518437208883201171875e13"
      })
  void hardCases(String text) {
    assertSame(text);
  }

  @Test
  void doublesInFullPrecision() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertSame(Double.toString(value));
      }
      assertSame(Double.toString(random.nextDouble() * 2000 - 1000));
    }
  }

  @Test
  void randomDigits() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 200_000; i++) {
      long digits = random.nextLong() >>> random.nextInt(64);
      assertSame(Long.toUnsignedString(digits) + "e" + random.nextInt(-80, 80));
    }
  }

  /** Numbers halfway between two doubles go to the even one. */
  @Test
  void ties() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      long odd = (random.nextLong() >>> 10) | 1L << 53 | 1;
      assertSame(Long.toString(odd));
      assertSame(Long.toString(odd) + "00e-2");
      assertSame(
          new java.math.BigDecimal(odd).divide(java.math.BigDecimal.valueOf(4)).toPlainString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1 2",
        "1,5",
        "0x10",
        "1d",
        "1f",
        "NaN",
        "Infinity",
        "--1",
        "1-",
        "1.2.3",
        "1e5.5",
        "١"
      })
  void textsThatAreNoNumbers(String text) {
    assertFalse(number.read(text.toCharArray(), 0, text.length()), text);
  }

  @Test
  void wholeNumbers() {
    for (String text : new String[] {"0", "-5", "+7", "0009", "9223372036854775807"}) {
      assertTrue(number.read(text.toCharArray(), 0, text.length()) && number.isWhole(), text);
      assertEquals(Long.parseLong(text), number.whole());
    }
    for (String text :
        new String[] {
          "1.0", "1e3", "9223372036854775808", "-9223372036854775808", "1".repeat(40)
        }) {
      assertTrue(number.read(text.toCharArray(), 0, text.length()), text);
      assertFalse(number.isWhole(), text);
    }
  }
}
