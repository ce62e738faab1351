package org.genera.images.sheet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genera.api.data.ColumnType;
import org.genera.images.PictureKind;

/**
 * Where the pictures of a sheet are.
 *
 * @param type the size of each
 * @param count how many there are
 * @param across how many a row of the sheet has
 */
record SheetLayout(ColumnType.Image type, int count, int across) {

  /** What the text in the file is called. */
  static final String KEYWORD = "genera-sheet";

  /** Pixels between pictures. */
  static final int GAP = 2;

  private static final Pattern TEXT =
      Pattern.compile("images (\\d{1,9}), across (\\d{1,9}), size ([13])x(\\d{1,5})x(\\d{1,5})");

  /** That of a file, if it is a sheet. */
  static Optional<SheetLayout> of(byte[] head) {
    return PictureKind.pngText(head, KEYWORD).flatMap(SheetLayout::parse);
  }

  private static Optional<SheetLayout> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int[] numbers = new int[matcher.groupCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(matcher.group(i + 1));
    }
    boolean possible = numbers[0] > 0 && numbers[1] > 0 && numbers[3] > 0 && numbers[4] > 0;
    long pixels = 3L * numbers[3] * numbers[4];
    return possible && pixels < Integer.MAX_VALUE / 2
        ? Optional.of(
            new SheetLayout(
                new ColumnType.Image(numbers[2], numbers[3], numbers[4]), numbers[0], numbers[1]))
        : Optional.empty();
  }

  String text() {
    return "images "
        + count
        + ", across "
        + across
        + ", size "
        + type.channels()
        + "x"
        + type.height()
        + "x"
        + type.width();
  }

  private int down() {
    return (count - 1) / across + 1;
  }

  /** The sheet's width in pixels. */
  long width() {
    return (long) across * (type.width() + GAP) + GAP;
  }

  /** The sheet's height in pixels. */
  long height() {
    return (long) down() * (type.height() + GAP) + GAP;
  }

  int left(int picture) {
    return GAP + picture % across * (type.width() + GAP);
  }

  int top(int picture) {
    return GAP + picture / across * (type.height() + GAP);
  }
}
