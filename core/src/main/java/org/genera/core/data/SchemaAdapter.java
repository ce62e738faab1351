package org.genera.core.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Column;
import org.genera.api.data.ColumnVector;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Role;
import org.genera.api.data.Schema;
import org.genera.api.data.Split;

/**
 * Makes data fit a schema, such as a model's: columns by name or position, kinds converted, absent
 * columns missing in every row. An absent weight is left out: rows without one count once.
 */
public final class SchemaAdapter {

  private SchemaAdapter() {}

  /**
   * A view of a dataset under another schema.
   *
   * @param source the rows
   * @param wanted the columns wanted
   * @param byPosition whether the source's columns are the wanted ones in their order (all of them,
   *     or the features alone), whatever they are called
   * @param keepOthers whether the source's other columns are kept, identifiers as such, others in
   *     the role {@link Role#IGNORED}; then all columns have the source's order, in the steps of
   *     series too, absent ones at the end
   * @return the view; a cell that cannot be converted is an error when it is read, with row and
   *     column
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if no feature is there, or a
   *     column's kind cannot be converted at all
   */
  public static Dataset adapt(
      Dataset source, Schema wanted, boolean byPosition, boolean keepOthers) {
    return adapt(source, wanted, byPosition, keepOthers, false);
  }

  /**
   * The same, with levels of features that the wanted schema lacks marked or refused.
   *
   * @param source the rows
   * @param wanted the columns wanted
   * @param byPosition whether columns are taken by position
   * @param keepOthers whether other columns are kept
   * @param unknownLevels whether such levels are {@link
   *     org.genera.api.data.CategoryVector#UNKNOWN}, or errors
   * @return the view
   */
  public static Dataset adapt(
      Dataset source,
      Schema wanted,
      boolean byPosition,
      boolean keepOthers,
      boolean unknownLevels) {
    Schema target = keepOthers ? StepColumns.withOthers(wanted, source.schema()) : wanted;
    List<Mapping> mappings = byPosition ? byPosition(source, target) : byName(source, target);
    requireOneFeature(source, wanted, mappings);
    if (unknownLevels) {
      mappings.replaceAll(Mapping::markingUnknown);
    }
    mappings.removeIf(Mapping::isAbsentWeight);
    if (keepOthers) {
      mappings.addAll(others(source, mappings));
      mappings.sort(Comparator.comparingInt(mapping -> mapping.position(source.schema())));
    }
    Schema schema = Schema.of(mappings.stream().map(Mapping::column).toList());
    return schema.equals(source.schema()) ? source : new Adapted(source, schema, mappings);
  }

  /**
   * A view of a dataset without some columns, of rows or of steps.
   *
   * @param source the rows
   * @param names the columns to leave out
   * @return the view
   * @throws GeneraException {@link StandardError#SCHEMA_MISMATCH} if no feature is left
   */
  public static Dataset without(Dataset source, Set<String> names) {
    return adapt(source, StepColumns.without(source.schema(), names), false, false);
  }

  /** A column of the view and, if it is not absent, the source's column that it comes from. */
  private record Mapping(Column column, Optional<CellConversion> conversion) {
    static Mapping of(Column column, Schema source, OptionalInt index) {
      return new Mapping(
          column,
          index.isPresent()
              ? Optional.of(CellConversion.of(source.column(index.getAsInt()), column))
              : Optional.empty());
    }

    Mapping markingUnknown() {
      return new Mapping(column, conversion.map(CellConversion::markingUnknown));
    }

    int position(Schema source) {
      return conversion.map(c -> source.indexOf(c.from().name())).orElse(source.size());
    }

    boolean isAbsentWeight() {
      return column.role() == Role.WEIGHT && conversion.isEmpty();
    }
  }

  private static List<Mapping> byName(Dataset source, Schema wanted) {
    List<Mapping> mappings = new ArrayList<>();
    for (Column column : wanted.columns()) {
      mappings.add(Mapping.of(column, source.schema(), source.schema().find(column.name())));
    }
    return mappings;
  }

