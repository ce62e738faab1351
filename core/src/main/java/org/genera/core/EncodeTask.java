package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;

/**
 * Turns rows into what names them, and their steps, and what the model finds behind each: its
 * encoding, or p(component | x) of each component where it has none.
 */
final class EncodeTask implements BlockTask {

  private final Model model;
  private final Schema read;
  private final EncodeRequest request;

  /**
   * A task.
   *
   * @param model a {@link LatentEncoder}, or one with {@link MixtureMembership}
   * @param read the columns to read
   * @param request deviations only of an encoder that has them
   */
  EncodeTask(Model model, Schema read, EncodeRequest request) {
    this.model = model;
    this.read = read;
    this.request = request;
  }

  /** The columns of some rows that a model's encodings need and carry along. */
  static Schema read(Schema rows, Model model) {
    return rows.select(
        Stream.concat(
                rows.columns().stream().filter(SeriesKeys::isIdentifier),
                model.schema().features().stream())
            .map(Column::name)
            .toList());
  }

  /** The columns that are written. */
  Schema written() {
    return apply(Batch.missing(read, 0), RandomStream.of(0, "none", 0)).schema();
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    Batch encoded =
        model
            .capability(LatentEncoder.class)
            .map(encoder -> encoded(encoder, block))
            .orElseGet(() -> memberships(block))
            .at(block.firstRow());
    return encoded.schema().series().isEmpty() ? beside(block, encoded) : ofSteps(block, encoded);
  }

  private Batch encoded(LatentEncoder encoder, Batch block) {
    return request.deviations()
        ? encoder.encodeWithDeviations(block).orElseThrow()
        : encoder.encode(block);
  }

  private Batch beside(Batch block, Batch encoded) {
    List<Column> names = read.columns().stream().filter(SeriesKeys::isIdentifier).toList();
    Schema identifiers = Schema.of(names.stream().map(column -> column.withRole(Role.ID)).toList());
    return Batches.beside(
        List.of(block.select(identifiers.names()).withSchema(identifiers), encoded));
  }

  private Batch ofSteps(Batch block, Batch encoded) {
    SeriesKeys keys = SeriesKeys.in(read, model);
    List<Column> names = keys.ofSteps();
    List<ColumnVector> cells = new ArrayList<>();
    names.forEach(name -> cells.add(keys.in(block).steps().column(name.name())));
    return keys.beside(block, SeriesKeys.withSteps(encoded, names, cells));
  }

  private Batch memberships(Batch block) {
    MixtureMembership mixture = model.require(MixtureMembership.class);
    double[][] shares = mixture.responsibilities(block);
    List<Column> columns = new ArrayList<>();
    List<ColumnVector> vectors = new ArrayList<>();
    for (int c = 0; c < mixture.components(); c++) {
      int component = c;
      columns.add(Column.real("p(" + (c + 1) + ")"));
      vectors.add(
          new RealVector(
              IntStream.range(0, shares.length)
                  .mapToDouble(row -> shares[row][component])
                  .toArray()));
    }
    return Batch.of(Schema.of(columns), block.firstRow(), block.rows(), vectors);
  }
}
