package org.genera.images.folder;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnType;
import org.genera.images.PictureFile;

/** Finds the size that all pictures have or are to have, from their heads alone. */
final class PictureSize {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  private PictureSize() {}

  /** Height and width as a user wrote them. */
  static Optional<int[]> parse(Optional<String> resize) {
    if (resize.isEmpty()) {
      return Optional.empty();
    }
    Matcher size = SIZE.matcher(resize.get());
    if (!size.matches()
        || Integer.parseInt(size.group(1)) < 1
        || Integer.parseInt(size.group(2)) < 1) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'resize' is HEIGHTxWIDTH in pixels, such as 28x28, not '" + resize.get() + "'.");
    }
    return Optional.of(
        new int[] {Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2))});
  }

  /**
   * Looks at all pictures.
   *
   * @param files one or more
   * @param resize the height and width to bring them to
   * @param channels 1 or 3 if the user says so; else 3 where a picture has colours
   */
  static ColumnType.Image of(
      List<PictureFile> files,
      Optional<int[]> resize,
      OptionalInt channels,
      Cancellation cancellation) {
    PictureFile.Header first = files.get(0).header();
    boolean grey = true;
    for (PictureFile file : files) {
      cancellation.throwIfCancelled();
      PictureFile.Header header = file.header();
      grey &= header.grey();
      boolean same = header.width() == first.width() && header.height() == first.height();
      if (!same && resize.isEmpty()) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "'"
                + file.name()
                + "' has "
                + size(header)
                + " pixels, '"
                + files.get(0).name()
                + "' "
                + size(first)
                + "; give the height and width that all are to have, such as resize="
                + size(first)
                + ".");
      }
    }
    int[] size = resize.orElseGet(() -> new int[] {first.height(), first.width()});
    return new ColumnType.Image(channels.orElse(grey ? 1 : 3), size[0], size[1]);
  }

  private static String size(PictureFile.Header header) {
    return header.height() + "x" + header.width();
  }
}
