package org.genera.core;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.data.Batch;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.core.CompareResult.Failed;
import org.genera.core.CompareResult.LabelShare;
import org.genera.core.CompareResult.Standing;

/** The families with one share of the training labels. */
final class Trial {

  /** The share of a trial with all labels. */
  static final double ALL = 1;

  private final double share;
  private final List<Contest> contests;
  private long labelledRows;

  Trial(double share, List<Contest> contests) {
    this.share = share;
    this.contests = contests;
  }

  List<Contest> contests() {
    return contests;
  }

  /** The training rows of a round with the trial's share of their labels; features are shared. */
  Dataset train(Dataset rows, Strata strata) {
    BitSet labelled = strata.share(share);
    labelledRows += labelled.cardinality();
    String label = rows.schema().label().orElseThrow().name();
    return share == ALL ? rows : new MappedDataset(rows, block -> mask(block, label, labelled));
  }

  /** A block without the labels of all rows but some. */
  private static Batch mask(Batch block, String label, BitSet labelled) {
    if (block.schema().find(label).isEmpty()) {
      return block;
    }
    int column = block.schema().indexOf(label);
    int[] codes = ((CategoryVector) block.column(column)).codes().clone();
    for (int row = 0; row < codes.length; row++) {
      if (!labelled.get(Math.toIntExact(block.firstRow() + row))) {
        codes[row] = CategoryVector.MISSING;
      }
    }
    List<ColumnVector> columns = new ArrayList<>(block.columns());
    columns.set(column, new CategoryVector(codes));
    return Batch.of(block.schema(), block.firstRow(), block.rows(), columns);
  }

  /** Ends with the first family's error if no family could model the data. */
  void requireOneSuccess() {
    List<Failed> failed =
        standings().stream().filter(Failed.class::isInstance).map(Failed.class::cast).toList();
    if (failed.size() == contests.size()) {
      throw new GeneraException(
          failed.get(0).code(),
          "No family can model these data. "
              + failed.stream()
                  .map(one -> one.family() + ": " + one.reason())
                  .collect(Collectors.joining(" ")),
          contests.get(0).failure().orElseThrow());
    }
  }

  List<Standing> standings() {
    return contests.stream().map(Contest::standing).toList();
  }

  LabelShare result(int rounds) {
    return new LabelShare(share, (double) labelledRows / rounds, standings());
  }
}