  private static List<Mapping> byPosition(Dataset source, Schema wanted) {
    int size = source.schema().size();
    boolean featuresOnly = size != wanted.size() && size == wanted.features().size();
    if (size != wanted.size() && !featuresOnly) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "The data have "
              + size
              + " columns, but by position there must be "
              + wanted.size()
              + " ("
              + String.join(", ", wanted.names())
              + ") or the "
              + wanted.features().size()
              + " features alone.");
    }
    List<Mapping> mappings = new ArrayList<>();
    int next = 0;
    for (Column column : wanted.columns()) {
      boolean taken = !featuresOnly || column.role() == Role.FEATURE;
      OptionalInt index = taken ? OptionalInt.of(next++) : OptionalInt.empty();
      mappings.add(Mapping.of(column, source.schema(), index));
    }
    return mappings;
  }

  private static List<Mapping> others(Dataset source, List<Mapping> mappings) {
    TreeSet<String> used = new TreeSet<>();
    mappings.forEach(mapping -> mapping.conversion().ifPresent(c -> used.add(c.from().name())));
    List<Mapping> others = new ArrayList<>();
    for (Column column : source.schema().columns()) {
      if (!used.contains(column.name())) {
        Column ignored = column.role() == Role.ID ? column : column.withRole(Role.IGNORED);
        others.add(new Mapping(ignored, Optional.of(CellConversion.of(column, ignored))));
      }
    }
    return others;
  }

  private static void requireOneFeature(Dataset source, Schema wanted, List<Mapping> mappings) {
    boolean found =
        mappings.stream()
            .anyMatch(m -> m.column().role() == Role.FEATURE && m.conversion().isPresent());
    if (!found && !wanted.features().isEmpty()) {
      throw new GeneraException(
          StandardError.SCHEMA_MISMATCH,
          "None of the columns wanted ("
              + NearestName.listed(wanted.features().stream().map(Column::name).toList())
              + ") is in the data, which have "
              + NearestName.listed(source.schema().names())
              + "; rename them, or take them by position with the data option names=model.");
    }
  }

  private record Adapted(Dataset source, Schema schema, List<Mapping> mappings) implements Dataset {

    @Override
    public OptionalLong rows() {
      return source.rows();
    }

    @Override
    public List<Split> splits(ReadRequest request) {
      return source.splits(sourceRequest(request));
    }

    @Override
    public BatchReader read(Split split, ReadRequest request) {
      Schema columns = request.apply(schema);
      List<Mapping> read = readMappings(columns);
      BatchReader reader = source.read(split, sourceRequest(request));
      return new BatchReader() {
        @Override
        public Optional<Batch> next() {
          return reader.next().map(batch -> adapted(batch, columns, read));
        }

        @Override
        public void close() {
          reader.close();
        }
      };
    }

    private List<Mapping> readMappings(Schema columns) {
      return columns.names().stream().map(name -> mappings.get(schema.indexOf(name))).toList();
    }

    private ReadRequest sourceRequest(ReadRequest request) {
      List<String> columns =
          readMappings(request.apply(schema)).stream()
              .flatMap(mapping -> mapping.conversion().stream())
              .map(conversion -> conversion.from().name())
              .toList();
      return request.columns(columns);
    }

    private static Batch adapted(Batch batch, Schema columns, List<Mapping> mappings) {
      List<ColumnVector> vectors = new ArrayList<>();
      for (Mapping mapping : mappings) {
        vectors.add(
            mapping
                .conversion()
                .map(conversion -> conversion.apply(batch))
                .orElseGet(() -> missing(mapping.column(), batch.rows())));
      }
      return Batch.of(columns, batch.firstRow(), batch.rows(), vectors);
    }

    private static ColumnVector missing(Column column, int rows) {
      return Batch.missing(Schema.of(column), rows).column(0);
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
