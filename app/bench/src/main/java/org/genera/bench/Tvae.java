package org.genera.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * TVAE (Xu et al. 2019) by the libraries that it stands on, as its own package need not be here.
 *
 * @param data the folder of the table
 */
record Tvae(Path data) {

  /** The folder of the script. */
  private static final String SCRIPTS = "genera.bench.scripts";

  private static final String ROWS = "tvae_rows.npy";
  private static final String PARTS = "tvae_parts.npy";

  /** What comes before the first epoch; leaves the rows that epochs are of. */
  Measurement preparation(ScikitLearn python) throws IOException {
    String script =
        Path.of(System.getProperty(SCRIPTS), "tvae_preparation.py").toAbsolutePath().toString();
    return python.measure(1, "avg_log_likelihood", script, "--data=" + data);
  }

  /** An epoch. */
  Measurement epoch(ScikitLearn python, LibTorch torch) throws IOException {
    if (!Files.exists(data.resolve(PARTS))) {
      preparation(python);
    }
    return torch.best(
        "TorchTvae", List.of(data.resolve(ROWS).toString(), data.resolve(PARTS).toString()));
  }
}
