package org.genera.neural;

import java.util.List;

/**
 * Convolutions from a picture, channel by channel, to a small grid, then a fully connected layer.
 *
 * @param stack the convolutions
 * @param beside how many numbers of a row follow the picture, and go to the last layer alone
 * @param outputs how many numbers come out, without an activation
 */
public record ConvolutionalEncoder(ConvolutionStack stack, int beside, int outputs)
    implements Architecture {

  /** Checks the widths. */
  public ConvolutionalEncoder {
    if (beside < 0 || outputs < 1) {
      throw new IllegalArgumentException("widths must be positive: " + beside + ", " + outputs);
    }
  }

  @Override
  public int inputs() {
    return stack.image().size() + beside;
  }

  @Override
  public String words() {
    return stack.words();
  }

  List<LayerShape> layers() {
    BesideShape pictures = new BesideShape(stack.down(), beside);
    DenseShape codes = new DenseShape(pictures.outputs(), outputs, Activation.IDENTITY);
    return List.of(pictures, stack.started(codes));
  }
}
