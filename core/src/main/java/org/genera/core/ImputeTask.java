package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;

/**
 * Fills the model's columns and carries the others along, in the order of the input; the last two
 * columns say of each row how many cells were filled, and whether nothing followed from the rest.
 */
final class ImputeTask implements BlockTask {

  /** How many columns at the end are not for the output. */
  static final int INTERNAL = 2;

  private final Conditioning conditioning;
  private final Schema schema;
  private final Fill fill;
  private final Schema counts;

  ImputeTask(TaskSpec spec, Fill fill) {
    conditioning = spec.model().orElseThrow().require(Conditioning.class);
    schema = spec.schema();
    this.fill = fill;
    counts = Schema.of(unused("#filled"), unused("#impossible"));
  }

  private Column unused(String name) {
    return schema.find(name).isPresent() ? unused("#" + name) : Column.real(name);
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    Batch filled = conditioning.impute(block, fill, random);
    List<String> carried = new ArrayList<>(block.schema().names());
    carried.removeAll(filled.schema().names());
    Batch all = Batches.beside(List.of(filled.at(block.firstRow()), block.select(carried)));
    return Batches.beside(List.of(all.select(schema.names()), counts(block)));
  }

  private Batch counts(Batch block) {
    double[] missing = missing(block);
    boolean[] impossible = conditioning.impossible(block);
    double[] inVain = new double[missing.length];
    for (int row = 0; row < missing.length; row++) {
      inVain[row] = impossible[row] && missing[row] > 0 ? 1 : 0;
    }
    return Batch.of(
        counts,
        block.firstRow(),
        block.rows(),
        List.of(new RealVector(missing), new RealVector(inVain)));
  }

  private static double[] missing(Batch block) {
    double[] missing = new double[block.rows()];
    for (int c = 0; c < block.schema().size(); c++) {
      Role role = block.schema().column(c).role();
      if (role == Role.FEATURE || role == Role.LABEL) {
        for (int row = 0; row < missing.length; row++) {
          missing[row] += block.column(c).isMissing(row) ? 1 : 0;
        }
      }
    }
    return missing;
  }
}
