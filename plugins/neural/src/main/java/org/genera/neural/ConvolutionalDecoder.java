package org.genera.neural;

import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected layer to a small grid, then transposed convolutions to a picture: the mirror
 * image of a {@link ConvolutionalEncoder}. Outputs lie plane by plane, each of them channel by
 * channel and row by row.
 *
 * @param inputs how many numbers go in
 * @param stack the convolutions, from the picture on
 * @param planes how many numbers come out for each of the picture's, without an activation
 */
public record ConvolutionalDecoder(int inputs, ConvolutionStack stack, int planes)
    implements Architecture {

  /** Checks the widths. */
  public ConvolutionalDecoder {
    if (inputs < 1 || planes < 1) {
      throw new IllegalArgumentException("widths must be positive: " + inputs + ", " + planes);
    }
  }

  @Override
  public int outputs() {
    return Rows.length(planes, stack.image().size());
  }

  @Override
  public String words() {
    return stack.words();
  }

  List<LayerShape> layers() {
    List<LayerShape> layers = new ArrayList<>();
    Grid smallest = stack.smallest();
    layers.add(stack.started(new DenseShape(inputs, smallest.size(), stack.inner())));
    stack.normalise(layers, smallest, stack.activation(), 1);
    layers.add(new BesideShape(stack.up(planes), 0));
    return layers;
  }
}
