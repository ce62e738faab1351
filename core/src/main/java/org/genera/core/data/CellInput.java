package org.genera.core.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads back what {@link CellOutput} wrote, from a place in a file on. */
final class CellInput {

  /** Fills a buffer from a place in a file; always as far as the buffer goes or the file. */
  interface Source {
    void read(ByteBuffer buffer, long position);
  }

  private static final int CAPACITY = 1 << 16;

  private final Source source;
  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
  private long next;

  CellInput(Source source) {
    this.source = source;
    buffer.limit(0);
  }

  void seek(long position) {
    long start = next - buffer.limit();
    if (position >= start && position <= next) {
      buffer.position((int) (position - start));
    } else {
      next = position;
      buffer.limit(0);
    }
  }

  private ByteBuffer filled(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      int before = buffer.position();
      source.read(buffer, next);
      next += buffer.position() - before;
      buffer.flip();
      if (buffer.remaining() < bytes) {
        throw new IllegalStateException("the file ends at " + next + ", within a cell");
      }
    }
    return buffer;
  }

  byte getByte() {
    return filled(Byte.BYTES).get();
  }

  int getInt() {
    return filled(Integer.BYTES).getInt();
  }

  void getLongs(long[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = filled(Long.BYTES).getLong();
    }
  }

  void getDoubles(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = filled(Double.BYTES).getDouble();
    }
  }

  void getBytes(byte[] bytes, int from, int to) {
    int position = from;
    while (position < to) {
      int count = Math.min(to - position, filled(1).remaining());
      buffer.get(bytes, position, count);
      position += count;
    }
  }
}
