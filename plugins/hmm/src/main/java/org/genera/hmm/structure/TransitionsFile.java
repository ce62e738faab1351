package org.genera.hmm.structure;

import static org.genera.hmm.structure.Structure.FREE;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;

/**
 * Start and transitions that a user writes down, as csv: the first line names the states, and
 * {@code end} if series have one; each other line begins with {@code start} or the state that is
 * left. A number is fixed, 0 is forbidden, and an empty cell or {@code ?} is free, as is a line
 * that is not there.
 */
final class TransitionsFile {

  static final String START = "start";
  static final String END = "end";
  private static final String OPEN = "?";
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?|\\.[0-9]+([eE][+-]?[0-9]+)?");

  private final EntryTable table;

  private TransitionsFile(EntryTable table) {
    this.table = table;
  }

  static TransitionsFile read(Path path) {
    TransitionsFile file = new TransitionsFile(EntryTable.read(path));
    if (file.states() == 0) {
      throw file.table
          .file()
          .invalid(
              file.table.headerLine(), "the first line names no state; write it as 'from,1,2,3'");
    }
    return file;
  }

  /** How many states its first line names. */
  int states() {
    return (int) table.header().stream().filter(name -> !name.equals(END)).count();
  }

  /**
   * Fixes entries.
   *
   * @param shape which entries there are at all
   * @param names of the states
   */
  Structure fix(Structure shape, List<String> names) {
    requireUnmistakable(names);
    int[] columns = columns(shape, names);
    double[] start = shape.start().clone();
    double[] transitions = shape.transitions().clone();
    double[] ends = shape.ends().clone();
    Set<String> seen = new HashSet<>();
    for (EntryTable.Line line : table.lines()) {
      requireNew(line, seen);
      if (line.name().equals(START)) {
        fixStart(line, columns, start);
      } else {
        int state = state(line, names);
        double[] row = fixed(line, columns, shape.row(state));
        System.arraycopy(row, 0, transitions, state * start.length, start.length);
        if (ends.length > 0) {
          ends[state] = row[start.length];
        }
      }
    }
    return new Structure(start, transitions, ends);
  }

  private void requireUnmistakable(List<String> names) {
    for (String reserved : List.of(START, END)) {
      if (names.contains(reserved)) {
        throw table
            .file()
            .invalid(
                table.headerLine(),
                "there is a state '" + reserved + "', which means something else here; rename it");
      }
    }
  }

  private void requireNew(EntryTable.Line line, Set<String> seen) {
    if (!seen.add(line.name())) {
      throw table.file().invalid(line.number(), "there are two lines of '" + line.name() + "'");
    }
    if (line.cells().size() != table.header().size()) {
      throw table
          .file()
          .invalid(
              line.number(),
              "the line has "
                  + (line.cells().size() + 1)
                  + " cells, but the first line has "
                  + (table.header().size() + 1));
    }
  }

  /** Which outcome each column is. */
  private int[] columns(Structure shape, List<String> names) {
    int[] columns = new int[table.header().size()];
    boolean[] found = new boolean[names.size() + 1];
    for (int c = 0; c < columns.length; c++) {
      String name = table.header().get(c);
      columns[c] = name.equals(END) ? names.size() : names.indexOf(name);
      if (columns[c] < 0) {
        throw at(table.headerLine(), c, unknown(name, names));
      } else if (found[columns[c]]) {
        throw at(table.headerLine(), c, "there are two columns of '" + name + "'");
      } else if (name.equals(END) && !shape.hasEnds()) {
        throw at(table.headerLine(), c, "series have no end here; add ends=true");
      }
      found[columns[c]] = true;
    }
    for (int i = 0; i < names.size(); i++) {
      if (!found[i]) {
        throw table
            .file()
            .invalid(table.headerLine(), "the column of state '" + names.get(i) + "' is missing");
      }
    }
    return columns;
  }

  private static String unknown(String name, List<String> names) {
    return "there is no state '"
        + name
        + "'; the states are "
        + NearestName.listed(names)
        + " (option 'states' says how many)";
  }

  private int state(EntryTable.Line line, List<String> names) {
    int state = names.indexOf(line.name());
    if (state < 0) {
      throw at(line.number(), -1, unknown(line.name(), names));
    }
    return state;
  }

  private void fixStart(EntryTable.Line line, int[] columns, double[] start) {
    double[] row = fixed(line, columns, Arrays.copyOf(start, start.length + 1));
    System.arraycopy(row, 0, start, 0, start.length);
  }

  private double[] fixed(EntryTable.Line line, int[] columns, double[] shape) {
    double[] row = shape.clone();
    for (int c = 0; c < columns.length; c++) {
      double entry = entry(line, c);
      double there = row[columns[c]];
      if (entry != FREE && there != FREE && entry != there) {
        throw at(
            line.number(),
            c,
            table.header().get(c).equals(END) && line.name().equals(START)
                ? "a series has a step at least, so its start is no end; leave the cell empty"
                : "the topology fixes this entry to " + (int) there);
      }
      row[columns[c]] = there == FREE ? entry : there;
    }
    Optional<String> fault = Structure.fault(row);
    if (fault.isPresent()) {
      throw table
          .file()
          .invalid(line.number(), "'" + line.name() + "' is no distribution: " + fault.get());
    }
    return row;
  }

  private double entry(EntryTable.Line line, int column) {
    String text = line.cells().get(column);
    if (text.isEmpty() || text.equals(OPEN)) {
      return FREE;
    }
    if (NUMBER.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (value <= 1) {
        return value;
      }
    }
    throw at(
        line.number(),
        column,
        "'"
            + text
            + "' is no probability; write a number from 0 to 1, or ? where it is to be learnt");
  }

  private GeneraException at(long line, int column, String message) {
    return table.file().invalid(line, column + 1, message);
  }
}
