package org.genera.npy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.DatasetWriter;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Schema;
import org.genera.api.data.WriteRequest;
import org.genera.api.option.Option;
import org.genera.numerics.NpyReader;

/**
 * NumPy arrays. Those of one or two dimensions are tables of numbers: floating-point numbers are
 * real columns, in which NaN is a missing cell; the others are integer columns. They are called c1,
 * c2, … in the order of the second index. Unsigned bytes in three or four dimensions are images.
 */
public final class NpyFormat implements DatasetFormat {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final Option<String> NAMES =
      Option.choice("names", "file", "model")
          .orElse("file")
          .describe("reading: columns are c1, c2, …, or those of the model by position");

  /** The kind of numbers to write. */
  static final Option<String> DTYPE =
      Option.choice("dtype", "f8", "i8")
          .describe("writing: kind of numbers (default: i8 where all columns are whole, else f8)");

  /** The format; it has no state. */
  public NpyFormat() {}

  @Override
  public String name() {
    return "npy";
  }

  @Override
  public String description() {
    return "NumPy arrays: tables of f4, f8, i4, i8, u1, b1; images of u1";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(NAMES, DTYPE);
  }

  @Override
  public List<String> suffixes() {
    return List.of("npy");
  }

  @Override
  public Detection detect(DataSource source) {
    byte[] head = source.head();
    if (head.length >= MAGIC.length
        && Arrays.equals(MAGIC, 0, MAGIC.length, head, 0, MAGIC.length)) {
      return Detection.CONTENT;
    }
    boolean named = source.location().toLowerCase(Locale.ROOT).endsWith(".npy");
    return named ? Detection.SUFFIX : Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    NpyReader reader = NpyReader.open(request.source().requirePath());
    try {
      return open(request, reader);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static OpenedDataset open(OpenRequest request, NpyReader reader) {
    String file = request.source().location();
    if (ImageArray.isOne(reader)) {
      return ImageArray.open(file, reader);
    }
    List<String> names = new ArrayColumns(file, reader).names(wanted(request));
    boolean whole = reader.dtype().isWhole();
    Schema schema = Schema.of(names.stream().map(whole ? Column::whole : Column::real).toList());
    String dtype = reader.dtype().name().toLowerCase(Locale.ROOT);
    Map<String, String> decisions =
        names.stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> (whole ? "integer" : "real") + ": the array holds " + dtype));
    List<String> findings =
        List.of("array of " + dtype + ", shape " + Arrays.toString(reader.shape()));
    Dataset dataset = Dataset.ofBlocks(schema, reader.rows(), new NpyRows(reader, file, schema));
    return new OpenedDataset(dataset, decisions, findings);
  }

  private static Optional<Schema> wanted(OpenRequest request) {
    if (request.options().get(NAMES).equals("file")) {
      return Optional.empty();
    }
    if (request.schema().isEmpty()) {
      throw new GeneraException(
          StandardError.USAGE,
          "Option 'names=model' needs a model or a schema file to take the names from.");
    }
    return request.schema();
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  public DatasetWriter write(WriteRequest request) {
    return NpyImageWriter.isFor(request.schema())
        ? NpyImageWriter.create(request)
        : NpyTableWriter.create(request);
  }
}
