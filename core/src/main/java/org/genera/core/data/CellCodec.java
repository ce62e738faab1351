package org.genera.core.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.BoolVector;
import org.genera.api.data.CategoryVector;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.DateTimeVector;
import org.genera.api.data.ImageVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.SeriesVector;
import org.genera.api.data.TextVector;
import org.genera.api.data.WholeVector;
import org.jspecify.annotations.Nullable;

/**
 * Cells as bytes, one after the other without anything between, so that the bytes of a column do
 * not depend on how it was cut into blocks. Numbers are little-endian; a text is its length and its
 * UTF-8 bytes; an image a byte 1 and its pixels; a series its length and the steps of each of its
 * columns. A missing cell is the vector's own mark (one NaN for all), length -1, or a byte 0.
 */
final class CellCodec {

  private static final int MISSING_TEXT = -1;

  private CellCodec() {}

  static void write(ColumnVector vector, int from, int to, CellOutput out) {
    if (vector instanceof RealVector v) {
      for (int row = from; row < to; row++) {
        out.putLong(Double.doubleToLongBits(v.values()[row]));
      }
    } else if (vector instanceof WholeVector v) {
      writeLongs(v.values(), from, to, out);
    } else if (vector instanceof DateTimeVector v) {
      writeLongs(v.values(), from, to, out);
    } else if (vector instanceof CategoryVector v) {
      for (int row = from; row < to; row++) {
        out.putInt(v.codes()[row]);
      }
    } else if (vector instanceof BoolVector v) {
      out.putBytes(v.values(), from, to);
    } else {
      for (int row = from; row < to; row++) {
        writeCell(vector, row, out);
      }
    }
  }

  private static void writeLongs(long[] values, int from, int to, CellOutput out) {
    for (int row = from; row < to; row++) {
      out.putLong(values[row]);
    }
  }

  private static void writeCell(ColumnVector vector, int row, CellOutput out) {
    if (vector instanceof TextVector v) {
      writeText(v.values()[row], out);
    } else if (vector instanceof ImageVector v) {
      int size = v.pixels().length / v.rows();
      out.putByte(v.isMissing(row) ? 0 : 1);
      out.putBytes(v.pixels(), row * size, v.isMissing(row) ? row * size : (row + 1) * size);
    } else if (vector instanceof SeriesVector v) {
      out.putInt(v.length(row));
      for (ColumnVector step : v.steps().columns()) {
        write(step, v.offsets()[row], v.offsets()[row + 1], out);
      }
    }
  }

  private static void writeText(@Nullable String text, CellOutput out) {
    if (text == null) {
      out.putInt(MISSING_TEXT);
    } else {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.putInt(utf8.length);
      out.putBytes(utf8, 0, utf8.length);
    }
  }

  static ColumnVector read(ColumnType type, int rows, CellInput in) {
    if (type instanceof ColumnType.Real) {
      double[] values = new double[rows];
      in.getDoubles(values);
      return new RealVector(values);
    } else if (type instanceof ColumnType.Whole) {
      return new WholeVector(readLongs(rows, in));
    } else if (type instanceof ColumnType.DateTime) {
      return new DateTimeVector(readLongs(rows, in));
    } else if (type instanceof ColumnType.Category) {
      return readCodes(rows, in);
    } else if (type instanceof ColumnType.Bool) {
      byte[] values = new byte[rows];
      in.getBytes(values, 0, rows);
      return new BoolVector(values);
    } else if (type instanceof ColumnType.Image image) {
      return readImages(image.size(), rows, in);
    } else if (type instanceof ColumnType.Series series) {
      return readSeries(series, rows, in);
    }
    return readTexts(rows, in);
  }

  private static long[] readLongs(int rows, CellInput in) {
    long[] values = new long[rows];
    in.getLongs(values);
    return values;
  }

  private static CategoryVector readCodes(int rows, CellInput in) {
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = in.getInt();
    }
    return new CategoryVector(codes);
  }

  private static TextVector readTexts(int rows, CellInput in) {
    @Nullable String[] texts = new String[rows];
    for (int row = 0; row < rows; row++) {
      int length = in.getInt();
      if (length != MISSING_TEXT) {
        byte[] utf8 = new byte[length];
        in.getBytes(utf8, 0, length);
        texts[row] = new String(utf8, StandardCharsets.UTF_8);
      }
    }
    return new TextVector(texts);
  }

  private static ImageVector readImages(int size, int rows, CellInput in) {
    byte[] pixels = new byte[Math.multiplyExact(size, rows)];
    BitSet missing = new BitSet();
    for (int row = 0; row < rows; row++) {
      if (in.getByte() == 1) {
        in.getBytes(pixels, row * size, (row + 1) * size);
      } else {
        missing.set(row);
      }
    }
    return new ImageVector(rows, pixels, missing);
  }

  private static SeriesVector readSeries(ColumnType.Series type, int rows, CellInput in) {
    int[] offsets = new int[rows + 1];
    List<Batch> series = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int length = in.getInt();
      offsets[row + 1] = Math.addExact(offsets[row], length);
      List<ColumnVector> steps = new ArrayList<>();
      for (Column column : type.step().columns()) {
        steps.add(read(column.type(), length, in));
      }
      series.add(Batch.of(type.step(), 0, length, steps));
    }
    return new SeriesVector(offsets, Batches.concat(type.step(), series));
  }
}
