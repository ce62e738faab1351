package org.genera.testkit;

import java.util.Map;
import java.util.OptionalDouble;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelHeader;
import org.genera.api.model.Provenance;
import org.genera.api.model.TrainingSummary;
import org.genera.api.option.Options;

/** A model of one column that can do nothing at all. */
final class BareModel implements Model {

  @Override
  public ModelHeader header() {
    return new ModelHeader(
        "bare",
        Schema.of(Column.real("x")),
        Options.none(),
        new Provenance(1, "", 0, ""),
        new TrainingSummary(0, true, OptionalDouble.empty(), 0, 0, Map.of()));
  }

  @Override
  public void write(ModelArchiveWriter writer) {}
}
