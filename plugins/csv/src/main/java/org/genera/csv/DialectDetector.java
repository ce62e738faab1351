package org.genera.csv;

import java.util.List;
import java.util.Optional;
import org.genera.api.data.TextFile;
import org.genera.csv.table.Sample;

/**
 * Finds out separator and quotes from the beginning of a file.
 *
 * <p>Separator: the one that cuts most rows into equally many cells, at least two, and leaves the
 * fewest quotes in the middle of cells; of equals the first of tab, semicolon, comma, pipe. If none
 * cuts, the first of comma, tab, semicolon, pipe that does not occur: a single column. Quotes:
 * single ones if cells are quoted so and none with double ones; plain text in a file with tabs
 * where a cell begins with a quote that nothing closes; else double ones.
 */
final class DialectDetector {

  private static final List<Separator> DETECTED =
      List.of(Separator.TAB, Separator.SEMICOLON, Separator.COMMA, Separator.PIPE);
  private static final List<Separator> OF_ONE_COLUMN =
      List.of(Separator.COMMA, Separator.TAB, Separator.SEMICOLON, Separator.PIPE);

  private final TextFile file;
  private final Sample sample;

  DialectDetector(TextFile file, Sample sample) {
    this.file = file;
    this.sample = sample;
  }

  Dialect detect(Optional<Separator> separator, Optional<Quote> quote) {
    Separator between = separator.orElseGet(() -> separator(quote));
    return new Dialect(between, quote.orElseGet(() -> quote(between)));
  }

  private Separator separator(Optional<Quote> quote) {
    SampleRows best = null;
    for (Separator separator : DETECTED) {
      for (Quote tried : quote.map(List::of).orElse(List.of(Quote.DOUBLE, Quote.SINGLE))) {
        SampleRows rows = rows(separator, tried);
        if (rows.width() > 1 && (best == null || rows.fit() > best.fit())) {
          best = rows;
        }
      }
    }
    return best == null ? separatorOfOneColumn(quote) : best.dialect.separator();
  }

  private Separator separatorOfOneColumn(Optional<Quote> quote) {
    return OF_ONE_COLUMN.stream()
        .filter(separator -> rows(separator, quote.orElse(Quote.DOUBLE)).isEven())
        .findFirst()
        .orElse(Separator.COMMA);
  }

  private Quote quote(Separator separator) {
    SampleRows byDouble = rows(separator, Quote.DOUBLE);
    SampleRows bySingle = rows(separator, Quote.SINGLE);
    if (!byDouble.anyQuoted() && bySingle.anyQuoted() && bySingle.isEven()) {
      return Quote.SINGLE;
    }
    SampleRows plain = rows(separator, Quote.NONE);
    boolean plainQuotes =
        separator == Separator.TAB && plain.isEven() && plain.anyHalfQuoted(Quote.DOUBLE);
    return plainQuotes ? Quote.NONE : Quote.DOUBLE;
  }

  private SampleRows rows(Separator separator, Quote quote) {
    return new SampleRows(file, sample, new Dialect(separator, quote));
  }
}
