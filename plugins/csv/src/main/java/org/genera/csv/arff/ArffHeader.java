package org.genera.csv.arff;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.TextFile;
import org.genera.csv.arff.ArffTokens.MalformedLineException;
import org.genera.csv.arff.ArffTokens.Token;

/** Reads what stands before the rows: {@code @relation}, {@code @attribute} and {@code @data}. */
final class ArffHeader {

  private static final List<String> KINDS =
      List.of("numeric", "real", "integer", "string", "date", "relational");

  private final TextFile file;
  private final Map<String, Long> linesByName = new HashMap<>();
  private final List<ArffAttribute> attributes = new ArrayList<>();
  private long line;

  private ArffHeader(TextFile file) {
    this.file = file;
  }

  /** The attributes of a file; a reader that is given is left at the line after {@code @data}. */
  static ArffHeader read(TextFile file, BufferedReader reader) throws IOException {
    ArffHeader header = new ArffHeader(file);
    header.readLines(reader);
    return header;
  }

  List<ArffAttribute> attributes() {
    return attributes;
  }

  /** The line of {@code @data}. */
  long lines() {
    return line;
  }

  private void readLines(BufferedReader reader) throws IOException {
    String text = reader.readLine();
    for (line = 1; text != null; text = reader.readLine(), line++) {
      String stripped = text.strip();
      String keyword = stripped.split("[\\s{]", 2)[0].toLowerCase(Locale.ROOT);
      String rest = stripped.substring(keyword.length()).strip();
      if (keyword.equals("@data")) {
        requireAttributes();
        return;
      } else if (keyword.equals("@attribute")) {
        addAttribute(rest);
      } else if (!keyword.isEmpty() && !keyword.startsWith("%") && !keyword.equals("@relation")) {
        throw invalid("'" + keyword + "' is no declaration." + hint(keyword));
      }
    }
    throw new GeneraException(
        StandardError.NO_DATA, file.name() + " has no line @data, so no row of data.");
  }

  private static String hint(String keyword) {
    return NearestName.hint(keyword, List.of("@relation", "@attribute", "@data"));
  }

  private void requireAttributes() {
    if (attributes.isEmpty()) {
      throw invalid("@data comes before any @attribute.");
    }
  }

  private void addAttribute(String declaration) {
    try {
      StringBuilder name = new StringBuilder();
      int end = ArffTokens.endOfFirst(declaration, name);
      if (name.length() == 0) {
        throw invalid("the attribute has no name.");
      }
      Long earlier = linesByName.putIfAbsent(name.toString(), line);
      if (earlier != null) {
        throw invalid("attribute '" + name + "' was declared in line " + earlier + " already.");
      }
      attributes.add(attribute(name.toString(), declaration.substring(end).strip()));
    } catch (MalformedLineException e) {
      throw invalid(e.getMessage() + ".");
    }
  }

  private ArffAttribute attribute(String name, String type) throws MalformedLineException {
    if (type.startsWith("{")) {
      return plain(name, category(name, type));
    }
    String kind = type.split("[\\s%]", 2)[0].toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "numeric", "real" -> plain(name, new ColumnType.Real());
      case "integer" -> plain(name, new ColumnType.Whole());
      case "string" -> plain(name, new ColumnType.Text());
      case "date" -> date(name, type.substring(kind.length()).strip());
      case "relational" ->
          throw invalid("attribute '" + name + "' is relational, which is not read; flatten it.");
      default ->
          throw invalid(
              "attribute '"
                  + name
                  + "' has the unknown type '"
                  + kind
                  + "'."
                  + NearestName.hint(kind, KINDS));
    };
  }

  private static ArffAttribute plain(String name, ColumnType type) {
    return new ArffAttribute(new Column(name, type, Role.FEATURE), Optional.empty());
  }

  private ColumnType category(String name, String type) throws MalformedLineException {
    int end = type.lastIndexOf('}');
    if (end < 0) {
      throw invalid("the levels of attribute '" + name + "' are not closed by a brace.");
    }
    List<String> levels = ArffTokens.of(type.substring(1, end)).stream().map(Token::text).toList();
    try {
      return new ColumnType.Category(levels);
    } catch (IllegalArgumentException e) {
      throw invalid("attribute '" + name + "': " + e.getMessage() + ".");
    }
  }

  private ArffAttribute date(String name, String format) throws MalformedLineException {
    String pattern = format.isEmpty() ? "" : ArffTokens.of(format).get(0).text();
    try {
      ArffDate date = ArffDate.of(pattern);
      return new ArffAttribute(new Column(name, date.type(), Role.FEATURE), Optional.of(date));
    } catch (IllegalArgumentException e) {
      throw invalid("attribute '" + name + "': '" + pattern + "' is no pattern of dates.");
    }
  }

  private GeneraException invalid(String message) {
    return new GeneraException(
        StandardError.INVALID_DATA, file.name() + ":" + line + ": " + message);
  }
}
