package org.genera.images.idx;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BlockSource;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.ImageVector;
import org.genera.api.data.Schema;

/**
 * Images read when asked for.
 *
 * @param schema image, and label where there are labels
 * @param images closed with the dataset
 * @param labels the classes
 */
record IdxRows(Schema schema, IdxFile images, Optional<IdxLabels> labels) implements BlockSource {

  @Override
  public Batch block(long firstRow, int rows) {
    List<ColumnVector> columns = new ArrayList<>();
    columns.add(new ImageVector(rows, images.rows(firstRow, rows), new BitSet()));
    labels.ifPresent(found -> columns.add(new CategoryVector(found.codes(firstRow, rows))));
    return Batch.of(schema, firstRow, rows, columns);
  }

  @Override
  public void close() {
    images.close();
  }
}
