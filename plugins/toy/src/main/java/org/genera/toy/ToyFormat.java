package org.genera.toy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Column;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.option.Option;

/**
 * Data that are made rather than read, the same for the same seed: {@code toy:ring?n=5000&seed=1}.
 * The location is the name of a set.
 */
public final class ToyFormat implements DatasetFormat {

  private static final Option<Integer> ROWS =
      Option.integer("n").min(0).orElse(1000).describe("number of rows");
  private static final Option<Integer> SEED =
      Option.integer("seed").orElse(1).describe("seed of all chance");
  private static final Option<Boolean> LABEL =
      Option.bool("label")
          .describe("whether the label is a column (default: for digits and mixed it is)");
  private static final Option<Double> NOISE =
      Option.real("noise")
          .min(0)
          .describe("standard deviation of the noise (sets in the plane; default: the set's own)");

  /** The format; it has no state. */
  public ToyFormat() {}

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String description() {
    return "made data: " + String.join(", ", ToySets.byName().keySet());
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ROWS, SEED, LABEL, NOISE);
  }

  @Override
  public Detection detect(DataSource source) {
    return Detection.NO;
  }

  @Override
  public OpenedDataset open(OpenRequest request) {
    ToySet set = ToySets.get(request.source().location());
    boolean labelled = request.options().find(LABEL).orElse(set.labelledByDefault());
    Schema schema = labelled ? set.schema() : withoutLabel(set.schema());
    ToyRows rows = new ToyRows(set, schema, request.options().get(SEED), noise(set, request));
    Dataset dataset = Dataset.ofBlocks(schema, request.options().get(ROWS), rows);
    return new OpenedDataset(dataset, decisions(schema), List.of(set.description()));
  }

  private static double noise(ToySet set, OpenRequest request) {
    if (set.noise().isEmpty() && request.options().isGiven(NOISE)) {
      throw new GeneraException(
          StandardError.INVALID_OPTION,
          "Option 'noise' does nothing for the toy set '" + set.name() + "'; leave it out.");
    }
    return request.options().find(NOISE).orElse(set.noise().orElse(0));
  }

  private static Schema withoutLabel(Schema schema) {
    return Schema.of(
        schema.columns().stream().filter(column -> column.role() != Role.LABEL).toList());
  }

  private static Map<String, String> decisions(Schema schema) {
    return schema.columns().stream()
        .collect(Collectors.toMap(Column::name, column -> "made by the set"));
  }
}
