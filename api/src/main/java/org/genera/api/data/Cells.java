package org.genera.api.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The growing array of one column. */
abstract class Cells {

  static Cells of(ColumnType type, int capacity) {
    if (type instanceof ColumnType.Real) {
      return new Reals(capacity);
    } else if (type instanceof ColumnType.Text) {
      return new Texts(capacity);
    } else if (type instanceof ColumnType.Image image) {
      return new Images(image);
    } else if (type instanceof ColumnType.Series series) {
      return new SeriesCells(series);
    }
    return new Wholes(type, capacity);
  }

  void number(int row, double value) {
    throw refuse();
  }

  void whole(int row, long value) {
    throw refuse();
  }

  void text(int row, String value) {
    throw refuse();
  }

  void image(int row, byte[] pixels) {
    throw refuse();
  }

  void series(int row, Batch steps) {
    throw refuse();
  }

  abstract void reserve(int rows);

  abstract ColumnVector build(int rows);

  private IllegalArgumentException refuse() {
    return new IllegalArgumentException("not a value for " + getClass().getSimpleName());
  }

  private static final class Reals extends Cells {
    private double[] values;

    Reals(int capacity) {
      values = empty(capacity);
    }

    private static double[] empty(int capacity) {
      double[] values = new double[capacity];
      Arrays.fill(values, Double.NaN);
      return values;
    }

    @Override
    void number(int row, double value) {
      values[row] = value;
    }

    @Override
    void whole(int row, long value) {
      values[row] = value;
    }

    @Override
    void reserve(int rows) {
      if (rows > values.length) {
        int old = values.length;
        values = Arrays.copyOf(values, grown(old));
        Arrays.fill(values, old, values.length, Double.NaN);
      }
    }

    @Override
    ColumnVector build(int rows) {
      double[] full = rows == values.length ? values : Arrays.copyOf(values, rows);
      values = empty(Math.max(1, rows));
      return new RealVector(full);
    }
  }

  /** All kinds that are whole numbers inside. */
  private static final class Wholes extends Cells {
    private final ColumnType type;
    private long[] values;

    Wholes(ColumnType type, int capacity) {
      this.type = type;
      values = empty(capacity);
    }

    private static long[] empty(int capacity) {
      long[] values = new long[capacity];
      Arrays.fill(values, Long.MIN_VALUE);
      return values;
    }

    @Override
    void number(int row, double value) {
      double rounded = Math.rint(value);
      if (!(Math.abs(rounded) < 0x1p63)) {
        throw new IllegalArgumentException(value + " is too large for " + type.kind());
      }
      whole(row, (long) rounded);
    }

    @Override
    void whole(int row, long value) {
      if (type instanceof ColumnType.Bool && value != 0 && value != 1) {
        throw new IllegalArgumentException(value + " is not a boolean");
      }
      if (type instanceof ColumnType.Category category
          && (value < 0 || value >= category.levels().size())
          && value != CategoryVector.UNKNOWN) {
        throw new IllegalArgumentException("there is no level " + value);
      }
      if (value == Long.MIN_VALUE) {
        throw new IllegalArgumentException(value + " is too small for " + type.kind());
      }
      values[row] = value;
    }

    @Override
    void reserve(int rows) {
      if (rows > values.length) {
        int old = values.length;
        values = Arrays.copyOf(values, grown(old));
        Arrays.fill(values, old, values.length, Long.MIN_VALUE);
      }
    }

    @Override
    ColumnVector build(int rows) {
      long[] full = values;
      values = empty(Math.max(1, rows));
      if (type instanceof ColumnType.Bool) {
        byte[] bytes = new byte[rows];
        for (int i = 0; i < rows; i++) {
          bytes[i] = full[i] == Long.MIN_VALUE ? BoolVector.MISSING : (byte) full[i];
        }
        return new BoolVector(bytes);
      } else if (type instanceof ColumnType.Category) {
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
          codes[i] = full[i] == Long.MIN_VALUE ? CategoryVector.MISSING : (int) full[i];
        }
        return new CategoryVector(codes);
      }
      long[] exact = rows == full.length ? full : Arrays.copyOf(full, rows);
      return type instanceof ColumnType.DateTime
          ? new DateTimeVector(exact)
          : new WholeVector(exact);
    }
  }

  private static final class Texts extends Cells {
    private @Nullable String[] values;

    Texts(int capacity) {
      values = new @Nullable String[capacity];
    }

    @Override
    void text(int row, String value) {
      values[row] = value;
    }

    @Override
    void reserve(int rows) {
      if (rows > values.length) {
        values = Arrays.copyOf(values, grown(values.length));
      }
    }

    @Override
    ColumnVector build(int rows) {
      @Nullable String[] full = Arrays.copyOf(values, rows);
      values = new @Nullable String[Math.max(1, rows)];
      return new TextVector(full);
    }
  }

  private static final class Images extends Cells {
    private final int size;
    private byte[] pixels = {};
    private BitSet present = new BitSet();

    Images(ColumnType.Image type) {
      size = type.size();
    }

    @Override
    void image(int row, byte[] image) {
      if (image.length != size) {
        throw new IllegalArgumentException(image.length + " pixels instead of " + size);
      }
      int end = Math.multiplyExact(row + 1, size);
      if (end > pixels.length) {
        pixels = Arrays.copyOf(pixels, Math.max(end, grown(pixels.length)));
      }
      System.arraycopy(image, 0, pixels, row * size, size);
      present.set(row);
    }

    @Override
    void reserve(int rows) {}

    @Override
    ColumnVector build(int rows) {
      BitSet missing = new BitSet();
      missing.set(0, rows);
      missing.andNot(present);
      byte[] full = Arrays.copyOf(pixels, Math.multiplyExact(rows, size));
      pixels = new byte[0];
      present = new BitSet();
      return new ImageVector(rows, full, missing);
    }
  }

  private static final class SeriesCells extends Cells {
    private final Schema step;
    private List<@Nullable Batch> series = new ArrayList<>();

    SeriesCells(ColumnType.Series type) {
      step = type.step();
    }

    @Override
    void series(int row, Batch steps) {
      reserve(row + 1);
      series.set(row, steps);
    }

    @Override
    void reserve(int rows) {
      while (series.size() < rows) {
        series.add(null);
      }
    }

    @Override
    ColumnVector build(int rows) {
      reserve(rows);
      int[] offsets = new int[rows + 1];
      List<Batch> present = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        Batch steps = series.get(i);
        offsets[i + 1] = Math.addExact(offsets[i], steps == null ? 0 : steps.rows());
        if (steps != null) {
          present.add(steps);
        }
      }
      series = new ArrayList<>();
      return new SeriesVector(offsets, Batches.concat(step, present));
    }
  }

  private static int grown(int size) {
    return Math.max(16, Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, size * 2L)));
  }
}
