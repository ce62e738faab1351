package org.genera.api.option;

import static java.util.Objects.requireNonNull;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A typed option: its name, what values it allows, its default and its help text. Immutable; the
 * methods that refine it return a new one.
 *
 * <pre>{@code
 * static final Option<Integer> COMPONENTS =
 *     Option.integer("components").min(1).orElse(1).describe("number of mixture components");
 * }</pre>
 *
 * @param <T> the type of its values
 */
public final class Option<T> {

  private static final String NAME = "[a-z][a-z0-9-]*";

  /** A range within a list has fewer numbers than that. */
  private static final int LONGEST_RANGE = 10_000;

  private final String name;
  private final String typeName;
  private final Function<String, T> parser;
  private final Function<T, String> printer;
  private final List<String> choices;
  private final double min;
  private final double max;
  private final @Nullable T defaultValue;
  private final String description;
  private final boolean perColumn;

  private Option(
      String name,
      String typeName,
      Function<String, T> parser,
      Function<T, String> printer,
      List<String> choices,
      double min,
      double max,
      @Nullable T defaultValue,
      String description,
      boolean perColumn) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("an option's name must match " + NAME + ": " + name);
    }
    this.name = name;
    this.typeName = typeName;
    this.parser = parser;
    this.printer = printer;
    this.choices = choices;
    this.min = min;
    this.max = max;
    this.defaultValue = defaultValue;
    this.description = description;
    this.perColumn = perColumn;
  }

  private static <T> Option<T> of(
      String name, String typeName, Function<String, T> parser, Function<T, String> printer) {
    return new Option<>(
        name,
        typeName,
        parser,
        printer,
        List.of(),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        null,
        "",
        false);
  }

  /**
   * A whole number.
   *
   * @param name the option's name
   * @return the option, without limits or default
   */
  public static Option<Integer> integer(String name) {
    return of(name, "whole number", text -> Integer.valueOf(text.strip()), Object::toString);
  }

  /**
   * A range of whole numbers, such as {@code 3} or {@code 1..9}.
   *
   * @param name the option's name
   * @return the option, without limits or default
   */
  public static Option<IntRange> integerRange(String name) {
    return of(
        name, "whole number or range a..b (a not above b)", Option::parseRange, Object::toString);
  }

  /**
   * A finite number.
   *
   * @param name the option's name
   * @return the option, without limits or default
   */
  public static Option<Double> real(String name) {
    return of(name, "number", Option::parseFinite, Object::toString);
  }

  /**
   * A list of whole numbers, separated by commas; {@code 2..4} in it stands for 2, 3 and 4.
   *
   * @param name the option's name
   * @return the option, without limits or default
   */
  public static Option<List<Integer>> integers(String name) {
    return of(
        name,
        "whole numbers or ranges a..b separated by commas",
        text -> Arrays.stream(text.split(",", -1)).flatMap(Option::parseNumbers).toList(),
        values -> String.join(",", values.stream().map(Object::toString).toList()));
  }

  /**
   * A list of numbers, separated by commas.
   *
   * @param name the option's name
   * @return the option, without limits or default
   */
  public static Option<List<Double>> reals(String name) {
    return of(
        name,
        "numbers separated by commas",
        text -> Arrays.stream(text.split(",", -1)).map(Option::parseFinite).toList(),
        values -> String.join(",", values.stream().map(Object::toString).toList()));
  }

  /**
   * True or false.
   *
   * @param name the option's name
   * @return the option, without default
   */
  public static Option<Boolean> bool(String name) {
    return of(name, "true or false", Option::parseBoolean, Object::toString);
  }

  /**
   * Any text.
   *
   * @param name the option's name
   * @return the option, without default
   */
  public static Option<String> text(String name) {
    return of(name, "text", Function.identity(), Function.identity());
  }

  /**
   * A file or directory. Model files keep a digest of its content instead of the path.
   *
   * @param name the option's name
   * @return the option, without default
   */
  public static Option<Path> path(String name) {
    return of(name, "path", Path::of, Path::toString);
  }

  /**
   * One of a few words.
   *
   * @param name the option's name
   * @param choices the words
   * @return the option, without default
   */
  public static Option<String> choice(String name, String... choices) {
    List<String> words = List.of(choices);
    Function<String, String> parser =
        text -> {
          if (!words.contains(text.strip())) {
            throw new IllegalArgumentException(text);
          }
          return text.strip();
        };
    return new Option<>(
        name,
        "one of " + String.join(", ", words),
        parser,
        Function.identity(),
        words,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        null,
        "",
        false);
  }

  /**
   * The same option with a smallest allowed number (for lists and ranges: of each number).
   *
   * @param value the smallest allowed
   * @return a new option
   */
  public Option<T> min(double value) {
    return new Option<>(
        name, typeName, parser, printer, choices, value, max, defaultValue, description, perColumn);
  }

  /**
   * The same option with a largest allowed number (for lists and ranges: of each number).
   *
   * @param value the largest allowed
   * @return a new option
   */
  public Option<T> max(double value) {
    return new Option<>(
        name, typeName, parser, printer, choices, min, value, defaultValue, description, perColumn);
  }

  /**
   * The same option with a default.
   *
   * @param value the value where the user gives none
   * @return a new option
   */
  public Option<T> orElse(T value) {
    return new Option<>(
        name,
        typeName,
        parser,
        printer,
        choices,
        min,
        max,
        requireNonNull(value),
        description,
        perColumn);
  }

  /**
   * The same option with a help text.
   *
   * @param text one line, without a full stop at its end
   * @return a new option
   */
  public Option<T> describe(String text) {
    return new Option<>(
        name, typeName, parser, printer, choices, min, max, defaultValue, text, perColumn);
  }

  /**
   * The same option given column by column: users write {@code name.column=value}, where {@code *}
   * in the column stands for any letters.
   *
   * @return a new option
   */
  public Option<T> perColumn() {
    return new Option<>(
        name, typeName, parser, printer, choices, min, max, defaultValue, description, true);
  }

  /**
   * The name.
   *
   * @return a name of the form {@code [a-z][a-z0-9-]*}
   */
  public String name() {
    return name;
  }

  /**
   * The help text.
   *
   * @return one line
   */
  public String description() {
    return description;
  }

  /**
   * The words allowed, where the option is a choice.
   *
   * @return the words; empty for every other type
   */
  public List<String> choices() {
    return choices;
  }

  /**
   * The default.
   *
   * @return the value where the user gives none; empty if the option has no default
   */
  public Optional<T> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /**
   * Whether users give it column by column.
   *
   * @return true for options of the form {@code name.column}
   */
  public boolean isPerColumn() {
    return perColumn;
  }

  /**
   * What it allows, for help texts and errors.
   *
   * @return such as {@code "whole number, at least 1"}
   */
  public String allowed() {
    StringBuilder text = new StringBuilder(typeName);
    if (min != Double.NEGATIVE_INFINITY) {
      text.append(", at least ").append(plain(min));
    }
    if (max != Double.POSITIVE_INFINITY) {
      text.append(", at most ").append(plain(max));
    }
    return text.toString();
  }

  /**
   * Reads a value.
   *
   * @param text what the user wrote
   * @return the value
   * @throws IllegalArgumentException if the text is no value of this option
   */
  public T parse(String text) {
    try {
      T value = parser.apply(text);
      checkLimits(value);
      return value;
    } catch (NumberFormatException | InvalidPathException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /**
   * Writes a value so that {@link #parse} reads it back.
   *
   * @param value a value
   * @return its text
   */
  public String print(T value) {
    return printer.apply(value);
  }

  private void checkLimits(Object value) {
    if (value instanceof Number number) {
      if (number.doubleValue() < min || number.doubleValue() > max) {
        throw new IllegalArgumentException(value.toString());
      }
    } else if (value instanceof IntRange range) {
      checkLimits(range.first());
      checkLimits(range.last());
    } else if (value instanceof List<?> list) {
      list.forEach(this::checkLimits);
    }
  }

  private static double parseFinite(String text) {
    double value = Double.parseDouble(text.strip());
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static boolean parseBoolean(String text) {
    return switch (text.strip()) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static IntRange parseRange(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      int value = Integer.parseInt(text.strip());
      return new IntRange(value, value);
    }
    return new IntRange(
        Integer.parseInt(text.substring(0, dots).strip()),
        Integer.parseInt(text.substring(dots + 2).strip()));
  }

  private static Stream<Integer> parseNumbers(String text) {
    IntRange range = parseRange(text);
    if ((long) range.last() - range.first() >= LONGEST_RANGE) {
      throw new IllegalArgumentException(text);
    }
    return IntStream.rangeClosed(range.first(), range.last()).boxed();
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
