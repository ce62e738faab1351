package org.genera.core;

import org.genera.api.RunContext;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;
import org.genera.api.model.DensityBound;

/** Bounds of log p(x) of whole datasets. */
final class Bounding {

  private static final String PURPOSE = "bound";

  private Bounding() {}

  /** The mean evidence lower bound of rows by their weights, by one draw a row. */
  static double mean(DensityBound model, Dataset data, RunContext context) {
    ReadRequest request = ReadRequest.all().blockRows(context.blockRows());
    double sum = 0;
    double weight = 0;
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          context.cancellation().throwIfCancelled();
          Batch rows = next.get();
          double[] weights = rows.weights();
          RandomStream random = RandomStream.of(context.seed(), PURPOSE, rows.firstRow());
          double[] elbo = model.bound(rows, 1, random).elbo();
          for (int row = 0; row < weights.length; row++) {
            sum += weights[row] * elbo[row];
            weight += weights[row];
          }
        }
      }
    }
    return sum / weight;
  }
}
