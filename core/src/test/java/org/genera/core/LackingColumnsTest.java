package org.genera.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.Column;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.Detection;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.core.data.WholeReader;
import org.junit.jupiter.api.Test;

/** Data that lack columns of the schema which they must fit, whatever their format. */
class LackingColumnsTest {

  private static final Column LABEL = Column.category("y", "p", "q").withRole(Role.LABEL);
  private static final Schema MODEL =
      Schema.of(Column.real("a"), Column.real("b"), Column.real("c"), LABEL);

  /** Two rows of missing cells under the columns that a test wants. */
  private record Rows(Schema schema) implements DatasetFormat {
    @Override
    public String name() {
      return "rows";
    }

    @Override
    public String description() {
      return "Two rows";
    }

    @Override
    public Detection detect(DataSource source) {
      return Detection.NO;
    }

    @Override
    public OpenedDataset open(OpenRequest request) {
      return new OpenedDataset(Dataset.of(Batch.missing(schema, 2)), Map.of(), List.of());
    }
  }

  private static DataHandle open(Column... columns) {
    Rows format = new Rows(Schema.of(columns));
    DataService service =
        new DataService(new Registry<>("format", Map.of("rows", format), Map.of()));
    return service.open(DataRequest.of("rows:two").typedLike(MODEL));
  }

  @Test
  void lackingFeaturesAreToldAndAreMissingInEveryRow() {
    try (DataHandle handle = open(Column.real("b"), Column.real("other"))) {
      assertEquals(List.of("a", "c"), handle.lacking());
      assertEquals(MODEL, handle.dataset().schema());
      assertTrue(handle.decisions().get("c").contains("absent"), handle.decisions().toString());
      long[] rows = {0};
      WholeReader.forEach(
          handle.dataset(),
          ReadRequest.all(),
          new org.genera.api.Cancellation(),
          batch -> rows[0] += batch.rows());
      assertEquals(2, rows[0]);
    }
  }

  @Test
  void dataWithoutALabelLackNothing() {
    try (DataHandle handle = open(Column.real("c"), Column.real("b"), Column.real("a"))) {
      assertEquals(List.of(), handle.lacking());
    }
  }

  @Test
  void aLabelWithoutAnyFeatureIsRefused() {
    GeneraException error = assertThrows(GeneraException.class, () -> open(LABEL));
    assertEquals(StandardError.SCHEMA_MISMATCH, error.code());
    assertTrue(
        String.valueOf(error.getMessage()).contains("(a, b, c) is in the data, which have y"),
        error.getMessage());
  }
}
