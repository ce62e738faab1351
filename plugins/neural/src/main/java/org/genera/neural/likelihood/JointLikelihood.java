package org.genera.neural.likelihood;

import java.util.List;
import org.genera.api.engine.RandomStream;

/** Likelihoods of cells that lie one after the other, independent given the outputs. */
public final class JointLikelihood implements RowLikelihood {

  private final List<RowLikelihood> parts;

  /**
   * A product.
   *
   * @param parts in the order of their cells, outputs and parameters
   */
  public JointLikelihood(List<? extends RowLikelihood> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public int cells() {
    return parts.stream().mapToInt(RowLikelihood::cells).sum();
  }

  @Override
  public int outputs() {
    return parts.stream().mapToInt(RowLikelihood::outputs).sum();
  }

  @Override
  public int scalars() {
    return parts.stream().mapToInt(RowLikelihood::scalars).sum();
  }

  @Override
  public void initialise(float[] parameters, int from) {
    int at = from;
    for (RowLikelihood part : parts) {
      part.initialise(parameters, at);
      at += part.scalars();
    }
  }

  @Override
  public void prepare(float[] parameters, int from) {
    int at = from;
    for (RowLikelihood part : parts) {
      part.prepare(parameters, at);
      at += part.scalars();
    }
  }

  @Override
  public double row(
      float[] x, int cell, float[] outputs, int output, double weight, float[] byOutputs) {
    double sum = 0;
    int c = cell;
    int o = output;
    for (RowLikelihood part : parts) {
      sum += part.row(x, c, outputs, o, weight, byOutputs);
      c += part.cells();
      o += part.outputs();
    }
    return sum;
  }

  @Override
  public void gradient(float[] gradient, int from) {
    int at = from;
    for (RowLikelihood part : parts) {
      part.gradient(gradient, at);
      at += part.scalars();
    }
  }

  @Override
  public void draw(float[] outputs, int output, float[] x, int cell, RandomStream random) {
    int c = cell;
    int o = output;
    for (RowLikelihood part : parts) {
      part.draw(outputs, o, x, c, random);
      c += part.cells();
      o += part.outputs();
    }
  }

  @Override
  public void mean(float[] outputs, int output, float[] x, int cell) {
    int c = cell;
    int o = output;
    for (RowLikelihood part : parts) {
      part.mean(outputs, o, x, c);
      c += part.cells();
      o += part.outputs();
    }
  }

  @Override
  public void mode(float[] outputs, int output, float[] x, int cell) {
    int c = cell;
    int o = output;
    for (RowLikelihood part : parts) {
      part.mode(outputs, o, x, c);
      c += part.cells();
      o += part.outputs();
    }
  }
}
