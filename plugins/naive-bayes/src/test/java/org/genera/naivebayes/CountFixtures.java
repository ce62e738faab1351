package org.genera.naivebayes;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;

/** Rows of counts, texts and numbers whose classes differ. */
final class CountFixtures {

  private static final String[] WORDS = {"Free", "prize", "call", "you", "später", "ok", "👍x"};

  private final RandomStream random = RandomStream.of(7, "counts", 0);
  private final double holes;

  CountFixtures(double holes) {
    this.holes = holes;
  }

  static Column text(String name) {
    return new Column(name, new ColumnType.Text(), Role.FEATURE);
  }

  static Column label() {
    return Column.category("class", "p", "q", "r").withRole(Role.LABEL);
  }

  /** Three classes; integers are counts, texts are words. */
  Batch rows(int rows, Column... features) {
    List<Column> columns = new ArrayList<>(List.of(features));
    columns.add(label());
    BatchBuilder builder = new BatchBuilder(Schema.of(columns), rows);
    for (int row = 0; row < rows; row++) {
      int label = random.nextInt(3);
      for (int j = 0; j < features.length; j++) {
        if (!(random.nextDouble() < holes)) {
          cell(builder, j, features[j], label);
        }
      }
      builder.whole(features.length, label);
      builder.endRow();
    }
    return builder.build(0);
  }

  private void cell(BatchBuilder builder, int j, Column column, int label) {
    if (column.type() instanceof ColumnType.Text) {
      builder.text(j, words(label));
    } else if (column.type() instanceof ColumnType.Category) {
      builder.whole(j, (label + random.nextInt(2)) % 3);
    } else if (column.type() instanceof ColumnType.Whole) {
      builder.whole(j, count(1.0 + 3 * ((label + j) % 3)));
    } else {
      builder.number(j, label + random.nextGaussian());
    }
  }

  private String words(int label) {
    StringBuilder text = new StringBuilder();
    long length = count(5);
    for (int i = 0; i < length; i++) {
      int word = Math.min(random.nextInt(WORDS.length), random.nextInt(WORDS.length));
      text.append(WORDS[(word + 2 * label) % WORDS.length]).append(i % 2 == 0 ? " " : ", ");
    }
    return text.toString();
  }

  /** Poisson by counting exponential times. */
  private long count(double rate) {
    long count = -1;
    for (double time = 0; time < rate; time += random.nextExponential()) {
      count++;
    }
    return count;
  }
}
