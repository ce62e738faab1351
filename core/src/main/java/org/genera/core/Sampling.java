package org.genera.core;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.genera.api.GeneraException;
import org.genera.api.NearestName;
import org.genera.api.RunContext;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchBuilder;
import org.genera.api.data.BatchSink;
import org.genera.api.data.CellText;
import org.genera.api.data.Column;
import org.genera.api.data.Schema;
import org.genera.api.model.Model;
import org.genera.api.option.Options;
import org.genera.api.sample.SampleReport;
import org.genera.api.sample.SampleRequest;
import org.genera.api.sample.Sampler;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;
import org.genera.core.plugin.PluginContext;

/** Draws rows by a sampler and writes them. */
final class Sampling {

  private final Runs runs;
  private final Registry<SamplerFactory> samplers;
  private final DataService data;

  @Inject
  Sampling(Runs runs, Registry<SamplerFactory> samplers, DataService data) {
    this.runs = runs;
    this.samplers = samplers;
    this.data = data;
  }

  SampleReport sample(SampleJob job) {
    SamplerFactory factory =
        samplers.get(job.sampler().orElse(job.given().isEmpty() ? "ancestral" : "conditional"));
    Options options = Options.of(factory.options(), job.options());
    runs.requireAll(job.model(), factory.requires());
    data.checkOutput(job.output());
    return runs.within(
        job.run(),
        context -> {
          Sampler sampler =
              PluginContext.call(
                  factory, () -> factory.prepare(SamplerRequest.of(job.model(), options, context)));
          Drawing drawing = new Drawing(sampler, request(job, context));
          data.write(job.output(), sampler.schema(), drawing);
          return drawing.report();
        });
  }

  private static SampleRequest request(SampleJob job, RunContext context) {
    SampleRequest request = SampleRequest.of(job.rows(), context);
    return job.given().isEmpty() ? request : request.given(evidence(job.model(), job.given()));
  }

  /** One row of the columns that the user named. */
  static Batch evidence(Model model, Map<String, String> given) {
    Map<String, String> sorted = new TreeMap<>(given);
    List<Column> columns = new ArrayList<>();
    for (String name : sorted.keySet()) {
      if (model.schema().find(name).isEmpty()) {
        throw new GeneraException(
            StandardError.UNKNOWN_COLUMN,
            "--given: the model has no column '"
                + name
                + "'."
                + NearestName.hint(name, model.schema().names()));
      }
      columns.add(model.schema().column(name));
    }
    BatchBuilder builder = new BatchBuilder(Schema.of(columns), 1);
    int index = 0;
    for (Map.Entry<String, String> entry : sorted.entrySet()) {
      parse(builder, index++, entry);
    }
    builder.endRow();
    return builder.build(0);
  }

  private static void parse(BatchBuilder builder, int index, Map.Entry<String, String> entry) {
    try {
      CellText.parse(builder, index, entry.getValue().strip());
    } catch (GeneraException e) {
      throw new GeneraException(
          StandardError.USAGE,
          "--given "
              + entry.getKey()
              + "="
              + entry.getValue()
              + ": "
              + e.getMessage()
              + "; give a value of its kind, "
              + builder.schema().column(index).type().kind()
              + ".",
          e);
    }
  }

  /** Keeps the report of a sampler that writes into a sink. */
  private static final class Drawing implements Consumer<BatchSink> {
    private final Sampler sampler;
    private final SampleRequest request;
    private SampleReport report = SampleReport.independent(0);

    Drawing(Sampler sampler, SampleRequest request) {
      this.sampler = sampler;
      this.request = request;
    }

    @Override
    public void accept(BatchSink sink) {
      report = PluginContext.call(sampler, () -> sampler.sample(request, sink));
    }

    SampleReport report() {
      return report;
    }
  }
}
