package org.genera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.genera.api.Cancellation;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchSink;
import org.genera.api.data.Batches;
import org.genera.api.data.Dataset;
import org.genera.api.engine.TaskProvider;
import org.genera.api.option.Options;
import org.genera.api.sample.SampleReport;
import org.genera.api.sample.SampleRequest;
import org.genera.api.sample.Sampler;
import org.genera.api.sample.SamplerFactory;
import org.genera.api.sample.SamplerRequest;

/** A sampler at work on a fixture. */
record SamplerRun(SamplerFactory factory, SamplerFixture fixture) {

  String where(String what) {
    return factory.name()
        + ", fixture '"
        + fixture.name()
        + "', seed "
        + FixtureRun.SEED
        + ": "
        + what;
  }

  TestPlatform platform(int threads) {
    return new TestPlatform(threads, plugins());
  }

  TestPlatform backwards() {
    return TestPlatform.backwards(plugins());
  }

  private TaskProvider[] plugins() {
    return Stream.concat(Stream.of(factory), fixture.others().stream())
        .toArray(TaskProvider[]::new);
  }

  Batch sample(int rows) {
    try (TestPlatform platform = platform(1)) {
      return sample(platform, rows);
    }
  }

  Batch sample(TestPlatform platform, int rows) {
    RunContext context = FixtureRun.context(platform).build();
    return rows(context, request(rows, context));
  }

  Batch sample(int rows, Batch given) {
    try (TestPlatform platform = platform(1)) {
      RunContext context = FixtureRun.context(platform).build();
      return rows(context, SampleRequest.of(rows, context).given(given));
    }
  }

  Batch sampleOfAnotherSeed(int rows) {
    try (TestPlatform platform = platform(1)) {
      RunContext context = FixtureRun.context(platform).seed(FixtureRun.SEED + 1).build();
      return rows(context, request(rows, context));
    }
  }

  Batch sample(int rows, Cancellation cancellation) {
    try (TestPlatform platform = platform(1)) {
      RunContext context = FixtureRun.context(platform).cancellation(cancellation).build();
      return rows(context, request(rows, context));
    }
  }

  SampleReport report(int rows) {
    try (TestPlatform platform = platform(1)) {
      RunContext context = FixtureRun.context(platform).build();
      return sampler(context).sample(request(rows, context), batch -> {});
    }
  }

  private SampleRequest request(int rows, RunContext context) {
    SampleRequest plain = SampleRequest.of(rows, context);
    return fixture.given().map(plain::given).orElse(plain);
  }

  private Sampler sampler(RunContext context) {
    Options options = Options.of(factory.options(), fixture.options());
    SamplerRequest request = SamplerRequest.of(fixture.model(), options, context);
    return factory.prepare(fixture.data().map(Dataset::of).map(request::withData).orElse(request));
  }

  /** All rows, after a check that each batch follows the one before and has the schema. */
  private Batch rows(RunContext context, SampleRequest request) {
    Sampler sampler = sampler(context);
    List<Batch> batches = new ArrayList<>();
    BatchSink sink =
        batch -> {
          long before = batches.stream().mapToLong(Batch::rows).sum();
          assertEquals(before, batch.firstRow(), where("first row of a batch"));
          assertEquals(sampler.schema(), batch.schema(), where("columns of a batch"));
          batches.add(batch);
        };
    sampler.sample(request, sink);
    return Batches.concat(sampler.schema(), batches);
  }
}
