package org.genera.api.model;

import java.util.Optional;
import org.genera.api.data.Schema;

/** A trained model: immutable, thread-safe. What it can do are its capabilities. */
public interface Model {

  /**
   * What it knows of itself.
   *
   * @return the header
   */
  ModelHeader header();

  /**
   * Its columns.
   *
   * @return the schema of the header
   */
  default Schema schema() {
    return header().schema();
  }

  /**
   * A capability, if the model has it. A model whose class implements the interface has it, unless
   * it says otherwise.
   *
   * @param <C> the capability
   * @param type the capability's interface
   * @return the model as that interface
   */
  default <C extends Capability> Optional<C> capability(Class<C> type) {
    return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
  }

  /**
   * Writes what the family needs to read the model again, apart from the header.
   *
   * @param writer takes tensors and texts
   */
  void write(ModelArchiveWriter writer);
}
