package org.genera.sequences.jsonl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import tools.jackson.core.JsonToken;

/**
 * What the single values of a field are: truth values, numbers or texts; nulls say nothing. Texts
 * are a category if there are at most 1000 different ones and each stands for two values on average
 * (or there are at most 10).
 */
final class Values {

  private static final int FEW_LEVELS = 10;
  private static final int MOST_LEVELS = 1000;

  /** What a value is. */
  enum Kind {
    UNKNOWN("null"),
    TRUTH("a truth value"),
    WHOLE("a whole number"),
    REAL("a number"),
    TEXT("a text");

    final String words;

    Kind(String words) {
      this.words = words;
    }

    static Kind of(JsonToken token) {
      return switch (token) {
        case VALUE_TRUE, VALUE_FALSE -> TRUTH;
        case VALUE_NUMBER_INT -> WHOLE;
        case VALUE_NUMBER_FLOAT -> REAL;
        case VALUE_STRING -> TEXT;
        default -> UNKNOWN;
      };
    }
  }

  private Kind kind = Kind.UNKNOWN;
  private final Set<String> texts = new HashSet<>();
  private long present;

  /** Takes a value; gives back what earlier ones were if it does not go with them. */
  Optional<Kind> add(Kind next, String text) {
    if (next == Kind.UNKNOWN) {
      return Optional.empty();
    }
    boolean numbers = isNumber(kind) && isNumber(next);
    if (kind != Kind.UNKNOWN && kind != next && !numbers) {
      return Optional.of(kind);
    }
    kind = kind == Kind.REAL ? kind : next;
    present++;
    if (texts.size() <= MOST_LEVELS) {
      texts.add(text);
    }
    return Optional.empty();
  }

  private static boolean isNumber(Kind kind) {
    return kind == Kind.WHOLE || kind == Kind.REAL;
  }

  /** The column of these values. */
  Column column(String name) {
    return switch (kind) {
      case UNKNOWN -> new Column(name, new ColumnType.Text(), Role.IGNORED);
      case TRUTH -> new Column(name, new ColumnType.Bool(), Role.FEATURE);
      case WHOLE -> new Column(name, new ColumnType.Whole(), Role.FEATURE);
      case REAL -> new Column(name, new ColumnType.Real(), Role.FEATURE);
      case TEXT -> new Column(name, textType(), Role.FEATURE);
    };
  }

  private ColumnType textType() {
    boolean few =
        texts.size() <= FEW_LEVELS || (texts.size() <= MOST_LEVELS && 2L * texts.size() <= present);
    return few ? new ColumnType.Category(List.copyOf(new TreeSet<>(texts))) : new ColumnType.Text();
  }

  /** Whether the values name rows: the field is called id, and they are whole numbers or texts. */
  boolean areNames(String name) {
    return name.equalsIgnoreCase("id")
        && (kind == Kind.TEXT || kind == Kind.WHOLE)
        && (texts.size() == present || texts.size() > MOST_LEVELS);
  }

  /** What the values are, in words. */
  String why() {
    return kind == Kind.UNKNOWN ? "ignored: every value is null" : kind.words + " in each line";
  }
}
