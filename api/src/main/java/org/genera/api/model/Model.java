package org.genera.api.model;

import java.util.Map;
import java.util.Optional;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
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
   * Why this model lacks a capability that other models of its family have, and what to do. Errors
   * tell it to users.
   *
   * @param type the capability's interface
   * @return a clause such as "it was fitted without a label; fit again with one", without a full
   *     stop; empty by default
   */
  default Optional<String> whyLacking(Class<? extends Capability> type) {
    return Optional.empty();
  }

  /**
   * A capability that the caller cannot do without.
   *
   * @param <C> the capability
   * @param type the capability's interface
   * @return the model as that interface
   * @throws GeneraException {@link StandardError#UNSUPPORTED_CAPABILITY} if the model lacks it
   */
  default <C extends Capability> C require(Class<C> type) {
    return capability(type)
        .orElseThrow(
            () ->
                new GeneraException(
                    StandardError.UNSUPPORTED_CAPABILITY,
                    "This model (family '"
                        + header().family()
                        + "') lacks the capability '"
                        + Capability.nameOf(type)
                        + "'"
                        + whyLacking(type)
                            .map(why -> ": " + why + ".")
                            .orElse("; choose a family that has it.")));
  }

  /**
   * What becomes of a feature's level that the schema lacks, where rows are scored or classified.
   *
   * @return refused by default
   */
  default UnknownLevels unknownLevels() {
    return UnknownLevels.REFUSED;
  }

  /**
   * What users should know of the model that no figure tells, such as what the data chose where the
   * user did not: {@code likelihood.age} is {@code log-normal}. Reports of a fit and of a model
   * show it, the first name first; a name may be that of the option which overrides the choice.
   *
   * @return words by name, in the order to show them; empty by default
   */
  default Map<String, String> notes() {
    return Map.of();
  }

  /**
   * Writes what the family needs to read the model again, apart from the header.
   *
   * @param writer takes tensors and texts
   */
  void write(ModelArchiveWriter writer);
}
