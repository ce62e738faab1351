package org.genera.api.option;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;

/** Checked values of declared options. Immutable. */
public final class Options {

  private static final Options NONE = new Options(List.of(), new TreeMap<>(), new TreeMap<>());

  private final List<Option<?>> declared;
  private final TreeMap<String, String> texts;
  private final TreeMap<String, Object> values;

  private Options(
      List<Option<?>> declared, TreeMap<String, String> texts, TreeMap<String, Object> values) {
    this.declared = declared;
    this.texts = texts;
    this.values = values;
  }

  /**
   * No options at all.
   *
   * @return the empty options
   */
  public static Options none() {
    return NONE;
  }

  /**
   * Checks what a user gave against what is declared.
   *
   * @param declared the options that exist
   * @param given the texts, by name
   * @return the checked values
   * @throws GeneraException {@link StandardError#UNKNOWN_OPTION} for a name that is not declared,
   *     {@link StandardError#INVALID_OPTION} for a text that is no value of its option
   */
  public static Options of(List<Option<?>> declared, Map<String, String> given) {
    TreeMap<String, Object> values = new TreeMap<>();
    for (Map.Entry<String, String> entry : given.entrySet()) {
      values.put(
          entry.getKey(), parse(find(declared, entry.getKey()), entry.getKey(), entry.getValue()));
    }
    return new Options(List.copyOf(declared), new TreeMap<>(given), values);
  }

  /**
   * The value of an option, or its default.
   *
   * @param <T> the type of its values
   * @param option one of the declared options
   * @return the value
   * @throws GeneraException {@link StandardError#INVALID_OPTION} if it has neither
   */
  public <T> T get(Option<T> option) {
    return find(option)
        .orElseThrow(
            () ->
                new GeneraException(
                    StandardError.INVALID_OPTION,
                    "Option '" + option.name() + "' is required: " + option.allowed() + "."));
  }

  /**
   * The value of an option, or its default, if it has either.
   *
   * @param <T> the type of its values
   * @param option one of the declared options
   * @return the value
   */
  public <T> Optional<T> find(Option<T> option) {
    Optional<T> given = given(option.name());
    return given.isPresent() ? given : option.defaultValue();
  }

  /**
   * The value of a per-column option for one column: the exact name first, then patterns in
   * alphabetical order, then the default.
   *
   * @param <T> the type of its values
   * @param option one of the declared options
   * @param column the column's name
   * @return the value
   */
  public <T> Optional<T> find(Option<T> option, String column) {
    Optional<T> found = pattern(option, column).flatMap(by -> given(option.name() + "." + by));
    return found.isPresent() ? found : option.defaultValue();
  }

  /**
   * What the user wrote for one column of a per-column option: its name, or the pattern that was
   * taken for it.
   *
   * @param option one of the declared options
   * @param column the column's name
   * @return the part of the option's name after the dot, if anything was given for the column
   */
  public Optional<String> pattern(Option<?> option, String column) {
    String prefix = option.name() + ".";
    if (values.containsKey(prefix + column)) {
      return Optional.of(column);
    }
    return values.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .filter(pattern -> matches(pattern, column))
        .findFirst();
  }

  /**
   * Refuses what was given of a per-column option for no column at all: a name or a pattern that
   * matches none. A family calls it when options meet the columns that it models.
   *
   * @param option one of the declared options, per column
   * @param columns the names of the columns that the option is for
   * @throws GeneraException {@link StandardError#INVALID_OPTION} with the nearest column and all of
   *     them
   */
  public void requireColumns(Option<?> option, Collection<String> columns) {
    String prefix = option.name() + ".";
    for (String key : values.tailMap(prefix).keySet()) {
      if (!key.startsWith(prefix)) {
        return;
      }
      String given = key.substring(prefix.length());
      if (columns.stream().noneMatch(column -> matches(given, column))) {
        throw new GeneraException(
            StandardError.INVALID_OPTION,
            "Option '"
                + key
                + "' is for no column: there is no feature '"
                + given
                + "'."
                + NearestName.of(given, columns)
                    .map(near -> " Did you mean '" + near + "'?")
                    .orElse("")
                + " Features: "
                + NearestName.listed(columns)
                + ".");
      }
    }
  }

  /**
   * Whether the user gave the option.
   *
   * @param option one of the declared options
   * @return true if a value was given, even one that equals the default
   */
  public boolean isGiven(Option<?> option) {
    return values.containsKey(option.name());
  }

  /**
   * What was given, as text.
   *
   * @return texts by name, sorted
   */
  public Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /**
   * Every value that holds, defaults included, as text.
   *
   * @return texts by name, sorted
   */
  public Map<String, String> effective() {
    TreeMap<String, String> all = new TreeMap<>();
    for (Option<?> option : declared) {
      if (!option.isPerColumn()) {
        defaultText(option).ifPresent(text -> all.put(option.name(), text));
      }
    }
    all.putAll(texts);
    return Collections.unmodifiableMap(all);
  }

  /**
   * The options that exist.
   *
   * @return the declared options
   */
  public List<Option<?>> declared() {
    return declared;
  }

  private static <T> Optional<String> defaultText(Option<T> option) {
    return option.defaultValue().map(option::print);
  }

  // A value under an option's name was parsed by that very option, so its type is the option's.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T> Optional<T> given(String key) {
    return Optional.ofNullable((T) values.get(key));
  }

  private static Option<?> find(List<Option<?>> declared, String key) {
    List<String> names = new ArrayList<>();
    for (Option<?> option : declared) {
      if (option.isPerColumn() ? key.startsWith(option.name() + ".") : key.equals(option.name())) {
        return option;
      }
      names.add(option.isPerColumn() ? option.name() + ".COLUMN" : option.name());
    }
    throw new GeneraException(
        StandardError.UNKNOWN_OPTION,
        "Unknown option '" + key + "'." + NearestName.hint(key, names));
  }

  private static Object parse(Option<?> option, String key, String text) {
    try {
      return option.parse(text);
    } catch (IllegalArgumentException e) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option '"
              + key
              + "' cannot be '"
              + text
              + "': allowed is "
              + option.allowed()
              + "."
              + NearestName.of(text, option.choices())
                  .map(near -> " Did you mean '" + near + "'?")
                  .orElse(""),
          e);
    }
  }

  private static boolean matches(String pattern, String column) {
    if (pattern.indexOf('*') < 0) {
      return pattern.equals(column);
    }
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
    }
    return column.matches(regex.toString());
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
