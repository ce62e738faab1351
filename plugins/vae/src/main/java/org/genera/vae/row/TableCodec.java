package org.genera.vae.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.option.Options;
import org.genera.neural.encoding.CellEncoding;
import org.genera.neural.encoding.ColumnCode;
import org.genera.neural.encoding.LevelCode;
import org.genera.neural.encoding.NumberCode;
import org.genera.neural.encoding.NumberTensors;
import org.genera.neural.encoding.RowEncoding;
import org.genera.neural.encoding.TableCells;
import org.genera.neural.likelihood.JointLikelihood;
import org.genera.neural.likelihood.RowLikelihood;
import org.genera.numerics.UnmodelledColumns;

/**
 * A table of mixed columns, one cell each, in the order of their likelihoods.
 *
 * @param cells codes of the columns
 * @param likelihoods of the columns, ascending
 * @param options of the model
 */
public record TableCodec(TableCells cells, List<ColumnLikelihood> likelihoods, Options options)
    implements RowCodec {

  /** More levels than this make no network that anyone would train here. */
  private static final int MOST_LEVELS = 1 << 15;

  /** A codec of which the numbers are not known yet. */
  static TableCodec of(List<Column> columns, Options options) {
    refuse(
        columns.stream()
            .filter(column -> !column.type().isNumeric() && levels(column) < 0)
            .toList(),
        "vae models one column of images, or numbers, truth values and categories, which these"
            + " columns are not");
    refuse(
        columns.stream().filter(column -> levels(column) > MOST_LEVELS).toList(),
        "these categories have more levels than vae can hold (" + MOST_LEVELS + ")");
    Map<Column, ColumnLikelihood> chosen = ColumnLikelihood.of(columns, options);
    List<Column> ordered = columns.stream().sorted(Comparator.comparing(chosen::get)).toList();
    return new TableCodec(
        new TableCells(Schema.of(columns), ordered.stream().map(TableCodec::code).toList()),
        ordered.stream().map(chosen::get).toList(),
        options);
  }

  private static void refuse(List<Column> columns, String why) {
    if (!columns.isEmpty()) {
      throw UnmodelledColumns.refused(why, columns, ", or choose another family");
    }
  }

  /** The number of levels; -1 of what is no category. */
  private static int levels(Column column) {
    return column.type() instanceof ColumnType.Category category ? category.levels().size() : -1;
  }

  private static ColumnCode code(Column column) {
    return levels(column) >= 0 || column.type() instanceof ColumnType.Bool
        ? new LevelCode(column)
        : NumberCode.of(column);
  }

  /** The codes of numbers, in the order of the cells. */
  public List<NumberCode> numbers() {
    return cells.codes().stream()
        .filter(NumberCode.class::isInstance)
        .map(NumberCode.class::cast)
        .toList();
  }

  /** The likelihoods of numbers, in the order of the cells. */
  List<ColumnLikelihood> likelihoodsOfNumbers() {
    List<ColumnLikelihood> some = new ArrayList<>();
    for (int c = 0; c < likelihoods.size(); c++) {
      if (cells.codes().get(c) instanceof NumberCode) {
        some.add(likelihoods.get(c));
      }
    }
    return some;
  }

  /** The same with other codes of numbers. */
  public TableCodec withNumbers(List<NumberCode> numbers) {
    List<ColumnCode> codes = new ArrayList<>();
    int next = 0;
    for (ColumnCode code : cells.codes()) {
      codes.add(code instanceof NumberCode ? numbers.get(next++) : code);
    }
    return new TableCodec(new TableCells(cells.features(), codes), likelihoods, options);
  }

  @Override
  public Schema features() {
    return cells.features();
  }

  @Override
  public RowEncoding encoding() {
    return new RowEncoding(cells.codes().stream().map(CellEncoding::of).toList());
  }

  @Override
  public RowLikelihood likelihood() {
    List<RowLikelihood> parts = new ArrayList<>();
    for (ColumnLikelihood likelihood : ColumnLikelihood.values()) {
      int from = likelihoods.indexOf(likelihood);
      if (from >= 0) {
        int to = likelihoods.lastIndexOf(likelihood) + 1;
        parts.add(likelihood.likelihood(cells.codes().subList(from, to), options));
      }
    }
    return new JointLikelihood(parts);
  }

  @Override
  public Treatment treatment() {
    return Treatment.NONE;
  }

  @Override
  public boolean isDrawn() {
    return true;
  }

  @Override
  public Map<String, String> notes() {
    return Map.of();
  }

  @Override
  public String words() {
    Map<String, String> words = new LinkedHashMap<>();
    for (int c = 0; c < likelihoods.size(); c++) {
      words.put(cells.codes().get(c).column().name(), likelihoods.get(c).word());
    }
    return words.toString();
  }

  @Override
  public LikelihoodOptions optionsInQuestion() {
    List<String> gaussian = new ArrayList<>();
    for (int c = 0; c < likelihoods.size(); c++) {
      if (likelihoods.get(c) == ColumnLikelihood.GAUSSIAN) {
        gaussian.add(cells.codes().get(c).column().name());
      }
    }
    boolean mixture = likelihoods.contains(ColumnLikelihood.MIXTURE);
    return new LikelihoodOptions(options, gaussian, mixture, false);
  }

  @Override
  public float[] encode(Batch batch) {
    return cells.encode(batch);
  }

  @Override
  public OptionalInt impossible(float[] rows, int from) {
    for (int c = 0; c < likelihoods.size(); c++) {
      if (likelihoods.get(c).isOfCounts()
          && cells.codes().get(c) instanceof NumberCode code
          && Math.rint(code.centre() + code.scale() * rows[from + c]) < 0) {
        return OptionalInt.of(c);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public String columnOf(int cell) {
    return cells.codes().get(cell).column().name();
  }

  @Override
  public Batch decode(float[] rows, int count) {
    return cells.decode(rows, count);
  }

  @Override
  public void write(ModelArchiveWriter writer) {
    NumberTensors.write(writer, numbers());
  }

  @Override
  public TableCodec read(ModelArchive archive) {
    return withNumbers(
        NumberTensors.read(archive, numbers().stream().map(NumberCode::column).toList()));
  }
}
