package org.genera.neural;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/** Group normalisation, and its activation. */
final class NormalisationKernel implements Kernel {

  /** Added to variances, so that a row without any has an answer. */
  private static final double EPSILON = 1e-5;

  private final Grid grid;
  private final int groups;
  private final int groupChannels;
  private final Nonlinearity nonlinearity;
  private final ChannelSums sums;
  private final float[] gain;
  private final float[] bias;
  private final float[] factor;
  private final float[] mean;
  private final float[] slope;
  private final float[] shift;
  private final double[] byGain;
  private final double[] byBias;
  private float[] input = {};
  private float[] means = {};
  private float[] precisions = {};
  private float[] activations = {};
  private float[] inputGradient = {};

  NormalisationKernel(NormalisationShape shape) {
    grid = shape.grid();
    groups = shape.groups();
    groupChannels = grid.channels() / groups;
    nonlinearity = new Nonlinearity(shape.activation());
    sums = new ChannelSums(grid);
    gain = new float[grid.channels()];
    bias = new float[grid.channels()];
    factor = new float[grid.channels()];
    mean = new float[grid.channels()];
    slope = new float[grid.channels()];
    shift = new float[grid.channels()];
    byGain = new double[grid.channels()];
    byBias = new double[grid.channels()];
  }

  @Override
  public float[] forward(float[] rows, int count, FloatPointer parameters) {
    input = rows;
    activations = Rows.room(activations, count, grid.size());
    means = Rows.room(means, count, groups);
    precisions = Rows.room(precisions, count, groups);
    parameters.get(gain, 0, gain.length);
    Rows.at(parameters, gain.length).get(bias, 0, bias.length);
    for (int row = 0; row < count; row++) {
      measure(row);
      for (int c = 0; c < gain.length; c++) {
        factor[c] = gain[c] * precisions[row * groups + c / groupChannels];
      }
      sums.map(rows, mean, factor, bias, row, activations);
    }
    nonlinearity.forward(activations, count * grid.size());
    return activations;
  }

  /** The mean of each group, then the inverse of its standard deviation. */
  private void measure(int row) {
    double count = (double) grid.points() * groupChannels;
    sums.of(input, row);
    for (int group = 0; group < groups; group++) {
      means[row * groups + group] = (float) (total(sums.sums(), group) / count);
    }
    spreadMeans(row);
    sums.squares(input, mean, row);
    for (int group = 0; group < groups; group++) {
      double variance = total(sums.sums(), group) / count;
      precisions[row * groups + group] = (float) (1 / Math.sqrt(variance + EPSILON));
    }
  }

  private void spreadMeans(int row) {
    for (int c = 0; c < mean.length; c++) {
      mean[c] = means[row * groups + c / groupChannels];
    }
  }

  private double total(double[] byChannel, int group) {
    double sum = 0;
    for (int c = group * groupChannels; c < (group + 1) * groupChannels; c++) {
      sum += byChannel[c];
    }
    return sum;
  }

  @Override
  public float[] backward(
      float[] delta,
      int count,
      FloatPointer parameters,
      FloatPointer byParameters,
      boolean wanted) {
    nonlinearity.backward(delta, activations, count * grid.size());
    inputGradient = Rows.room(inputGradient, count, grid.size());
    Arrays.fill(byGain, 0);
    Arrays.fill(byBias, 0);
    for (int row = 0; row < count; row++) {
      backward(delta, row);
    }
    put(byGain, byParameters);
    put(byBias, Rows.at(byParameters, gain.length));
    return inputGradient;
  }

  private void put(double[] sums, FloatPointer target) {
    for (int c = 0; c < factor.length; c++) {
      factor[c] = (float) sums[c];
    }
    target.put(factor, 0, factor.length);
  }

  /**
   * With x̂ the normalised input and h = gain δ, means over a group: the gradient by x is (h - mean
   * h - x̂ mean h x̂) / deviation.
   */
  private void backward(float[] delta, int row) {
    double count = (double) grid.points() * groupChannels;
    sums.of(delta, row);
    double[] deltas = sums.sums().clone();
    spreadMeans(row);
    sums.products(delta, input, mean, row);
    double[] products = sums.sums();
    for (int group = 0; group < groups; group++) {
      double precision = precisions[row * groups + group];
      double sum = 0;
      double product = 0;
      int from = group * groupChannels;
      int to = from + groupChannels;
      for (int c = from; c < to; c++) {
        double normalised = precision * products[c];
        byGain[c] += normalised;
        byBias[c] += deltas[c];
        sum += gain[c] * deltas[c] / count;
        product += gain[c] * normalised / count;
      }
      Arrays.fill(shift, from, to, (float) (-precision * sum));
      Arrays.fill(slope, from, to, (float) (-precision * precision * product));
      for (int c = from; c < to; c++) {
        factor[c] = (float) (gain[c] * precision);
      }
    }
    sums.map(input, mean, slope, shift, row, inputGradient);
    sums.add(delta, factor, row, inputGradient);
  }
}
