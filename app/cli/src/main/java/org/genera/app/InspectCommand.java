package org.genera.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.core.DataHandle;
import org.genera.core.data.SchemaJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description = "Shows what the columns of data are taken for, why, and what is in them.",
    footerHeading = "%nExample:%n",
    footer = {
      "  genera inspect people.csv",
      "  genera inspect people.csv --label income --out people.schema.json",
      "  genera inspect walks.csv --series walk --order time"
    })
final class InspectCommand extends GeneraCommand {

  @Parameters(paramLabel = "DATA", description = "What to read.")
  String data = "";

  @Option(
      names = "--out",
      paramLabel = "SCHEMA",
      description = "Write the schema here (JSON), to be edited and given with --schema.")
  Optional<String> out = Optional.empty();

  @Mixin OverwriteOption overwrite = new OverwriteOption();
  @Mixin DataOptions dataOptions = new DataOptions();
  @Mixin ColumnOptions columnOptions = new ColumnOptions();

  InspectCommand(Session session) {
    super(session);
  }

  @Override
  String dataOutput() {
    return out.orElse("");
  }

  @Override
  Report run() {
    try (DataHandle handle =
        genera().open(columnOptions.apply(dataOptions.request(data, session().cancellation())))) {
      TableStatistics statistics = TableStatistics.of(handle.dataset(), session().cancellation());
      Report report =
          new Report()
              .put("data", data)
              .put("format", handle.format())
              .put("rows", statistics.rows())
              .put("findings", handle.findings())
              .put("columns", columns(handle, statistics));
      out.ifPresent(file -> writeSchema(handle.dataset().schema(), file));
      return report.put("out", out);
    }
  }

  private static List<Report> columns(DataHandle handle, TableStatistics statistics) {
    List<Report> rows = new ArrayList<>();
    for (ColumnStatistics column : statistics.columns()) {
      String name = column.column().name();
      rows.add(row(column, name, handle));
      for (ColumnStatistics step : column.series().map(SeriesStatistics::steps).orElse(List.of())) {
        rows.add(row(step, name + '.' + step.column().name(), handle));
      }
    }
    return rows;
  }

  private static Report row(ColumnStatistics statistics, String name, DataHandle handle) {
    Column column = statistics.column();
    Report row =
        new Report()
            .put("column", name)
            .put("kind", column.type().kind())
            .put("role", column.role().name().toLowerCase(Locale.ROOT));
    statistics.addTo(row);
    String decision = handle.decisions().getOrDefault(column.name(), "");
    return row.put("why", statistics.series().map(SeriesStatistics::why).orElse(decision));
  }

  private void writeSchema(Schema schema, String file) {
    TextOutput.write(file, SchemaJson.write(schema), overwrite.force);
  }
}
