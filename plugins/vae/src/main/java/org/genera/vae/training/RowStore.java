package org.genera.vae.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.Batch;
import org.genera.api.data.BatchReader;
import org.genera.api.data.Dataset;
import org.genera.api.data.ReadRequest;
import org.genera.api.data.Split;
import org.genera.api.engine.RandomStream;
import org.genera.vae.network.VaePass;
import org.genera.vae.row.RowCodec;

/** The cells of rows in memory, in the batches that they were read in. */
public final class RowStore {

  private final RowCodec codec;
  private final int width;
  private final List<float[]> encoded = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();
  private int batchRows;
  private int rows;
  private double weight;

  RowStore(RowCodec codec, Dataset data) {
    this.codec = codec;
    width = codec.layout().cells();
    ReadRequest request = ReadRequest.all().columns(columns(data));
    for (Split split : data.splits(request)) {
      try (BatchReader reader = data.read(split, request)) {
        reader.next().ifPresent(first -> takeAll(first, reader));
      }
    }
  }

  private static List<String> columns(Dataset data) {
    List<String> names = new ArrayList<>();
    data.schema().features().forEach(column -> names.add(column.name()));
    data.schema().weight().ifPresent(column -> names.add(column.name()));
    return names;
  }

  private void takeAll(Batch first, BatchReader reader) {
    take(first);
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      take(next.get());
    }
  }

  private void take(Batch batch) {
    if (encoded.isEmpty()) {
      batchRows = batch.rows();
    }
    float[] values = codec.encode(batch);
    double[] some = batch.weights();
    requireFinite(values, some, batch);
    requirePossible(values, some, batch);
    encoded.add(values);
    weights.add(some);
    for (double one : some) {
      weight += one;
    }
    rows = Math.addExact(rows, batch.rows());
  }

  /** A row of weight zero may hold anything; what is too far from the others is missing then. */
  private void requireFinite(float[] values, double[] some, Batch batch) {
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > RowCodec.FARTHEST) {
        if (some[i / width] > 0) {
          throw refused(
              batch.firstRow() + i / width + 1,
              i % width,
              "a number too far from the others for a network. Correct it, or leave its row or column"
                  + " out.");
        }
        values[i] = Float.NaN;
      }
    }
  }

  private GeneraException refused(long row, int cell, String why) {
    return new GeneraException(
        StandardError.INVALID_DATA,
        "Row " + row + ", column '" + codec.columnOf(cell) + "': " + why);
  }

  /** A row of weight zero may hold anything; what is impossible shows nothing then. */
  private void requirePossible(float[] values, double[] some, Batch batch) {
    for (int row = 0; row < some.length; row++) {
      OptionalInt impossible = codec.impossible(values, row * width);
      if (impossible.isPresent()) {
        if (some[row] > 0) {
          throw refused(
              batch.firstRow() + row + 1,
              impossible.getAsInt(),
              "a number below 0, but the column's likelihood is of counts from 0. Correct it, or give"
                  + " the column another likelihood, such as mixture.");
        }
        Arrays.fill(values, row * width, (row + 1) * width, Float.NaN);
      }
    }
  }

  public int rows() {
    return rows;
  }

  public double weight() {
    return weight;
  }

  public double weight(int row) {
    return weights.get(row / batchRows)[row % batchRows];
  }

  /** Gives a row to a pass, treated. */
  public void put(int row, VaePass pass, int at, RandomStream random) {
    pass.put(at, encoded.get(row / batchRows), (row % batchRows) * width, random);
  }

  /** Gives a row to a pass as it is. */
  void putUntreated(int row, VaePass pass, int at) {
    pass.putUntreated(at, encoded.get(row / batchRows), (row % batchRows) * width);
  }
}
