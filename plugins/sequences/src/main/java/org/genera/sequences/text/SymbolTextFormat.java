package org.genera.sequences.text;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DataSource;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Option;
import org.genera.sequences.StreamedSeries;
import org.genera.sequences.Symbols;
import org.genera.sequences.WantedTypes;

/** Plain text in UTF-8 as series of characters or words, one a line or one a file. */
public final class SymbolTextFormat implements DatasetFormat {

  /** The format. */
  public SymbolTextFormat() {}

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String description() {
    return "plain text as series of characters or words, one a line or one a file";
  }

  @Override
  public List<Option<?>> options() {
    return TextLayout.DECLARED;
  }

  @Override
  public List<String> suffixes() {
    return List.of("txt", "text");
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public boolean holdsSeries() {
    return true;
  }

  @Override
  public Detection detect(DataSource source) {
    boolean named =
        source.path().filter(Files::isRegularFile).isPresent()
            && source.location().toLowerCase(Locale.ROOT).matches(".*\\.(txt|text)(\\.gz)?");
    return named && !TableLikeness.isTable(source.head()) ? Detection.SUFFIX : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    TextFile file = TextFile.of(request.source());
    TextLayout layout = TextLayout.of(request.options(), request.schema());
    String step = layout.words() ? TextLayout.WORD : Symbols.COLUMN;
    boolean levelsKnown =
        !request.unknownLevels()
            && WantedTypes.ofStep(request.schema(), ColumnType.Series.STEPS, step).isPresent();
    TextScan scan = TextScan.of(file, layout, levelsKnown, request.cancellation());
    Schema schema = WantedTypes.of(Schema.of(scan.column()), request);
    return new OpenedDataset(
        new StreamedSeries(schema, scan.series(), columns -> new TextCursor(file, layout, columns)),
        Map.of(ColumnType.Series.STEPS, "series: its steps are symbols"),
        List.of(
            "symbols: " + (layout.words() ? "words" : "characters"),
            "series: one a " + (layout.lines() ? "line" : "file")));
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return new TextSeriesWriter(request);
  }
}
