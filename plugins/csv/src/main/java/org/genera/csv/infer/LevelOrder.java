package org.genera.csv.infer;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.genera.csv.table.DecimalText;

/** The order of levels: by value if all are numbers, else by their letters. */
final class LevelOrder {

  private LevelOrder() {}

  static List<String> sorted(List<String> levels) {
    Comparator<String> letters = Comparator.naturalOrder();
    boolean numbers = levels.stream().allMatch(LevelOrder::isNumber);
    return levels.stream()
        .sorted(
            numbers
                ? Comparator.<String, BigDecimal>comparing(BigDecimal::new).thenComparing(letters)
                : letters)
        .toList();
  }

  // Long exponents are left to letters: BigDecimal would take its time over them.
  private static boolean isNumber(String text) {
    return text.length() <= 40
        && new DecimalText().read(text.toCharArray(), 0, text.length())
        && Math.abs(Double.parseDouble(text)) < 1e100;
  }
}
