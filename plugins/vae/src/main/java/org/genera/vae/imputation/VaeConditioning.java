package org.genera.vae.imputation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Batches;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.Conditioning;
import org.genera.api.model.Fill;
import org.genera.api.model.Model;
import org.genera.api.model.ModelHeader;
import org.genera.numerics.Labels;
import org.genera.vae.network.TrainedVae;
import org.genera.vae.network.VaePass;

/** What follows from a part of a row, by an autoencoder. */
public final class VaeConditioning implements Conditioning {

  private final TrainedVae model;
  private final Optional<Labels> labels;
  private final FillEffort effort;

  public VaeConditioning(TrainedVae model) {
    this.model = model;
    labels = model.labels();
    effort = FillEffort.of(model.header().options());
  }

  ModelHeader header() {
    return model.header();
  }

  @Override
  public Optional<String> approximation() {
    return Optional.of(effort.words());
  }

  /** p(x) and p(x | y) are drawn as they are, z from its prior; p(y | x) and p(x | x') are not. */
  @Override
  public Optional<String> approximation(Collection<String> known) {
    boolean anyFeature = model.codec().features().names().stream().anyMatch(known::contains);
    return anyFeature ? approximation() : Optional.empty();
  }

  /** Rows without a gap are what they were, and no work. */
  @Override
  public Batch impute(Batch rows, Fill fill, RandomStream random) {
    int width = model.codec().layout().cells();
    float[] cells = model.codec().encode(rows);
    int[] classes = labels.map(label -> label.codes(rows)).orElse(new int[0]);
    int[] gapped =
        IntStream.range(0, rows.rows())
            .filter(row -> hasGaps(cells, row * width, (row + 1) * width) || lacks(classes, row))
            .toArray();
    float[] someCells = new float[gapped.length * width];
    int[] someClasses = new int[classes.length == 0 ? 0 : gapped.length];
    for (int i = 0; i < gapped.length; i++) {
      System.arraycopy(cells, gapped[i] * width, someCells, i * width, width);
      if (someClasses.length > 0) {
        someClasses[i] = classes[gapped[i]];
      }
    }
    return merged(rows, gapped, made(someCells, someClasses, gapped.length, fill, random));
  }

  private static boolean hasGaps(float[] cells, int from, int to) {
    for (int cell = from; cell < to; cell++) {
      if (Float.isNaN(cells[cell])) {
        return true;
      }
    }
    return false;
  }

  private static boolean lacks(int[] classes, int row) {
    return classes.length > 0 && classes[row] < 0;
  }

  /** What is made of all rows that have gaps, all of their cells. */
  private Batch made(float[] cells, int[] classes, int rows, Fill fill, RandomStream random) {
    int width = model.codec().layout().cells();
    List<Batch> blocks = new ArrayList<>();
    model
        .passes()
        .with(
            pass -> {
              for (int first = 0; first < rows; first += GappedRows.ROWS) {
                GappedRows block = GappedRows.of(width, cells, classes, first);
                GapFilling.Filled filled = filled(pass, block, fill, random);
                blocks.add(model.labelled(filled.features(), filled.classes()));
              }
              return true;
            });
    return blocks.isEmpty() ? Batch.missing(columns(), 0) : Batches.concat(columns(), blocks);
  }

  private GapFilling.Filled filled(VaePass pass, GappedRows block, Fill fill, RandomStream random) {
    Proposals proposals =
        new Proposals(pass, model.shape(), model.codec(), model.classPriors(), block);
    long seed = model.header().provenance().seed();
    return new GapFilling(model.codec(), effort, seed, proposals).fill(fill, random);
  }

  /** Features, and the label where there is one. */
  private Schema columns() {
    List<Column> columns = new ArrayList<>(model.codec().features().columns());
    labels.ifPresent(label -> columns.add(label.column()));
    return Schema.of(columns);
  }

  /** The rows, with what was made of those with gaps in their gaps. */
  private Batch merged(Batch rows, int[] gapped, Batch made) {
    Schema schema = columns();
    BatchBuilder builder = new BatchBuilder(schema, rows.rows());
    int next = 0;
    for (int row = 0; row < rows.rows(); row++) {
      boolean hasGaps = next < gapped.length && gapped[next] == row;
      for (int c = 0; c < schema.size(); c++) {
        String name = schema.column(c).name();
        if (rows.schema().find(name).isPresent() && !rows.column(name).isMissing(row)) {
          builder.copyCell(c, rows.column(name), row);
        } else if (hasGaps) {
          builder.copyCell(c, made.column(c), next);
        }
      }
      builder.endRow();
      next += hasGaps ? 1 : 0;
    }
    return builder.build(rows.firstRow());
  }

  @Override
  public boolean[] impossible(Batch rows) {
    float[] cells = model.codec().encode(rows);
    boolean[] impossible = new boolean[rows.rows()];
    for (int row = 0; row < impossible.length; row++) {
      impossible[row] =
          model.codec().impossible(cells, row * model.codec().layout().cells()).isPresent();
    }
    return impossible;
  }

  /** The model of some columns. */
  @Override
  public Model marginal(Collection<String> names) {
    Schema all = columns();
    List<Column> columns = names.stream().map(all::column).toList();
    return new VaePart(this, Schema.of(columns), Batch.missing(all, 1));
  }

  /** The model of the columns that are missing in a row, given the others. */
  @Override
  public Model given(Batch evidence) {
    Schema all = columns();
    BatchBuilder row = new BatchBuilder(all, 1);
    List<Column> missing = new ArrayList<>();
    for (int c = 0; c < all.size(); c++) {
      String name = all.column(c).name();
      if (evidence.schema().find(name).isPresent() && !evidence.column(name).isMissing(0)) {
        row.copyCell(c, evidence.column(name), 0);
      } else {
        missing.add(all.column(c));
      }
    }
    row.endRow();
    Batch known = row.build(0);
    if (impossible(known)[0]) {
      throw new GeneraException(
          StandardError.INVALID_DATA,
          "What is given holds a count below 0, which is impossible in the model, so that nothing"
              + " follows from it. Give other values.");
    }
    return new VaePart(this, Schema.of(missing), known);
  }
}
