package org.genera.vae.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.genera.neural.Parameters;
import org.genera.vae.row.RowCodec;
import org.jspecify.annotations.Nullable;

/** Networks of a model, built when they are first needed, one for each thread. */
public final class PassPool {

  private final VaeShape shape;
  private final RowCodec codec;
  private final float[] values;
  private final Deque<VaePass> idle = new ArrayDeque<>();
  private @Nullable Parameters parameters;

  /**
   * A pool.
   *
   * @param values parameters, which are not changed any more
   */
  public PassPool(VaeShape shape, RowCodec codec, float[] values) {
    this.shape = shape;
    this.codec = codec;
    this.values = values;
  }

  /** Lends networks to some work. */
  public <R> R with(Function<VaePass, R> work) {
    VaePass pass = borrow();
    try {
      return work.apply(pass);
    } finally {
      synchronized (idle) {
        idle.push(pass);
      }
    }
  }

  private VaePass borrow() {
    Parameters shared;
    synchronized (idle) {
      VaePass pass = idle.poll();
      if (pass != null) {
        return pass;
      }
      shared = parameters;
      if (shared == null) {
        shared = new Parameters(values.length);
        System.arraycopy(values, 0, shared.values(), 0, values.length);
        shared.publish();
        parameters = shared;
      }
    }
    return new VaePass(shape, codec, shared);
  }
}
