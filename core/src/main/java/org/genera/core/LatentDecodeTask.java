package org.genera.core;

import java.util.List;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Fill;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;

/** Turns latent variables into the rows that a model makes of them, after what names these. */
final class LatentDecodeTask implements BlockTask {

  private final LatentSpace space;
  private final Schema read;
  private final Fill fill;
  private final Schema names;

  /**
   * A task.
   *
   * @param model a {@link LatentSpace}
   * @param read the columns to read: latent variables, and what is carried along
   * @param fill what is made of them
   */
  LatentDecodeTask(Model model, Schema read, Fill fill) {
    space = model.require(LatentSpace.class);
    this.read = read;
    this.fill = fill;
    Set<String> latents = Set.copyOf(space.latentSchema().names());
    Set<String> made = Set.copyOf(decoded(Batch.missing(read, 0), none()).schema().names());
    names =
        Schema.of(
            read.columns().stream()
                .filter(column -> !latents.contains(column.name()))
                .filter(column -> !made.contains(column.name()))
                .map(column -> column.withRole(Role.ID))
                .toList());
  }

  /**
   * The columns that are written: other columns of the rows, but for those that the model makes.
   */
  Schema written() {
    return apply(Batch.missing(read, 0), none()).schema();
  }

  private static RandomStream none() {
    return RandomStream.of(0, "none", 0);
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    return Batches.beside(
        List.of(
            block.select(names.names()).withSchema(names),
            decoded(block, random).at(block.firstRow())));
  }

  private Batch decoded(Batch block, RandomStream random) {
    Batch latents = block.select(space.latentSchema().names());
    for (Column column : latents.schema().columns()) {
      requireComplete(latents, column.name());
    }
    return space.decode(latents, fill, random);
  }

  private static void requireComplete(Batch latents, String column) {
    for (int row = 0; row < latents.rows(); row++) {
      if (latents.column(column).isMissing(row)) {
        throw new GeneraException(
            StandardError.INVALID_DATA,
            "Row "
                + (latents.firstRow() + row + 1)
                + ", column '"
                + column
                + "' is missing, and nothing can be made without a latent variable. Give it a"
                + " value, such as 0, or leave the row out.");
      }
    }
  }
}
