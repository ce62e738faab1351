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
        int group = row * groups + c / groupChannels;
        factor[c] = gain[c] * precisions[group];
        shift[c] = bias[c] - means[group] * factor[c];
      }
      sums.map(rows, row, factor, shift, activations);
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
    for (int c = 0; c < shift.length; c++) {
      shift[c] = means[row * groups + c / groupChannels];
    }
    sums.squares(input, row, shift);
    for (int group = 0; group < groups; group++) {
      double variance = total(sums.sums(), group) / count;
      precisions[row * groups + group] = (float) (1 / Math.sqrt(variance + EPSILON));
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
      float[] delta, int count, FloatPointer parameters, FloatPointer byParameters, boolean wanted) {
    nonlinearity.backward(delta, activations, count * grid.size());
    inputGradient = Rows.room(inputGradient, count, grid.size());
    Arrays.fill(byGain, 0);
    Arrays.fill(byBias, 0);
    for (int row = 0; row < count; row++) {
      backward(delta, row);
    }
    for (int c = 0; c < gain.length; c++) {
      factor[c] = (float) byGain[c];
      shift[c] = (float) byBias[c];
    }
    byParameters.put(factor, 0, factor.length);
    Rows.at(byParameters, factor.length).put(shift, 0, shift.length);
    return inputGradient;
  }

  /**
   * With x̂ the normalised input and h = gain δ, means over a group: the gradient by x is (h - mean h
   * - x̂ mean h x̂) / deviation, which is linear in δ and x.
   */
  private void backward(float[] delta, int row) {
    double count = (double) grid.points() * groupChannels;
    sums.of(delta, row);
    double[] deltas = sums.sums().clone();
    sums.products(delta, input, row);
    double[] products = sums.sums();
    float[] byInput = new float[gain.length];
    for (int group = 0; group < groups; group++) {
      double mean = means[row * groups + group];
      double precision = precisions[row * groups + group];
      double sum = 0;
      double product = 0;
      for (int c = group * groupChannels; c < (group + 1) * groupChannels; c++) {
        double normalised = precision * (products[c] - mean * deltas[c]);
        byGain[c] += normalised;
        byBias[c] += deltas[c];
        sum += gain[c] * deltas[c] / count;
        product += gain[c] * normalised / count;
      }
      for (int c = group * groupChannels; c < (group + 1) * groupChannels; c++) {
        factor[c] = (float) (gain[c] * precision);
        byInput[c] = (float) (-precision * precision * product);
        shift[c] = (float) (precision * (precision * product * mean - sum));
      }
    }
    sums.map(delta, row, factor, input, byInput, shift, inputGradient);
  }
}
