package org.genera.app;

import java.util.Optional;
import java.util.function.Function;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.core.DataHandle;
import org.genera.core.FitRequest.HoldOut;

/**
 * What {@code --validation} asks for, with the data that it opened.
 *
 * @param rows which rows are held out
 * @param opened other data, if they were asked for
 */
record HeldOut(HoldOut rows, Optional<DataHandle> opened) implements AutoCloseable {

  private static final String NONE = "none";
  private static final String LAST = "last:";
  private static final String NUMBER = "[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?";

  /**
   * Reads the option: a number is a share, {@code last:…} one at the end, {@code none} none, and
   * anything else is data.
   *
   * @param text what was typed; empty if nothing was
   * @param open opens other data
   */
  static HeldOut parse(String text, Function<String, DataHandle> open) {
    if (text.isEmpty()) {
      return part(new HoldOut.FamilyDefault());
    } else if (text.equals(NONE)) {
      return part(new HoldOut.None());
    } else if (text.startsWith(LAST)) {
      return part(new HoldOut.Last(share(text, text.substring(LAST.length()))));
    } else if (text.matches(NUMBER)) {
      return part(new HoldOut.Fraction(share(text, text)));
    }
    DataHandle other = open.apply(text);
    return new HeldOut(new HoldOut.Other(other.dataset()), Optional.of(other));
  }

  private static HeldOut part(HoldOut rows) {
    return new HeldOut(rows, Optional.empty());
  }

  private static double share(String typed, String number) {
    double share = number.matches(NUMBER) ? Double.parseDouble(number) : Double.NaN;
    if (!(share > 0 && share < 1)) {
      throw new GeneraException(
          StandardError.USAGE,
          "Option --validation cannot be '"
              + typed
              + "': a share is a number above 0 and below 1, such as 0.2 or last:0.2.");
    }
    return share;
  }

  @Override
  public void close() {
    opened.ifPresent(DataHandle::close);
  }
}
