package org.genera.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.genera.api.NearestName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a constant in lower case, as it is written everywhere else. */
abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {

  private final Class<E> type;

  WordConverter(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String text) {
    List<String> words =
        Stream.of(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!words.contains(text)) {
      throw new TypeConversionException(
          "'" + text + "' is none of " + words + "." + NearestName.hint(text, words));
    }
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
