package org.genera.api.model;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the state of one training is kept now and then, so that it can go on after its process has
 * ended. A training that goes on ends with the same model, byte for byte, as one that was never
 * interrupted. The host sees to it that a state comes back only to a training of the same family,
 * data, options and seed.
 */
public interface Checkpoints {

  /** Nothing is kept. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<ModelArchive> last() {
          return Optional.empty();
        }

        @Override
        public boolean isDue() {
          return false;
        }

        @Override
        public void keep(Consumer<ModelArchiveWriter> state) {}
      };

  /**
   * The state to go on from.
   *
   * @return what {@link #keep} was given last; empty where training begins
   */
  Optional<ModelArchive> last();

  /**
   * Whether the state should be kept now. Cheap enough to be asked at every step.
   *
   * @return true if it is time
   */
  boolean isDue();

  /**
   * Keeps a state in place of the one before, all of it or not at all. A family does so when it
   * {@link #isDue()}, and before it ends because the run was cancelled.
   *
   * @param state writes the state; numbers are finite, names as in a model file
   */
  void keep(Consumer<ModelArchiveWriter> state);
}
