package org.genera.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchReader;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ImageVector;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.Split;

/** Tables of every kind of column, and their cells as texts to compare. */
final class Tables {

  private static final Schema STEP = Schema.of(Column.real("t"), Column.category("s", "a", "b"));

  static final Schema EVERY_KIND =
      Schema.of(
          Column.real("real"),
          Column.whole("whole"),
          new Column("bool", new ColumnType.Bool("no", "yes"), Role.FEATURE),
          Column.category("category", "red", "green", "blue"),
          new Column(
              "time", new ColumnType.DateTime(ColumnType.DateTime.Precision.INSTANT), Role.FEATURE),
          new Column("text", new ColumnType.Text(), Role.FEATURE),
          new Column("image", new ColumnType.Image(1, 2, 3), Role.FEATURE),
          new Column("series", new ColumnType.Series(STEP), Role.FEATURE));

  private Tables() {}

  /** Random cells, a fifth of them missing. */
  static Batch everyKind(int rows, Random random) {
    BatchBuilder builder = new BatchBuilder(EVERY_KIND, rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < EVERY_KIND.size(); column++) {
        if (random.nextInt(5) != 0) {
          fill(builder, column, random);
        }
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  private static void fill(BatchBuilder builder, int column, Random random) {
    switch (EVERY_KIND.column(column).name()) {
      case "real" -> builder.number(column, random.nextGaussian());
      case "whole", "time" -> builder.whole(column, random.nextInt());
      case "bool" -> builder.whole(column, random.nextInt(2));
      case "category" -> builder.whole(column, random.nextInt(3));
      case "text" -> builder.text(column, text(random));
      case "image" -> {
        byte[] pixels = new byte[6];
        random.nextBytes(pixels);
        builder.image(column, pixels);
      }
      default -> builder.series(column, steps(1 + random.nextInt(4), random));
    }
  }

  private static String text(Random random) {
    return random.nextInt(50) == 0 ? "ü€😀".repeat(30_000) : "ü€😀".repeat(random.nextInt(3));
  }

  private static Batch steps(int length, Random random) {
    BatchBuilder builder = new BatchBuilder(STEP, length);
    for (int step = 0; step < length; step++) {
      builder.number(0, random.nextDouble());
      if (step != 1) {
        builder.whole(1, random.nextInt(2));
      }
      builder.endRow();
    }
    return builder.build(0);
  }

  /** A dataset whose length is not known before it is read. */
  static Dataset streamed(Dataset data) {
    return new Dataset() {
      @Override
      public Schema schema() {
        return data.schema();
      }

      @Override
      public List<Split> splits(ReadRequest request) {
        return List.of(new Split(0, 0, Split.UNKNOWN));
      }

      @Override
      public BatchReader read(Split split, ReadRequest request) {
        return data.read(new Split(0, 0, data.rows().orElseThrow()), request);
      }
    };
  }

  /** All blocks, in order. */
  static List<Batch> blocks(Dataset data, ReadRequest request) {
    List<Batch> blocks = new ArrayList<>();
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (Optional<Batch> block = reader.next(); block.isPresent(); block = reader.next()) {
          blocks.add(block.get());
        }
      }
    }
    return blocks;
  }

  /** A text a row. */
  static List<String> rows(Dataset data, ReadRequest request) {
    List<String> rows = new ArrayList<>();
    for (Batch block : blocks(data, request)) {
      rows.addAll(rows(block));
    }
    return rows;
  }

  static List<String> rows(Dataset data) {
    return rows(data, ReadRequest.all());
  }

  private static List<String> rows(Batch batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < batch.schema().size(); c++) {
        cells.add(cell(batch.schema().column(c).type(), batch.column(c), row));
      }
      rows.add(String.join("|", cells));
    }
    return rows;
  }

  private static String cell(ColumnType type, ColumnVector vector, int row) {
    if (vector.isMissing(row)) {
      return "?";
    } else if (vector instanceof ImageVector image) {
      return Arrays.toString(((ImageVector) image.pick(new int[] {row})).pixels());
    } else if (vector instanceof SeriesVector series) {
      return rows(series.steps().slice(series.offsets()[row], series.offsets()[row + 1]))
          .toString();
    }
    return "'" + CellText.of(type, vector, row) + "'";
  }
}
