package org.genera.hmm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.engine.RandomStream;

/**
 * Rows by class, so that the model of each class does those of its own at once.
 *
 * @param codes the class of each row
 * @param any a class that has a model, which makes what there is of no rows
 */
record ClassGroups(int[] codes, int any) {

  /** Does the rows of one class. */
  interface Work {
    /**
     * Makes rows.
     *
     * @param code the class
     * @param members which rows are of it
     * @return as many rows, in their order
     */
    Batch of(int code, int[] members);
  }

  /** A class of each row, drawn from its shares. */
  static ClassGroups drawn(ClassModel model, double[][] shares, RandomStream random) {
    return new ClassGroups(
        Arrays.stream(shares)
            .mapToInt(share -> random.nextIndex(Chain.Draws.cumulative(share, 0, share.length)))
            .toArray(),
        model.seen()[0]);
  }

  /** Rows of given classes; those of which none is given are of any that has a model. */
  static ClassGroups any(ClassModel model, int[] codes) {
    int any = model.seen()[0];
    return new ClassGroups(Arrays.stream(codes).map(code -> code < 0 ? any : code).toArray(), any);
  }

  /** The likeliest class of each row. */
  static ClassGroups likeliest(ClassModel model, double[][] shares) {
    return new ClassGroups(
        Arrays.stream(shares).mapToInt(Likeliest::of).toArray(), model.seen()[0]);
  }

  /** What the models of the classes make, in the order of the rows. */
  Batch together(long firstRow, Work work) {
    Map<Integer, int[]> members = members();
    List<Batch> made = new ArrayList<>();
    int[] place = new int[codes.length];
    int next = 0;
    for (Map.Entry<Integer, int[]> group : members.entrySet()) {
      made.add(work.of(group.getKey(), group.getValue()));
      for (int row : group.getValue()) {
        place[row] = next++;
      }
    }
    return Batches.concat(made.get(0).schema(), made).pick(place).at(firstRow);
  }

  /** The rows of each class. */
  private Map<Integer, int[]> members() {
    Map<Integer, int[]> members = new LinkedHashMap<>();
    if (codes.length == 0) {
      members.put(any, codes);
    }
    Arrays.stream(codes).distinct().sorted().forEach(code -> members.put(code, of(code)));
    return members;
  }

  private int[] of(int code) {
    return IntStream.range(0, codes.length).filter(row -> codes[row] == code).toArray();
  }

  /** The same, with the class of each row as its label. */
  Batch labelled(ClassLayout layout, long firstRow, Work work) {
    Column label = layout.labels().column();
    Batch made = together(firstRow, work);
    List<ColumnVector> vectors = new ArrayList<>();
    for (Column column : layout.drawn().columns()) {
      vectors.add(column.equals(label) ? new CategoryVector(codes) : made.column(column.name()));
    }
    return Batch.of(layout.drawn(), firstRow, codes.length, vectors);
  }
}
