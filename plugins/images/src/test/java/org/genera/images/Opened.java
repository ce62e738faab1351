package org.genera.images;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Batches;
import org.genera.api.data.DataSource;
import org.genera.api.data.Dataset;
import org.genera.api.data.DatasetFormat;
import org.genera.api.data.OpenRequest;
import org.genera.api.data.OpenedDataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.option.Options;

/** Opens files as a host would. */
public final class Opened {

  private Opened() {}

  public static OpenedDataset open(DatasetFormat format, Path path, Map<String, String> options)
      throws IOException {
    byte[] head = Files.isRegularFile(path) ? Files.readAllBytes(path) : new byte[0];
    DataSource source = new DataSource(path.toString(), Optional.of(path), head);
    return format.open(
        OpenRequest.of(source).options(Options.of(format.options(), options)).build());
  }

  public static Batch rows(DatasetFormat format, Path path, Map<String, String> options)
      throws IOException {
    try (Dataset data = open(format, path, options).dataset()) {
      List<Batch> batches = new ArrayList<>();
      for (Split split : data.splits(ReadRequest.all())) {
        try (BatchReader reader = data.read(split, ReadRequest.all())) {
          for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
            batches.add(b.get());
          }
        }
      }
      return Batches.concat(data.schema(), batches);
    }
  }

  /** A folder below {@code ../shared/data/images}; the test is skipped without it. */
  public static Path shared(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve("../shared/data"))) {
      root = root.getParent();
    }
    Path path = root == null ? Path.of(name) : root.resolve("../shared/data/images").resolve(name);
    assumeTrue(Files.exists(path), "skipped: there is no ../shared/data/images/" + name);
    return path.normalize();
  }
}
