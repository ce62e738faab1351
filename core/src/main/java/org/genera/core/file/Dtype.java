package org.genera.core.file;

import java.util.Optional;

/** The kinds of numbers in a model file; the names are those of safetensors. */
enum Dtype {
  F64(Double.BYTES),
  I64(Long.BYTES),
  F32(Float.BYTES),
  U8(Byte.BYTES);

  private final int bytes;

  Dtype(int bytes) {
    this.bytes = bytes;
  }

  /** The bytes of one number. */
  int bytes() {
    return bytes;
  }

  static Optional<Dtype> named(String name) {
    for (Dtype dtype : values()) {
      if (dtype.name().equals(name)) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }
}
