package org.genera.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.RealVector;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.TextVector;
import org.genera.api.data.WholeVector;
import org.genera.api.data.WriteRequest;
import org.jspecify.annotations.Nullable;

/** Lines of a number, a whole number and an escaped text, between pipes; right unless at fault. */
final class PipesFormat implements DatasetFormat {

  static final Schema SCHEMA =
      Schema.of(
          Column.real("x"),
          Column.whole("n"),
          new Column("t", new ColumnType.Text(), Role.FEATURE));

  private static final String HEADER = "x|n|t";

  private final Set<FormatFault> faults;

  PipesFormat(FormatFault... faults) {
    this.faults = Set.of(faults);
  }

  private boolean has(FormatFault fault) {
    return faults.contains(fault);
  }

  @Override
  public String name() {
    return "pipes";
  }

  @Override
  public String description() {
    return "numbers and texts between pipes";
  }

  @Override
  public List<String> suffixes() {
    return List.of("pipes");
  }

  @Override
  public Detection detect(DataSource source) {
    String head = new String(source.head(), StandardCharsets.UTF_8);
    boolean isOwn = head.startsWith(HEADER) || has(FormatFault.CLAIMS_EVERYTHING);
    return isOwn ? Detection.CONTENT : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    List<String> lines = lines(request.source().path().orElseThrow());
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new GeneraException(StandardError.INVALID_DATA, "Line 1 is not '" + HEADER + "'.");
    }
    int last = lines.size() - (has(FormatFault.LAST_ROW_LOST) ? 1 : 0);
    Dataset data = Dataset.of(rows(lines.subList(1, Math.max(1, last))));
    Map<String, String> decisions = new HashMap<>();
    for (String name : has(FormatFault.UNEXPLAINED) ? List.<String>of() : SCHEMA.names()) {
      decisions.put(name, "as the format says");
    }
    return new OpenedDataset(
        faults.isEmpty() ? data : new FaultyDataset(data, faults), decisions, List.of());
  }

  private static List<String> lines(Path path) {
    try {
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    } catch (NoSuchFileException e) {
      throw new GeneraException(StandardError.NO_DATA, "'" + path + "' is not there.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Batch rows(List<String> lines) {
    double[] numbers = new double[lines.size()];
    long[] wholes = new long[lines.size()];
    @Nullable String[] texts = new String[lines.size()];
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = lines.get(row).split("\\|", -1);
      try {
        numbers[row] = cells[0].isEmpty() ? Double.NaN : Double.parseDouble(cells[0]);
        wholes[row] = cells[1].isEmpty() ? WholeVector.MISSING : Long.parseLong(cells[1]);
        texts[row] = cells[2].isEmpty() ? null : unescaped(cells[2]);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw has(FormatFault.RAW_EXCEPTIONS)
            ? e
            : new GeneraException(StandardError.INVALID_DATA, "Line " + (row + 2) + ": " + e, e);
      }
    }
    return Batch.of(
        SCHEMA,
        0,
        lines.size(),
        List.of(new RealVector(numbers), new WholeVector(wholes), new TextVector(texts)));
  }

  private String unescaped(String cell) {
    return has(FormatFault.TEXT_UNESCAPED) ? cell : URLDecoder.decode(cell, StandardCharsets.UTF_8);
  }

  private String escaped(String text) {
    return has(FormatFault.TEXT_UNESCAPED) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    return new DatasetWriter() {
      @Override
      public void accept(Batch batch) {
        for (int row = 0; row < batch.rows(); row++) {
          lines.add(line(batch, row));
        }
      }

      @Override
      public void finish() {
        boolean isNothing = lines.size() == 1 && has(FormatFault.NOTHING_FOR_NO_ROWS);
        try {
          Files.writeString(request.path(), isNothing ? "" : String.join("\n", lines) + "\n");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void close() {}
    };
  }

  private String line(Batch batch, int row) {
    double x = ((RealVector) batch.column("x")).values()[row];
    long n = ((WholeVector) batch.column("n")).values()[row];
    String text = ((TextVector) batch.column("t")).values()[row];
    String number =
        has(FormatFault.ROUNDED) ? String.format(Locale.ROOT, "%.6g", x) : Double.toString(x);
    return (Double.isNaN(x) ? "" : number)
        + "|"
        + (n == WholeVector.MISSING ? "" : n)
        + "|"
        + (text == null ? "" : escaped(text));
  }
}
