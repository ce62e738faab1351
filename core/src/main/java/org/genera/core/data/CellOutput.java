package org.genera.core.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Gathers little-endian numbers and bytes in a buffer and passes it on whenever it is full. */
final class CellOutput {

  /** Takes the bytes between a buffer's position and its limit. */
  interface Target {
    void accept(ByteBuffer bytes);
  }

  private static final int CAPACITY = 1 << 16;

  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
  private Target target;

  CellOutput(Target target) {
    this.target = target;
  }

  /** Passes on what is there and sends the rest elsewhere. */
  void redirect(Target other) {
    flush();
    target = other;
  }

  void flush() {
    target.accept(buffer.flip());
    buffer.clear();
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  void putByte(int value) {
    room(Byte.BYTES).put((byte) value);
  }

  void putInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void putLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  void putBytes(byte[] bytes, int from, int to) {
    int next = from;
    while (next < to) {
      int count = Math.min(to - next, room(1).remaining());
      buffer.put(bytes, next, count);
      next += count;
    }
  }
}
