package org.genera.api;

import static java.util.Objects.requireNonNull;

import org.genera.api.engine.Engine;
import org.genera.api.model.Families;

/**
 * What the host lends to a plugin for one piece of work: the seed, the engine, other families, a
 * listener and a cancellation flag. Immutable.
 */
public final class RunContext {

  /** The number of rows in a block unless a caller says otherwise. */
  public static final int DEFAULT_BLOCK_ROWS = 4096;

  private final long seed;
  private final int blockRows;
  private final Engine engine;
  private final Families families;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private RunContext(Builder builder) {
    seed = builder.seed;
    blockRows = builder.blockRows;
    engine = builder.engine;
    families = builder.families;
    listener = builder.listener;
    cancellation = builder.cancellation;
  }

  /**
   * Starts a context that runs on an engine.
   *
   * @param engine where the work runs
   * @return a builder with seed 1, no other families, a deaf listener and a cancellation flag of
   *     its own
   */
  public static Builder on(Engine engine) {
    return new Builder(requireNonNull(engine));
  }

  /**
   * The seed from which every random stream of the work is derived.
   *
   * @return any number
   */
  public long seed() {
    return seed;
  }

  /**
   * The number of rows in a block. It is part of the request, not of the machine, so that sums have
   * the same bits everywhere.
   *
   * @return a positive number
   */
  public int blockRows() {
    return blockRows;
  }

  /**
   * The engine on which passes over data run.
   *
   * @return the engine
   */
  public Engine engine() {
    return engine;
  }

  /**
   * The other families, by name.
   *
   * @return the look-up
   */
  public Families families() {
    return families;
  }

  /**
   * Who hears of progress and warnings.
   *
   * @return the listener
   */
  public ProgressListener listener() {
    return listener;
  }

  /**
   * The flag that stops the work.
   *
   * @return the flag
   */
  public Cancellation cancellation() {
    return cancellation;
  }

  /**
   * A builder that holds what this context holds.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder(engine)
        .seed(seed)
        .blockRows(blockRows)
        .families(families)
        .listener(listener)
        .cancellation(cancellation);
  }

  /** Builds a {@link RunContext}. */
  public static final class Builder {

    private final Engine engine;
    private long seed = 1;
    private int blockRows = DEFAULT_BLOCK_ROWS;
    private Families families = Families.NONE;
    private ProgressListener listener = ProgressListener.NONE;
    private Cancellation cancellation = new Cancellation();

    private Builder(Engine engine) {
      this.engine = engine;
    }

    /**
     * Sets the seed.
     *
     * @param value any number
     * @return this
     */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Sets the rows in a block.
     *
     * @param value a positive number
     * @return this
     */
    public Builder blockRows(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("blockRows must be positive: " + value);
      }
      blockRows = value;
      return this;
    }

    /**
     * Sets the look-up of families.
     *
     * @param value the look-up
     * @return this
     */
    public Builder families(Families value) {
      families = requireNonNull(value);
      return this;
    }

    /**
     * Sets the listener.
     *
     * @param value the listener
     * @return this
     */
    public Builder listener(ProgressListener value) {
      listener = requireNonNull(value);
      return this;
    }

    /**
     * Sets the cancellation flag.
     *
     * @param value the flag
     * @return this
     */
    public Builder cancellation(Cancellation value) {
      cancellation = requireNonNull(value);
      return this;
    }

    /**
     * Builds the context.
     *
     * @return the context
     */
    public RunContext build() {
      return new RunContext(this);
    }
  }
}
