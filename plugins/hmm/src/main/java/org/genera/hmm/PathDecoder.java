package org.genera.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.model.SeriesModel.Paths;

/** Finds the most probable paths behind series. */
final class PathDecoder {

  private final HmmModel model;
  private final Schema step;

  PathDecoder(HmmModel model) {
    this(model, model.layout().names(model.plan().states()));
  }

  /**
   * A decoder.
   *
   * @param names of the states, and perhaps of more than the model has
   */
  PathDecoder(HmmModel model, List<String> names) {
    this.model = model;
    step = Schema.of(new Column(Decoder.STATE, new ColumnType.Category(names), Role.FEATURE));
  }

  /**
   * Paths, each with log p(path | series); of an impossible series a single one of missing states.
   *
   * @param rows series
   * @param count how many of each at most
   */
  Paths paths(Batch rows, int count) {
    SeriesVector series = model.layout().in(rows);
    double[] logs = logs(rows, series);
    PathSearch search = new PathSearch(model.parameters(), Optional.empty(), count);
    Found found = new Found();
    for (int row = 0; row < rows.rows(); row++) {
      for (PathSearch.Path path : search.of(series, row, rows.firstRow())) {
        found.add(row, Math.min(0, path.log() - logs[row]), path.states());
        if (found.length > PathSearch.LIMIT) {
          throw tooMany(rows.firstRow() + row, count);
        }
      }
      if (Double.isNaN(logs[row])) {
        found.add(row, Double.NaN, SeriesLayout.unknown(series.length(row)));
      }
    }
    return new Paths(
        Arrays.copyOf(found.rows, found.size),
        Arrays.copyOf(found.logs, found.size),
        batch(rows, found));
  }

  /** log p(series), not a number where it is impossible. */
  private double[] logs(Batch rows, SeriesVector series) {
    double[] logs = new double[rows.rows()];
    new SeriesPass(model.parameters())
        .filter(series, (row, log, last) -> logs[row] = Impossible.is(log) ? Double.NaN : log);
    return logs;
  }

  private Batch batch(Batch rows, Found found) {
    int[] offsets = Arrays.copyOf(found.offsets, found.size + 1);
    int[] states = Arrays.copyOf(found.states, found.length);
    Batch steps = Batch.of(step, 0, states.length, List.of(new CategoryVector(states)));
    Column series = model.layout().series().withType(new ColumnType.Series(step));
    return Batch.of(
        Schema.of(series), rows.firstRow(), found.size, List.of(new SeriesVector(offsets, steps)));
  }

  private static GeneraException tooMany(long row, int count) {
    return new GeneraException(
        StandardError.USAGE,
        count
            + " paths of series "
            + (row + 1)
            + " and of those read with it have more than "
            + PathSearch.LIMIT
            + " states, which are held at once; ask for fewer paths.");
  }

  /** What grows. */
  private static final class Found {
    private int[] rows = new int[16];
    private double[] logs = new double[16];
    private int[] offsets = new int[17];
    private int[] states = new int[1 << 10];
    private int size;
    private int length;

    void add(int row, double log, int[] path) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
        logs = Arrays.copyOf(logs, 2 * size);
        offsets = Arrays.copyOf(offsets, 2 * size + 1);
      }
      if (path.length > states.length - length) {
        int needed = Math.addExact(length, path.length);
        states = Arrays.copyOf(states, Math.max(needed, (int) Math.min(2L * length, 1 << 30)));
      }
      System.arraycopy(path, 0, states, length, path.length);
      rows[size] = row;
      logs[size] = log;
      length += path.length;
      size++;
      offsets[size] = length;
    }
  }
}
