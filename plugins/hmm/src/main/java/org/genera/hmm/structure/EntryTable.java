package org.genera.hmm.structure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.TextFile;

/**
 * The cells of a small csv file: a line of names, then lines that begin with a name.
 *
 * @param file where they are from
 * @param header the names of the columns after the first
 * @param headerLine its line, from 1
 * @param lines those after it
 */
record EntryTable(TextFile file, List<String> header, long headerLine, List<Line> lines) {

  /** A chain has no more states than that, and a line for each, the start and the header. */
  private static final int MOST_LINES = 4098;

  /**
   * A line.
   *
   * @param number from 1
   * @param name its first cell
   * @param cells those after it
   */
  record Line(long number, String name, List<String> cells) {}

  static EntryTable read(Path path) {
    TextFile file = new TextFile(path.toString(), path);
    List<Line> lines = new ArrayList<>();
    try (BufferedReader reader = new BufferedReader(file.open())) {
      String text = reader.readLine();
      for (long number = 1; text != null; number++) {
        if (!text.isBlank()) {
          lines.add(line(file, number, text));
        }
        if (lines.size() > MOST_LINES) {
          throw file.invalid(number, "there are more lines than a chain can have states");
        }
        text = reader.readLine();
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    if (lines.isEmpty()) {
      throw file.invalid(1, "the file is empty; its first line names the states");
    }
    Line header = lines.get(0);
    return new EntryTable(file, header.cells, header.number, lines.subList(1, lines.size()));
  }

  private static Line line(TextFile file, long number, String text) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean escaped = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        cell.append(escaped ? "\"" : "");
        i += escaped ? 1 : 0;
        quoted = escaped || !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw file.invalid(number, "a quote is not closed");
    }
    cells.add(cell.toString().strip());
    return new Line(number, cells.get(0), List.copyOf(cells.subList(1, cells.size())));
  }
}
