package org.genera.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genera.api.data.Batch;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.RealVector;
import org.genera.api.data.Schema;
import org.genera.api.engine.BlockTask;
import org.genera.api.engine.RandomStream;
import org.genera.api.engine.TaskSpec;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.MixtureMembership;
import org.genera.api.model.Model;

/**
 * Turns rows into identifiers and what the model finds behind each row: its encoding, or
 * p(component | x) of each component where it has none.
 */
final class EncodeTask implements BlockTask {

  private final Model model;
  private final Schema identifiers;
  private final Schema encoding;

  EncodeTask(TaskSpec spec) {
    model = spec.model().orElseThrow();
    identifiers = Decoding.asIdentifiers(Decoding.identifiers(spec.schema()));
    encoding = encoding(model);
  }

  /** The columns of an encoding; the model is a {@link LatentEncoder} or has memberships. */
  static Schema encoding(Model model) {
    return model
        .capability(LatentEncoder.class)
        .map(LatentEncoder::encodingSchema)
        .orElseGet(() -> memberships(model.require(MixtureMembership.class).components()));
  }

  private static Schema memberships(int components) {
    return Schema.of(
        IntStream.rangeClosed(1, components).mapToObj(c -> Column.real("p(" + c + ")")).toList());
  }

  @Override
  public Batch apply(Batch block, RandomStream random) {
    Batch encoded =
        model
            .capability(LatentEncoder.class)
            .map(encoder -> encoder.encode(block))
            .orElseGet(() -> memberships(block));
    return Batches.beside(
        List.of(
            block.select(identifiers.names()).withSchema(identifiers),
            encoded.at(block.firstRow())));
  }

  private Batch memberships(Batch block) {
    double[][] shares = model.require(MixtureMembership.class).responsibilities(block);
    List<ColumnVector> columns = new ArrayList<>();
    for (int c = 0; c < encoding.size(); c++) {
      double[] ofComponent = new double[shares.length];
      for (int row = 0; row < shares.length; row++) {
        ofComponent[row] = shares[row][c];
      }
      columns.add(new RealVector(ofComponent));
    }
    return Batch.of(encoding, block.firstRow(), block.rows(), columns);
  }
}
