package org.genera.core;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.genera.api.Cancellation;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnType;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.model.LatentEncoder;
import org.genera.api.model.LatentSpace;
import org.genera.api.model.Model;
import org.genera.core.InterpolateRequest.Leg;
import org.genera.core.data.WholeReader;

/** Goes from row to row through the latent space, and makes the rows on the way. */
final class Interpolation {

  /** What tells the rows that are made: those they lie between, and how far behind the first. */
  private static final List<Column> PLACES =
      List.of(
          Column.whole("from").withRole(Role.ID),
          Column.whole("to").withRole(Role.ID),
          Column.real("share").withRole(Role.ID));

  private final Runs runs;
  private final LatentDecoding decoding;

  @Inject
  Interpolation(Runs runs, LatentDecoding decoding) {
    this.runs = runs;
    this.decoding = decoding;
  }

  MadeRows interpolate(
      Model model, Dataset rows, OutputRequest output, InterpolateRequest request, RunOptions run) {
    requireContinuous(model);
    Map<Long, double[]> ends = encoded(model, rows, request, run.cancellation());
    Batch points = points(model, ends, request);
    List<String> latents = names(model.require(LatentSpace.class).latentSchema().columns());
    return decoding.decode(
        model,
        Dataset.of(request.withPlaces() ? points : points.select(latents)),
        output,
        request.fill(),
        run);
  }

  /** Refuses a model whose latent variables cannot be found behind rows, or are no numbers. */
  void requireContinuous(Model model) {
    LatentSpace space = runs.require(model, LatentSpace.class);
    LatentEncoder encoder = runs.require(model, LatentEncoder.class);
    boolean real =
        space.latentSchema().columns().stream()
            .allMatch(column -> column.type() instanceof ColumnType.Real);
    if (!real || !encoder.encodingSchema().names().containsAll(space.latentSchema().names())) {
      throw new GeneraException(
          StandardError.UNSUPPORTED_CAPABILITY,
          "This model (family '"
              + model.header().family()
              + "') has latent variables that are no numbers, between which there is nothing.");
    }
  }

  /** The latent variables of the rows that are asked for, by row number. */
  private static Map<Long, double[]> encoded(
      Model model, Dataset rows, InterpolateRequest request, Cancellation cancellation) {
    Set<Long> wanted = new HashSet<>();
    for (Leg leg : request.legs()) {
      wanted.add(leg.from());
      wanted.add(leg.to());
    }
    Schema features = rows.schema().select(names(model.schema().features()));
    BatchBuilder found = new BatchBuilder(features, wanted.size());
    List<Long> numbers = new ArrayList<>();
    long[] count = {0};
    WholeReader.forEach(
        new UnknownLevelView(model).of(rows),
        ReadRequest.all().columns(features.names()),
        cancellation,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            if (wanted.contains(++count[0])) {
              found.copyRow(block, row);
              numbers.add(count[0]);
            }
          }
        });
    requireAll(wanted, count[0]);
    return byNumber(numbers, codes(model, found.build(0)));
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static void requireAll(Set<Long> wanted, long rows) {
    long last = wanted.stream().mapToLong(Long::longValue).max().orElseThrow();
    if (last > rows) {
      throw new GeneraException(
          StandardError.USAGE, "There is no row " + last + ": the data have " + rows + " rows.");
    }
  }

  private static double[][] codes(Model model, Batch rows) {
    Batch codes =
        model
            .require(LatentEncoder.class)
            .encode(rows)
            .select(model.require(LatentSpace.class).latentSchema().names());
    double[][] points = new double[rows.rows()][codes.schema().size()];
    for (int k = 0; k < codes.schema().size(); k++) {
      double[] column = codes.numbers(k);
      for (int row = 0; row < points.length; row++) {
        points[row][k] = column[row];
      }
    }
    return points;
  }

  private static Map<Long, double[]> byNumber(List<Long> numbers, double[][] points) {
    Map<Long, double[]> byNumber = new HashMap<>();
    for (int i = 0; i < points.length; i++) {
      byNumber.put(numbers.get(i), points[i]);
    }
    return byNumber;
  }

  private static Batch points(Model model, Map<Long, double[]> ends, InterpolateRequest request) {
    List<Column> columns = new ArrayList<>(places(model));
    int places = columns.size();
    columns.addAll(model.require(LatentSpace.class).latentSchema().columns());
    BatchBuilder builder =
        new BatchBuilder(Schema.of(columns), request.legs().size() * request.steps());
    for (Leg leg : request.legs()) {
      for (int step = 0; step < request.steps(); step++) {
        double share = (double) step / (request.steps() - 1);
        builder.whole(0, leg.from());
        builder.whole(1, leg.to());
        builder.number(2, share);
        double[] point = request.path().between(end(ends, leg.from()), end(ends, leg.to()), share);
        for (int k = 0; k < point.length; k++) {
          builder.number(places + k, point[k]);
        }
        builder.endRow();
      }
    }
    return builder.build(0);
  }

  private static double[] end(Map<Long, double[]> ends, long row) {
    return ends.getOrDefault(row, new double[0]);
  }

  /** Under other names where the model has columns of these. */
  private static List<Column> places(Model model) {
    Set<String> taken = new HashSet<>(model.schema().names());
    taken.addAll(model.require(LatentSpace.class).latentSchema().names());
    return PLACES.stream()
        .map(
            column -> {
              String name = column.name();
              while (taken.contains(name)) {
                name = "#" + name;
              }
              return new Column(name, column.type(), column.role());
            })
        .toList();
  }
}
