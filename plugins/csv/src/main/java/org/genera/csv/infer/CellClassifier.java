package org.genera.csv.infer;

import java.util.Set;
import org.genera.api.data.CellText;
import org.genera.csv.table.DecimalText;

/** Tells what the text of a cell looks like. Not thread-safe. */
public final class CellClassifier {

  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "True", "False", "TRUE", "FALSE");

  private final DecimalText number = new DecimalText();

  /** A classifier. */
  public CellClassifier() {}

  /**
   * What a text looks like.
   *
   * @param text a text that is not empty
   * @return its kind
   */
  public CellKind kind(String text) {
    return kind(text.toCharArray(), 0, text.length());
  }

  CellKind kind(char[] buffer, int offset, int length) {
    if (number.read(buffer, offset, length)) {
      if (number.isWhole()) {
        return isZeroPadded(buffer, offset, length) ? CellKind.ZERO_PADDED : CellKind.WHOLE;
      }
      return Double.isInfinite(number.real()) ? CellKind.TOO_LARGE : CellKind.REAL;
    }
    if (looksLikeDate(buffer, offset, length)) {
      return timeKind(new String(buffer, offset, length));
    }
    boolean truth =
        (length == 4 || length == 5) && BOOLEANS.contains(new String(buffer, offset, length));
    return truth ? CellKind.BOOLEAN : CellKind.WORD;
  }

  private static boolean isZeroPadded(char[] buffer, int offset, int length) {
    return length > 1 && buffer[offset] == '0' && Character.isDigit(buffer[offset + 1]);
  }

  /** The whole number that was classified last. */
  long whole() {
    return number.whole();
  }

  private static boolean looksLikeDate(char[] buffer, int offset, int length) {
    return length >= 10
        && length <= 40
        && buffer[offset + 4] == '-'
        && buffer[offset + 7] == '-'
        && Character.isDigit(buffer[offset]);
  }

  private static CellKind timeKind(String text) {
    try {
      CellText.parseDateTime(text);
    } catch (IllegalArgumentException e) {
      return CellKind.WORD;
    }
    if (text.length() == 10) {
      return CellKind.DATE;
    }
    boolean zoned = text.endsWith("Z") || text.indexOf('+') > 10 || text.lastIndexOf('-') > 10;
    return zoned ? CellKind.INSTANT : CellKind.LOCAL_TIME;
  }
}
