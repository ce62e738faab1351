package org.genera.csv.arff;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.genera.api.GeneraException;
import org.genera.csv.arff.ArffTokens.MalformedLineException;
import org.genera.csv.arff.ArffTokens.Token;
import org.genera.csv.table.CellSink;
import org.genera.csv.table.RowCursor;

/** The rows after {@code @data}. */
final class ArffCursor implements RowCursor {

  private final ArffTable table;
  private final BufferedReader reader;
  private final CellSink sink;
  private long line;

  ArffCursor(ArffTable table, BufferedReader reader, long line, CellSink sink) {
    this.table = table;
    this.reader = reader;
    this.line = line;
    this.sink = sink;
  }

  @Override
  public boolean next() {
    try {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        String row = text.strip();
        if (!row.isEmpty() && row.charAt(0) != '%') {
          read(row);
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw table.file().unreadable(e);
    }
  }

  private void read(String row) {
    if (row.charAt(0) == '{') {
      throw invalid(0, "sparse rows {index value, …} are not read; write dense rows.");
    }
    List<Token> cells = tokens(row);
    refuseWeight(cells);
    int width = table.attributes().size();
    if (cells.size() != width) {
      throw invalid(
          Math.min(cells.size(), width),
          "the row has " + cells.size() + " values instead of " + width + ".");
    }
    sink.row(line);
    for (int column = 0; column < width; column++) {
      pass(column, cells.get(column));
    }
  }

  private List<Token> tokens(String row) {
    try {
      return ArffTokens.of(row);
    } catch (MalformedLineException e) {
      throw invalid(e.token, e.getMessage() + ".");
    }
  }

  private void refuseWeight(List<Token> cells) {
    Token last = cells.get(cells.size() - 1);
    if (cells.size() == table.attributes().size() + 1 && last.text().startsWith("{")) {
      throw invalid(
          cells.size() - 1,
          "weights of rows in braces are not read; give the weight as an attribute.");
    }
  }

  private void pass(int column, Token cell) {
    try {
      String text = cell.text();
      boolean missing = !cell.quoted() && text.equals("?");
      ArffDate date = table.attributes().get(column).date().orElse(null);
      char[] chars = (date == null || missing ? text : date.iso(text)).toCharArray();
      sink.cell(column, chars, 0, chars.length, cell.quoted());
    } catch (GeneraException e) {
      String message = String.valueOf(e.getMessage());
      String name = table.attributes().get(column).column().name();
      throw invalid(
          column, message.startsWith("column '") ? message : "column '" + name + "': " + message);
    }
  }

  private GeneraException invalid(int column, String message) {
    return table.file().invalid(line, column, message);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw table.file().unreadable(e);
    }
  }
}
