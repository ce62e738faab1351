package org.genera.core.data;

import org.genera.api.data.Batch;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.ImageVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.TextVector;
import org.jspecify.annotations.Nullable;

/** How much heap batches take, roughly. */
final class HeapSize {

  private static final int TEXT_OVERHEAD = 56;

  private HeapSize() {}

  static long of(Batch batch) {
    long bytes = 0;
    for (ColumnVector column : batch.columns()) {
      bytes += of(column);
    }
    return bytes;
  }

  private static long of(ColumnVector vector) {
    if (vector instanceof TextVector v) {
      return ofTexts(v.values());
    } else if (vector instanceof ImageVector v) {
      return v.pixels().length;
    } else if (vector instanceof SeriesVector v) {
      return (long) Integer.BYTES * v.offsets().length + of(v.steps());
    } else if (vector instanceof CategoryVector) {
      return (long) Integer.BYTES * vector.size();
    } else if (vector instanceof BoolVector) {
      return vector.size();
    }
    return (long) Long.BYTES * vector.size();
  }

  private static long ofTexts(@Nullable String[] texts) {
    long bytes = 0;
    for (String text : texts) {
      bytes += Long.BYTES + (text == null ? 0 : TEXT_OVERHEAD + 2L * text.length());
    }
    return bytes;
  }
}
