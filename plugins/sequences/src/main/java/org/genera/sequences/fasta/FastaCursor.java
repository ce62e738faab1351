package org.genera.sequences.fasta;

import java.util.Optional;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.sequences.StreamedSeries;
import org.genera.sequences.Symbols;

/** The records of a file as series. */
final class FastaCursor implements StreamedSeries.Cursor {

  private final TextFile file;
  private final Records records;
  private final OptionalInt id;
  private final OptionalInt description;
  private final OptionalInt series;
  private final Optional<Symbols> symbols;

  FastaCursor(TextFile file, Schema columns) {
    this.file = file;
    id = columns.find(FastaFormat.ID);
    description = columns.find(FastaFormat.DESCRIPTION);
    series = columns.find(ColumnType.Series.STEPS);
    symbols =
        columns.series().stream()
            .findFirst()
            .map(Column::type)
            .map(type -> new Symbols(file, ((ColumnType.Series) type).step()));
    records = new Records(file);
  }

  @Override
  public boolean next(BatchBuilder row) {
    Records.SymbolSink sink =
        symbols.<Records.SymbolSink>map(s -> s::add).orElse((symbol, line) -> {});
    if (!records.next(sink)) {
      return false;
    }
    id.ifPresent(column -> parse(row, column, records.id()));
    description.ifPresent(column -> parse(row, column, records.description()));
    symbols.ifPresent(collected -> collected.endSeries(row, series.orElseThrow()));
    return true;
  }

  private void parse(BatchBuilder row, int column, String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      CellText.parse(row, column, text);
    } catch (GeneraException e) {
      throw file.invalid(records.line(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    records.close();
  }
}
