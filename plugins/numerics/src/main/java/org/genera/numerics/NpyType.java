package org.genera.numerics;

import java.nio.ByteBuffer;

/** The kinds of numbers in NumPy files that are read. */
public enum NpyType {
  /** 32-bit floating point. */
  F4(4, false) {
    @Override
    double real(ByteBuffer bytes, int position) {
      return bytes.getFloat(position);
    }
  },
  /** 64-bit floating point. */
  F8(8, false) {
    @Override
    double real(ByteBuffer bytes, int position) {
      return bytes.getDouble(position);
    }
  },
  /** 32-bit whole numbers. */
  I4(4, true) {
    @Override
    long whole(ByteBuffer bytes, int position) {
      return bytes.getInt(position);
    }
  },
  /** 64-bit whole numbers. */
  I8(8, true) {
    @Override
    long whole(ByteBuffer bytes, int position) {
      return bytes.getLong(position);
    }
  },
  /** 8-bit whole numbers without a sign. */
  U1(1, true) {
    @Override
    long whole(ByteBuffer bytes, int position) {
      return bytes.get(position) & 0xff;
    }
  },
  /** Truth values, 0 and 1. */
  B1(1, true) {
    @Override
    long whole(ByteBuffer bytes, int position) {
      return bytes.get(position) == 0 ? 0 : 1;
    }
  };

  private final int size;
  private final boolean whole;

  NpyType(int size, boolean whole) {
    this.size = size;
    this.whole = whole;
  }

  /**
   * The bytes of one number.
   *
   * @return 1, 4 or 8
   */
  public int size() {
    return size;
  }

  /**
   * Whether the numbers are whole.
   *
   * @return true for integers and truth values
   */
  public boolean isWhole() {
    return whole;
  }

  double real(ByteBuffer bytes, int position) {
    return whole(bytes, position);
  }

  long whole(ByteBuffer bytes, int position) {
    throw new IllegalStateException(this + " is not whole");
  }
}
