package org.genera.api.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.option.Options;

/**
 * A task as data: everything that another process needs to do it, and nothing that it could not be
 * sent. Whoever runs the task finds its owner by kind and name and asks it for the code.
 *
 * @param kind what kind of plugin owns the task
 * @param owner the owner's name
 * @param task the task's name, the owner's own choice
 * @param options the owner's options
 * @param schema the columns of the batches that the task sees
 * @param model a model that the task uses; to another process it goes as the bytes of its model
 *     file
 */
public record TaskSpec(
    Kind kind, String owner, String task, Options options, Schema schema, Optional<Model> model) {

  /** What kind of plugin owns a task. */
  public enum Kind {
    /** A model family. */
    FAMILY,
    /** A sampler. */
    SAMPLER,
    /** A metric. */
    METRIC,
    /** The platform itself. */
    PLATFORM
  }

  /** Checks that all are there. */
  public TaskSpec {
    requireNonNull(kind);
    requireNonNull(owner);
    requireNonNull(task);
    requireNonNull(options);
    requireNonNull(schema);
    requireNonNull(model);
  }

  /**
   * A task of a family that needs no model.
   *
   * @param family the family's name
   * @param task the task's name
   * @param options the family's options
   * @param schema the columns of the batches
   * @return the task
   */
  public static TaskSpec ofFamily(String family, String task, Options options, Schema schema) {
    return new TaskSpec(Kind.FAMILY, family, task, options, schema, Optional.empty());
  }
}
