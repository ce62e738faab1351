package org.genera.sequences.fasta;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DataSource;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextFile;
import org.genera.api.data.WriteRequest;
import org.genera.sequences.StreamedSeries;
import org.genera.sequences.Symbols;
import org.genera.sequences.WantedTypes;

/** FASTA: one series a record, of symbols from the alphabet that the file uses. */
public final class FastaFormat implements DatasetFormat {

  static final String ID = "id";
  static final String DESCRIPTION = "description";

  /** The format. */
  public FastaFormat() {}

  @Override
  public String name() {
    return "fasta";
  }

  @Override
  public String description() {
    return "FASTA: records of an identifier and a sequence of symbols";
  }

  @Override
  public List<String> suffixes() {
    return List.of("fasta", "fa", "fna", "faa");
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
    String head = new String(source.head(), StandardCharsets.UTF_8);
    if (head.matches("(?s)>[^\\r\\n]+\\R[A-Za-z*-]+(\\R.*)?")) {
      return Detection.CONTENT;
    }
    boolean named =
        source.path().filter(Files::isRegularFile).isPresent()
            && source
                .location()
                .toLowerCase(Locale.ROOT)
                .matches(".*\\.(fasta|fa|fna|faa)(\\.gz)?");
    return named ? Detection.SUFFIX : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    TextFile file = TextFile.of(request.source());
    TreeSet<Integer> alphabet = new TreeSet<>();
    boolean described = false;
    long count = 0;
    try (Records records = new Records(file)) {
      while (records.next((symbol, line) -> alphabet.add(symbol))) {
        count++;
        described |= !records.description().isEmpty();
        request.cancellation().throwIfCancelled();
      }
    }
    if (count == 0) {
      throw new GeneraException(StandardError.NO_DATA, file.name() + " has no record.");
    }
    Map<String, String> decisions = new HashMap<>();
    decisions.put(ID, "the first word of the header");
    decisions.put(ColumnType.Series.STEPS, "series: its steps are symbols");
    if (described) {
      decisions.put(DESCRIPTION, "what follows it");
    }
    return new OpenedDataset(
        new StreamedSeries(
            WantedTypes.of(schema(alphabet, described), request),
            OptionalLong.of(count),
            columns -> new FastaCursor(file, columns)),
        decisions,
        List.of(
            "alphabet: " + String.join("", alphabet.stream().map(Character::toString).toList())));
  }

  private static Schema schema(TreeSet<Integer> alphabet, boolean described) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(ID, new ColumnType.Text(), Role.ID));
    if (described) {
      columns.add(new Column(DESCRIPTION, new ColumnType.Text(), Role.IGNORED));
    }
    columns.add(Symbols.series(alphabet));
    return Schema.of(columns);
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return new FastaWriter(request);
  }
}
