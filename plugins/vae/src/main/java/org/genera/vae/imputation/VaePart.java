package org.genera.vae.imputation;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.AncestralSampling;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;

/**
 * Some columns of an autoencoder, given what a row shows of the others: rows can be drawn, and
 * conditioned further.
 */
final class VaePart implements Model, AncestralSampling, Conditioning {

  private final VaeConditioning whole;
  private final Schema columns;
  private final Batch evidence;

  /**
   * A part.
   *
   * @param columns the columns of the part
   * @param evidence one row of all columns, in which those of the part are missing
   */
  VaePart(VaeConditioning whole, Schema columns, Batch evidence) {
    this.whole = whole;
    this.columns = columns;
    this.evidence = evidence;
  }

  @Override
  public ModelHeader header() {
    ModelHeader header = whole.header();
    return new ModelHeader(
        header.family(), columns, header.options(), header.provenance(), header.summary());
  }

  @Override
  public Batch sample(int rows, RandomStream random) {
    Batch repeated = evidence.pick(new int[rows]);
    return whole.impute(repeated, Fill.DRAW, random).select(columns.names()).at(0);
  }

  @Override
  public Model marginal(Collection<String> names) {
    return new VaePart(whole, columns.select(names), evidence);
  }

  @Override
  public Model given(Batch further) {
    VaePart rest = (VaePart) whole.given(with(further, 0, 1));
    return rest.marginal(columns.names().stream().filter(rest.columns.names()::contains).toList());
  }

  /** The evidence of the part beside that of each row. */
  private Batch with(Batch rows, int from, int to) {
    BatchBuilder all = new BatchBuilder(evidence.schema(), to - from);
    for (int row = from; row < to; row++) {
      for (int c = 0; c < evidence.schema().size(); c++) {
        String name = evidence.schema().column(c).name();
        boolean here = columns.find(name).isPresent() && rows.schema().find(name).isPresent();
        all.copyCell(c, here ? rows.column(name) : evidence.column(c), here ? row : 0);
      }
      all.endRow();
    }
    return all.build(rows.firstRow());
  }

  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    return whole.impute(with(rows, 0, rows.rows()), fill, random).select(columns.names());
  }

  @Override
  public boolean[] impossible(Batch rows) {
    return whole.impossible(with(rows, 0, rows.rows()));
  }

  @Override
  public Optional<String> approximation() {
    return whole.approximation();
  }

  @Override
  public Optional<String> approximation(Collection<String> known) {
    return whole.approximation(
        Stream.concat(
                known.stream(),
                evidence.schema().names().stream()
                    .filter(name -> !evidence.column(name).isMissing(0)))
            .toList());
  }

  /** A part has no parameters of its own. */
  @Override
  public void write(ModelArchiveWriter writer) {
    throw new GeneraException(
        StandardError.USAGE,
        "A part of an autoencoder cannot be saved; save the whole, and take the part of it again.");
  }
}
