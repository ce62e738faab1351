package org.genera.vae;

import java.util.ArrayList;
import java.util.List;
import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound;
import org.genera.neural.Workers;

/** The mean evidence lower bound of rows by their weights, by one draw a row. */
final class MeanBound {

  private static final String PURPOSE = "vae-mean-bound";
  private static final int BLOCK_ROWS = 512;

  private MeanBound() {}

  static double of(DensityBound model, Dataset data, Workers workers, RunContext context) {
    List<Batch> blocks = new ArrayList<>();
    for (Split split : data.splits(ReadRequest.all())) {
      try (BatchReader reader = data.read(split, ReadRequest.all())) {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          Batch batch = next.get();
          for (int from = 0; from < batch.rows(); from += BLOCK_ROWS) {
            blocks.add(batch.slice(from, Math.min(batch.rows(), from + BLOCK_ROWS)));
          }
        }
      }
    }
    double[] sums = new double[blocks.size()];
    double[] weights = new double[sums.length];
    workers.run(
        sums.length,
        (worker, block) -> {
          Batch rows = blocks.get(block);
          double[] elbo =
              model.bound(rows, 1, RandomStream.of(context.seed(), PURPOSE, block)).elbo();
          double[] rowWeights = rows.weights();
          for (int row = 0; row < elbo.length; row++) {
            sums[block] += rowWeights[row] * elbo[row];
            weights[block] += rowWeights[row];
          }
        });
    double sum = 0;
    double weight = 0;
    for (int block = 0; block < sums.length; block++) {
      sum += sums[block];
      weight += weights[block];
    }
    return sum / weight;
  }
}
